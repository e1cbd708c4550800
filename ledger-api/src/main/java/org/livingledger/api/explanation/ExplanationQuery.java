package org.livingledger.api.explanation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Query;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.tier.LadderId;

/// Questions why something is as it is, and why it is not otherwise. Each is answered with the events
/// that were counted, page by page; the figures are always those of all pages.
public sealed interface ExplanationQuery {

    /// Why does a member stand where they stand on a ladder? Answered with null when the programme in
    /// force has no such ladder.
    ///
    /// @param group the ladder's group, if the caller names one: of another group there is no such ladder
    /// @param at the instant asked about, as far as is known now
    /// @param after the position that the page before ended with, 0 for the first
    /// @param limit at most this many facts, 1 … 200
    record ExplainTier(
            LedgerId ledger,
            LadderId ladder,
            @Nullable GroupId group,
            MemberId member,
            Instant at,
            long after,
            int limit)
            implements ExplanationQuery, Query<TierExplanation> {}

    /// Why was a member awarded a badge, or not? Answered with null when the programme in force has no
    /// such badge and the member was never awarded it.
    ///
    /// @param group the only group asked about, or null for all
    /// @param after the position that the page before ended with, 0 for the first
    /// @param limit at most this many facts, 1 … 200
    record ExplainBadge(
            LedgerId ledger,
            BadgeId badge,
            @Nullable GroupId group,
            MemberId member,
            long after,
            int limit)
            implements ExplanationQuery, Query<BadgeExplanation> {}

    /// Why does a member stand where they stand on a board, or not at all? Answered with null when there
    /// is no such board.
    ///
    /// @param after the position that the page before ended with, 0 for the first
    /// @param limit at most this many facts, 1 … 200
    record ExplainRank(
            LedgerId ledger,
            @Nullable GroupId group,
            BoardId board,
            Period window,
            MemberId member,
            long after,
            int limit)
            implements ExplanationQuery, Query<RankExplanation> {}

    /// Why was this many points granted, and what became of them? Answered with null when no grant stands
    /// at the position.
    ///
    /// @param movement the position of the grant
    /// @param after the position that the page of what became of it before ended with, 0 for the first
    /// @param limit at most this many events of each list, 1 … 200
    record ExplainGrant(LedgerId ledger, long movement, long after, int limit)
            implements ExplanationQuery, Query<GrantExplanation> {}

    /// Why is a member warned, eliminated, exempt or safe? Answered with null when the programme in force
    /// has no policy for the group and the member was never eliminated from it.
    ///
    /// @param at the instant asked about, as far as is known now
    /// @param after the position that the page before ended with, 0 for the first
    /// @param limit at most this many facts, 1 … 200
    record ExplainElimination(
            LedgerId ledger, GroupId group, MemberId member, Instant at, long after, int limit)
            implements ExplanationQuery, Query<EliminationExplanation> {}
}
