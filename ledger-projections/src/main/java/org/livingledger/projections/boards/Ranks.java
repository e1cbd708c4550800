package org.livingledger.projections.boards;

import java.util.ArrayList;
import java.util.List;
import org.livingledger.api.board.BoardQuery.BoardRow;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.Programme.Ties;

/// Ranks of adjacent places, by a board's rule for ties.
final class Ranks {

    private Ranks() {}

    static long of(Place place, Ladder ladder, Ties ties) {
        return 1
                + switch (ties) {
                    case COMPETITION -> ladder.membersAbove(place.score());
                    case DENSE -> ladder.scoresAbove(place.score());
                    case ORDINAL -> ladder.membersAbove(place.score()) + ladder.equalsBefore(place);
                };
    }

    /// The given places with their ranks. Only the first one's is looked up; the others follow.
    static List<BoardRow> of(List<Place> places, Ladder ladder, Ties ties) {
        List<BoardRow> rows = new ArrayList<>();
        long rank = 0;
        long level = 0;
        long equals = 0;
        for (Place place : places) {
            if (rows.isEmpty()) {
                rank = of(place, ladder, ties);
                equals = 0;
            } else if (ties == Ties.ORDINAL) {
                rank++;
            } else if (place.score() != level) {
                // The first level may have begun before these places; all others begin among them.
                boolean first = rows.getFirst().score() == level;
                rank += ties == Ties.DENSE ? 1 : first ? ladder.membersAt(level) : equals;
                equals = 0;
            }
            level = place.score();
            equals++;
            rows.add(
                    new BoardRow(
                            rank, new MemberId(place.member()), place.score(), place.reachedAt()));
        }
        return rows;
    }
}
