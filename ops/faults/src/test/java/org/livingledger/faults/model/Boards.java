package org.livingledger.faults.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.livingledger.faults.model.Read.Row;

/// Leaderboards (`systems.md` S10), counted anew from all facts whenever they are read.
final class Boards {

    private final World world;

    Boards(World world) {
        this.world = world;
    }

    /// Those on a board in a window of days, the first first.
    List<Row> rows(Plan.Board board, String window) {
        var scores = new HashMap<String, Row>();
        var taken = new ArrayList<World.Fact>();
        for (World.Fact fact : world.facts) {
            if (counts(board, window, fact) && belongs(board, window, fact.member())) {
                taken.add(fact);
            }
        }
        for (World.Fact fact : taken) {
            Row before = scores.getOrDefault(fact.member(), new Row(fact.member(), 0, Instant.MIN));
            Instant reached = before.reached().isAfter(fact.at()) ? before.reached() : fact.at();
            scores.put(
                    fact.member(), new Row(fact.member(), before.score() + fact.left(), reached));
        }
        return scores.values().stream()
                .filter(row -> row.score() > 0)
                .sorted(Comparator.comparingLong(Row::score).reversed().thenComparing(Row::reached))
                .toList();
    }

    private boolean counts(Plan.Board board, String window, World.Fact fact) {
        String span = Calendar.span(Calendar.per(window), world.day(fact.at()));
        return fact.points() == board.points()
                && fact.left() > 0
                && span.equals(window)
                && (board.group() == null || board.group().equals(fact.group()))
                && (board.activity() == null || board.activity().equals(fact.activity()));
    }

    /// Whoever left or was eliminated is gone from that instant on, but not from windows that were over
    /// by then.
    private boolean belongs(Plan.Board board, String window, String member) {
        Map<String, Membership> memberships = world.members.getOrDefault(member, Map.of());
        if (board.group() != null) {
            return isSeen(memberships.getOrDefault(board.group(), Membership.NEVER), window);
        }
        return memberships.isEmpty()
                || memberships.values().stream().anyMatch(one -> isSeen(one, window));
    }

    /// Names of spans of one kind stand in the order of their days.
    private boolean isSeen(Membership membership, String window) {
        Instant ended = membership.ended();
        return membership.active()
                || (ended != null
                        && Calendar.span(Calendar.per(window), world.day(ended)).compareTo(window)
                                > 0);
    }

    /// The ranks of rows that stand in order.
    static List<Long> ranks(String ties, List<Row> rows) {
        var ranks = new ArrayList<Long>();
        for (int i = 0; i < rows.size(); i++) {
            boolean equal = i > 0 && rows.get(i).score() == rows.get(i - 1).score();
            long before = i == 0 ? 0 : ranks.get(i - 1);
            ranks.add(
                    ties.equals("ordinal")
                            ? i + 1L
                            : equal ? before : ties.equals("dense") ? before + 1 : i + 1L);
        }
        return ranks;
    }
}
