package org.livingledger.api.tier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.Query;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.tier.TierEvent.Cause;

/// Questions about tiers.
public sealed interface TierQuery {

    /// Which ladders are there, and how many members stand on each tier?
    ///
    /// A member stands on a ladder once they have done or earned anything where it counts.
    ///
    /// @param at the instant asked about, as far as is known now
    record ListLadders(LedgerId ledger, Instant at) implements TierQuery, Query<List<LadderView>> {}

    /// Who stands where on a ladder? In the order of the member ids. Answered with null when the
    /// programme in force has no such ladder.
    ///
    /// @param tier the only tier asked about, or null for every tier
    /// @param after the last id of the page before
    /// @param limit at most this many rows, 1 … 200
    record FindLadder(
            LedgerId ledger,
            LadderId ladder,
            @Nullable String tier,
            Instant at,
            @Nullable MemberId after,
            int limit)
            implements TierQuery, Query<Page<Place>> {}

    /// How does a member stand on every ladder, and how did they come there? Answered with null when
    /// nobody of this id is known.
    record FindMemberTiers(LedgerId ledger, MemberId member, Instant at)
            implements TierQuery, Query<MemberTiers> {}

    /// About whom is something to be written down by this instant? For the scan.
    record FindDueTiers(LedgerId ledger, Instant at, int limit)
            implements TierQuery, Query<List<DueTiers>> {}

    /// A ladder with its tiers, from the base upwards.
    record LadderView(Ladder ladder, List<Count> tiers) {}

    /// How many members stand on a tier.
    record Count(String tier, long members) {}

    /// Where a member stands on a ladder.
    ///
    /// @param since since when, or null if since ever
    /// @param until the first instant at which it is over if nothing more happens, or null
    record Place(MemberId member, String tier, @Nullable Instant since, @Nullable Instant until) {}

    /// A member's tiers.
    ///
    /// @param history what was written down, the latest 200, the last first
    record MemberTiers(MemberId member, List<TierAt> tiers, List<Change> history) {}

    /// A change that was written down.
    ///
    /// @param position the position of its event
    /// @param occurredAt when it became true
    /// @param recordedAt when it became known
    record Change(
            long position,
            LadderId ladder,
            String from,
            String to,
            Cause cause,
            Instant occurredAt,
            Instant recordedAt) {}

    /// Someone about whom something is to be written down, since when.
    record DueTiers(MemberId member, Instant dueAt) {}
}
