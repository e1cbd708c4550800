package org.livingledger.api.group;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.Query;
import org.livingledger.api.membership.MemberId;

/// Questions about groups.
public sealed interface GroupQuery {

    /// What is this group? Answered with null when the ledger has none of this id.
    ///
    /// @param at the instant whose admins are shown; those that are written down if not given
    record FindGroup(LedgerId ledger, GroupId group, @Nullable Instant at)
            implements GroupQuery, Query<GroupView> {

        /// The group with the admins that are written down.
        public FindGroup(LedgerId ledger, GroupId group) {
            this(ledger, group, null);
        }
    }

    /// Is there a group of this id?
    record HasGroup(LedgerId ledger, GroupId group) implements GroupQuery, Query<Boolean> {}

    /// Which groups are there? In the order of their ids.
    ///
    /// @param at the instant whose admins are shown; those that are written down if not given
    record ListGroups(LedgerId ledger, @Nullable Instant at, @Nullable GroupId after, int limit)
            implements GroupQuery, Query<Page<GroupView>> {

        /// The groups with the admins that are written down.
        public ListGroups(LedgerId ledger, @Nullable GroupId after, int limit) {
            this(ledger, null, after, limit);
        }
    }

    /// Which admins' terms are over and not written down to be? For the scan.
    record FindDueTerms(LedgerId ledger, Instant at, int limit)
            implements GroupQuery, Query<List<DueTerm>> {}

    /// An admin whose term is over.
    record DueTerm(GroupId group, MemberId member) {}

    /// Which groups have something coming to its end? First those whose date has come, then those that
    /// are dissolved and still have members.
    record FindDissolutions(LedgerId ledger, Instant at, int limit)
            implements GroupQuery, Query<List<Dissolution>> {}

    /// What is to be done for a group that has ended.
    ///
    /// @param at when it ended
    /// @param members some of its members, at most [GroupCommand#MOST_RELEASED]; nobody if it is still to
    ///     be written down that it has ended
    record Dissolution(GroupId group, Instant at, List<MemberId> members) {}

    /// A group as it stands.
    ///
    /// @param description what it is about, if that was told
    /// @param kind whom it brings together, if that was told
    /// @param parent the group that it is a sub-group of, if it is one
    /// @param capacity how many seats it has
    /// @param members how many of them are taken
    /// @param open whether people can join
    /// @param admins its admins, in the order of their ids
    /// @param subGroupFounders who may found sub-groups of it
    /// @param dissolvesAt when it ends by itself, if it does
    /// @param dissolvedAt when it ended, if it did
    record GroupView(
            GroupId group,
            String name,
            @Nullable String description,
            @Nullable GroupKind kind,
            @Nullable GroupId parent,
            int capacity,
            int members,
            boolean open,
            int adminLimit,
            MemberId owner,
            List<MemberId> admins,
            Founders subGroupFounders,
            Instant foundedAt,
            @Nullable Instant dissolvesAt,
            @Nullable Instant dissolvedAt) {

        /// The same with another number of seats that are taken.
        public GroupView withMembers(int taken) {
            return new GroupView(
                    group,
                    name,
                    description,
                    kind,
                    parent,
                    capacity,
                    taken,
                    open,
                    adminLimit,
                    owner,
                    admins,
                    subGroupFounders,
                    foundedAt,
                    dissolvesAt,
                    dissolvedAt);
        }
    }
}
