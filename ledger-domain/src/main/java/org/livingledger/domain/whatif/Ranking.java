package org.livingledger.domain.whatif;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Ties;

/// Ranks everybody on a board for all time, by its rule for ties (`systems.md` S10).
final class Ranking {

    private Ranking() {}

    /// Gives every member their ranks on the boards of one programme.
    static void rank(Collection<Soul> souls, Rules rules, Function<Soul, Side> side) {
        List<BoardDefinition> boards = rules.boards();
        for (int board = 0; board < boards.size(); board++) {
            rank(souls, boards.get(board), board, side);
        }
    }

    private static void rank(
            Collection<Soul> souls, BoardDefinition board, int at, Function<Soul, Side> side) {
        List<Soul> places =
                souls.stream()
                        .filter(soul -> side.apply(soul).score(at) > 0 && soul.isListed(board))
                        .sorted(order(at, side))
                        .toList();
        long rank = 0;
        long level = -1;
        for (int place = 0; place < places.size(); place++) {
            Side theirs = side.apply(places.get(place));
            if (board.ties() == Ties.ORDINAL || theirs.score(at) != level) {
                rank = board.ties() == Ties.DENSE ? rank + 1 : place + 1;
            }
            level = theirs.score(at);
            theirs.rank(at, rank);
        }
    }

    private static Comparator<Soul> order(int at, Function<Soul, Side> side) {
        return Comparator.comparingLong((Soul soul) -> -side.apply(soul).score(at))
                .thenComparing(soul -> side.apply(soul).reached(at))
                .thenComparing(soul -> soul.id.value());
    }
}
