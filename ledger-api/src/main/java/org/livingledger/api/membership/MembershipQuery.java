package org.livingledger.api.membership;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.Query;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.title.Title;

/// Questions about members.
public sealed interface MembershipQuery {

    /// Who is this, and where are they a member? Answered with null when nobody of this id is known.
    ///
    /// @param at the instant whose roles and titles are shown
    record FindMember(LedgerId ledger, MemberId member, Instant at)
            implements MembershipQuery, Query<MemberProfile> {}

    /// Who is, or was, in this group? In the order of the member ids.
    ///
    /// @param at the instant whose roles and titles are shown
    /// @param activeOnly leave out those who left or were eliminated
    /// @param after the last id of the page before
    /// @param limit at most this many rows, 1 … 200
    record FindRoster(
            LedgerId ledger,
            GroupId group,
            Instant at,
            boolean activeOnly,
            @Nullable MemberId after,
            int limit)
            implements MembershipQuery, Query<Page<Membership>> {}

    /// Everything that ever happened to a member, in the order of positions.
    ///
    /// @param after the last position of the page before, 0 for the first
    record FindMemberHistory(LedgerId ledger, MemberId member, long after, int limit)
            implements MembershipQuery, Query<Page<RecordedEvent>> {}

    /// A member of the ledger with all their memberships.
    record MemberProfile(MemberId member, Instant introducedAt, List<Membership> memberships) {}

    /// One member in one group.
    ///
    /// @param role `owner`, `admin` or `member`; what it was last, once the membership has ended
    /// @param status `active`, `left`, `eliminated` or `released`
    /// @param epoch 1, 2, … after each return
    /// @param joinedAt when this epoch began
    /// @param endedAt when this epoch ended, if it has
    /// @param termEndsAt when they stop being an admin by themselves, if they do
    /// @param titles which they hold, in the order of their names
    record Membership(
            GroupId group,
            MemberId member,
            String role,
            String status,
            int epoch,
            Instant joinedAt,
            @Nullable Instant endedAt,
            @Nullable Instant termEndsAt,
            List<Title> titles) {

        /// The same membership with these titles.
        public Membership titled(List<Title> these) {
            return new Membership(
                    group, member, role, status, epoch, joinedAt, endedAt, termEndsAt, these);
        }
    }
}
