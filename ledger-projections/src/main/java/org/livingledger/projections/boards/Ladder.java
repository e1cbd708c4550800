package org.livingledger.projections.boards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One window of a board: its places in order, and how many are better.
interface Ladder {

    /// How many members are to be seen.
    long members();

    /// The place of a member, or null if they are not to be seen.
    @Nullable Place of(String member);

    /// The places after one, or the first if it is null, the next first.
    List<Place> after(@Nullable Place place, int limit);

    /// The places before one, the nearest first.
    List<Place> before(Place place, int limit);

    /// The last place with a better score, or null if there is none.
    @Nullable Place better(long score);

    /// How many members have a better score.
    long membersAbove(long score);

    /// How many different scores are better.
    long scoresAbove(long score);

    /// How many members have this very score.
    long membersAt(long score);

    /// How many members of the same score reached it before.
    long equalsBefore(Place place);

    /// The best scores with the number of members of each, the best first.
    List<Level> levels(int limit);

    /// A score with the number of members who have it.
    record Level(long score, long members) {}
}
