package org.livingledger.projections.boards;

import static org.livingledger.projections.boards.Shapes.WHOLE_LEDGER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.projections.boards.Shapes.Numbered;
import org.livingledger.projections.boards.Shapes.Row;
import org.livingledger.projections.boards.Shapes.RowKey;
import org.livingledger.projections.boards.Shapes.Seat;
import org.livingledger.projections.boards.Shapes.SeatKey;
import org.livingledger.projections.boards.Shapes.Size;
import org.livingledger.projections.boards.Shapes.Window;
import org.livingledger.projections.reading.Rows;
import org.livingledger.projections.reading.Tables;

/// Folds facts and comings and goings into the rows of boards, between two programmes.
final class Standings {

    private final String ledger;
    private final Tables tables;
    private final List<Numbered> boards;
    private final Calendar calendar;
    private final Rows<SeatKey, Seat> seats;
    private final Rows<RowKey, Row> rows;
    private final Rows<Window, Size> windows;
    private final Map<String, Map<String, Seat>> seatsOf = new HashMap<>();
    private final Map<String, Set<RowKey>> rowsOfMovers = new HashMap<>();
    private final Set<Window> begun = new HashSet<>();
    private final Set<RowKey> undone = new HashSet<>();

    Standings(String ledger, Tables tables, List<Numbered> boards, Calendar calendar) {
        this.ledger = ledger;
        this.tables = tables;
        this.boards = boards;
        this.calendar = calendar;
        this.seats = tables.rows(Shapes.SEATS);
        this.rows = tables.rows(Shapes.ROWS);
        this.windows = tables.rows(Shapes.WINDOWS);
    }

    private record Step(long position, @Nullable Fact fact, @Nullable MembershipEvent move) {}

    void fold(List<RecordedEvent> events) {
        List<Step> steps = new ArrayList<>();
        for (RecordedEvent recorded : events) {
            Fact fact = Fact.of(recorded);
            if (fact != null) {
                steps.add(new Step(recorded.position(), fact, null));
            } else if (recorded.event() instanceof MembershipEvent move) {
                steps.add(new Step(recorded.position(), null, move));
            }
        }
        if (steps.isEmpty()) {
            return;
        }
        load(steps);
        for (Step step : steps) {
            if (step.fact != null) {
                count(step.fact);
            }
            if (step.move != null) {
                move(step.move);
            }
        }
        tables.insert("board_facts", facts(steps).<@Nullable Object[]>map(Fact::columns).toList());
        tables.insert("board_moves", moves(steps));
        recount();
        write();
    }

