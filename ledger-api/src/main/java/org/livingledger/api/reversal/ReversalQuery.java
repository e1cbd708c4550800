package org.livingledger.api.reversal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Query;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.Metric;

/// Questions about what would be if something had not been.
public sealed interface ReversalQuery {

    /// Where would a member stand on every board and window that counts some facts, without them?
    ///
    /// @param without what is taken off
    record FindRanksWithout(LedgerId ledger, MemberId member, List<Uncounted> without)
            implements ReversalQuery, Query<List<RankMove>> {}

    /// Something of a fact that boards would not count any more.
    ///
    /// @param movement the position of the grant or the activity
    /// @param count how much of it
    /// @param at when it had counted
    record Uncounted(
            Metric metric,
            @Nullable GroupId group,
            @Nullable ActivityType activity,
            long movement,
            long count,
            Instant at) {}

    /// How a member's place on one window of one board would change.
    ///
    /// @param group whose board it is, or null if the whole ledger is on it
    /// @param after their place then, or null if they would not be on it any more
    record RankMove(
            BoardId board,
            @Nullable GroupId group,
            Period window,
            Standing before,
            @Nullable Standing after) {}

    /// A place on a board.
    ///
    /// @param reachedAt the latest `occurredAt` that is counted in the score
    record Standing(long rank, long score, Instant reachedAt) {}
}
