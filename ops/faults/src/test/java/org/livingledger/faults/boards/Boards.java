package org.livingledger.faults.boards;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.livingledger.faults.model.Fact;
import org.livingledger.faults.model.Membership;
import org.livingledger.faults.model.Model;
import org.livingledger.faults.model.World;
import org.livingledger.faults.words.Fields;

/// Leaderboards (`systems.md` S10), counted anew from all of the model's facts whenever they are read.
public final class Boards {

    private final World world;

    private Boards(World world) {
        this.world = world;
    }

    /// What each board must say now, in every kind of window.
    public static List<Board> of(Model model) {
        var boards = new ArrayList<Board>();
        for (Fields board : model.world.programme.each("boards")) {
            for (String per : List.of("all", "year", "quarter", "month", "week", "day")) {
                boards.add(new Boards(model.world).read(board, per));
            }
        }
        return boards;
    }

    private Board read(Fields board, String per) {
        var scores = new HashMap<String, Board.Row>();
        String window = span(per, world.day(world.now));
        world.facts.forEach((fact, left) -> {
            boolean inWindow = span(per, world.day(fact.at())).equals(window);
            if (left > 0 && inWindow && counts(board, fact)) {
                var row = new Board.Row(fact.member(), left, fact.at());
                scores.merge(fact.member(), row, Boards::plus);
            }
        });
        List<Board.Row> rows =
                scores.values().stream()
                        .filter(row -> stands(board, row.member(), per, window))
                        .sorted(
                                Comparator.comparingLong(Board.Row::score)
                                        .reversed()
                                        .thenComparing(Board.Row::reached))
                        .toList();
        String group = board.has("group_id") ? "&group=" + board.text("group_id") : "";
        String path = "boards/" + board.text("id") + "?limit=200&window=" + window + group;
        return new Board(path, rows, ranks(board.text("ties", "competition"), rows));
    }

    private static boolean counts(Fields board, Fact fact) {
        return fact.kind().points() == board.text("metric").equals("points-earned")
                && board.fits("group_id", fact.group())
                && board.fits("activity", fact.kind().activity());
    }

    private static Board.Row plus(Board.Row one, Board.Row other) {
        Instant last = one.reached().isAfter(other.reached()) ? one.reached() : other.reached();
        return new Board.Row(one.member(), one.score() + other.score(), last);
    }

    /// Whoever left or was eliminated is gone from that instant on, but not from windows that were over
    /// by then. Who was never in any group stands on boards of the whole ledger.
    private boolean stands(Fields board, String member, String per, String window) {
        Map<String, Membership> memberships = world.members.getOrDefault(member, Map.of());
        return (memberships.isEmpty() && !board.has("group_id"))
                || memberships.keySet().stream()
                        .filter(group -> board.fits("group_id", group))
                        .map(memberships::get)
                        .anyMatch(one -> one.active() || endedAfter(one, per, window));
    }

    /// Names of spans of one kind stand in the order of their days.
    private boolean endedAfter(Membership one, String per, String window) {
        Instant ended = one.ended();
        return ended != null && span(per, world.day(ended)).compareTo(window) > 0;
    }

    /// The ranks of rows that stand in order.
    private static List<Long> ranks(String ties, List<Board.Row> rows) {
        var ranks = new ArrayList<Long>();
        for (int i = 0; i < rows.size(); i++) {
            boolean equal = i > 0 && rows.get(i).score() == rows.get(i - 1).score();
            long before = i == 0 ? 0 : ranks.get(i - 1);
            ranks.add(
                    switch (ties) {
                        case "ordinal" -> i + 1L;
                        case "dense" -> equal ? before : before + 1;
                        default -> equal ? before : i + 1L;
                    });
        }
        return ranks;
    }

    /// The name of the span of days that a day belongs to.
    private static String span(String per, LocalDate day) {
        int quarter = day.get(IsoFields.QUARTER_OF_YEAR);
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return switch (per) {
            case "day" -> day.toString();
            case "week" -> "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), week);
            case "month" -> YearMonth.from(day).toString();
            case "quarter" -> "%04d-Q%d".formatted(day.getYear(), quarter);
            case "year" -> "%04d".formatted(day.getYear());
            default -> "all";
        };
    }
}