    private static List<@Nullable Object[]> moves(List<Step> steps) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Step step : steps) {
            Map.Entry<String, Seat> seat = step.move == null ? null : Seat.after(step.move);
            if (step.move != null && seat != null) {
                rows.add(
                        new Object[] {
                            step.position,
                            step.move.member().value(),
                            seat.getKey(),
                            seat.getValue().active(),
                            step.move.occurredAt()
                        });
            }
        }
        return rows;
    }

    private static Stream<Fact> facts(List<Step> steps) {
        return steps.stream().map(Step::fact).filter(java.util.Objects::nonNull);
    }

    private void load(List<Step> steps) {
        Set<String> members = new HashSet<>();
        Set<String> movers = new HashSet<>();
        for (Step step : steps) {
            if (step.fact != null) {
                members.add(step.fact.member());
            }
            if (step.move != null) {
                movers.add(step.move.member().value());
            }
        }
        members.addAll(movers);
        seats.load(keys(members));
        seats.all().forEach(this::seat);
        // A coming or going changes every row of a member; a fact only those of its own windows.
        rows.load(keys(movers));
        movers.forEach(member -> rowsOfMovers.put(member, new LinkedHashSet<>()));
        rows.all().keySet().forEach(this::noteMover);
        rows.loadAll(
                facts(steps)
                        .filter(fact -> !movers.contains(fact.member()))
                        .flatMap(fact -> rowKeys(fact).stream()));
        windows.loadAll(
                Stream.concat(
                                rows.all().keySet().stream(),
                                facts(steps).flatMap(fact -> rowKeys(fact).stream()))
                        .map(RowKey::window));
        windows.all()
                .forEach((window, size) -> {
                    if (size.most() >= Histogram.LEAST) {
                        begun.add(window);
                    }
                });
    }

    private static List<@Nullable Object[]> keys(Set<String> members) {
        return members.stream().map(member -> new @Nullable Object[] {member}).toList();
    }

    private List<RowKey> rowKeys(Fact fact) {
        List<RowKey> keys = new ArrayList<>();
        for (Numbered board : boards) {
            if (fact.countsOn(board)) {
                for (String window : calendar.windows(fact.occurredAt())) {
                    keys.add(new RowKey(fact.member(), board.number(), window));
                }
            }
        }
        return keys;
    }

    private void count(Fact fact) {
        for (RowKey key : rowKeys(fact)) {
            Row before = rows.get(key);
            if (fact.undoes()) {
                undone.add(key);
            }
            long score = (before == null ? 0 : before.score()) + fact.points();
            set(
                    key,
                    before,
                    new Row(
                            score,
                            before == null ? isListed(key) : before.listed(),
                            before == null || fact.occurredAt().isAfter(before.reachedAt())
                                    ? fact.occurredAt()
                                    : before.reachedAt(),
                            before == null ? board(key.board()).id() : before.board()));
        }
    }

    /// Joining, leaving and elimination change who is to be seen, not what they have scored.
    private void move(MembershipEvent event) {
        String member = event.member().value();
        Map.Entry<String, Seat> seat = Seat.after(event);
        if (seat == null) {
            return;
        }
        sit(new SeatKey(member, seat.getKey()), seat.getValue());
        for (RowKey key : List.copyOf(rowsOfMovers.getOrDefault(member, Set.of()))) {
            Row row = rows.get(key);
            if (row != null && row.listed() != isListed(key)) {
                set(key, row, new Row(row.score(), !row.listed(), row.reachedAt(), row.board()));
            }
        }
    }

    private void sit(SeatKey key, Seat seat) {
        seats.put(key, seat);
        seat(key, seat);
    }

    private void seat(SeatKey key, Seat seat) {
        seatsOf.computeIfAbsent(key.member(), _ -> new HashMap<>()).put(key.group(), seat);
    }

    private void noteMover(RowKey key) {
        Set<RowKey> theirs = rowsOfMovers.get(key.member());
        if (theirs != null) {
            theirs.add(key);
        }
    }

    private boolean isListed(RowKey key) {
        return isListed(
                board(key.board()),
                seatsOf.getOrDefault(key.member(), Map.of()),
                calendar.end(key.period()));
    }

    private Numbered board(int number) {
        return boards.stream().filter(board -> board.number() == number).findFirst().orElseThrow();
    }

    /// Whether a member is to be seen in a window of a board: on a group's while in the group; on the
    /// ledger's unless they have been in groups and are now in none. Who was there when a window ended
    /// stays in it for ever: what was over is not told otherwise (`systems.md` section 4).
    ///
    /// @param seats each group that they have ever been in
    /// @param windowEnd the first instant after the window
    static boolean isListed(Numbered board, Map<String, Seat> seats, Instant windowEnd) {
        if (board.group().equals(WHOLE_LEDGER)) {
            return seats.isEmpty()
                    || seats.values().stream().anyMatch(seat -> seat.isSeen(windowEnd));
        }
        Seat seat = seats.get(board.group());
        return seat != null && seat.isSeen(windowEnd);
    }

    private void set(RowKey key, @Nullable Row before, Row after) {
        int change = (after.counts() ? 1 : 0) - (before != null && before.counts() ? 1 : 0);
        if (after.score() == 0) {
            rows.remove(key);
        } else {
            rows.put(key, after);
            noteMover(key);
        }
        if (change != 0) {
            Size size = windows.get(key.window());
            long members = (size == null ? 0 : size.members()) + change;
            windows.put(
                    key.window(),
                    new Size(members, Math.max(members, size == null ? 0 : size.most())));
        }
    }

    /// When a score was reached, where something was undone: the latest grant of which something is
    /// left. Known only from the facts.
    private void recount() {
        undone.removeIf(key -> rows.get(key) == null);
        if (undone.isEmpty()) {
            return;
        }
        Set<String> members = new HashSet<>();
        undone.forEach(key -> members.add(key.member()));
        Map<RowKey, Instant> reached = new HashMap<>();
        for (String member : members) {
            for (Remaining left : Remaining.of(ledger, member, tables)) {
                for (Numbered board : boards) {
                    if (left.countsOn(board)) {
                        for (String window : calendar.windows(left.occurredAt())) {
                            reached.merge(
                                    new RowKey(member, board.number(), window),
                                    left.occurredAt(),
                                    (a, b) -> a.isAfter(b) ? a : b);
                        }
                    }
                }
            }
        }
        for (RowKey key : undone) {
            Row row = rows.get(key);
            Instant at = reached.get(key);
            if (row != null && at != null) {
                rows.put(key, new Row(row.score(), row.listed(), at, row.board()));
            }
        }
    }

    private void write() {
        var change = new Histogram.Change();
        rows.forEachChange((key, before, after) -> {
            if (begun.contains(key.window())) {
                if (before != null) {
                    change.row(key, before, -1);
                }
                if (after != null) {
                    change.row(key, after, 1);
                }
            }
        });
        seats.flush();
        rows.flush();
        change.apply(tables);
        windows.all()
                .forEach((window, size) -> {
                    if (size.most() >= Histogram.LEAST && !begun.contains(window)) {
                        Histogram.begin(ledger, window, tables);
                    }
                });
        windows.flush();
    }
}
