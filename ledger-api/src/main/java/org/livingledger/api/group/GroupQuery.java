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
    record FindGroup(LedgerId ledger, GroupId group) implements GroupQuery, Query<GroupView> {}

    /// Which groups are there? In the order of their ids.
    record ListGroups(LedgerId ledger, @Nullable GroupId after, int limit)
            implements GroupQuery, Query<Page<GroupView>> {}

    /// A group as it stands.
    ///
    /// @param capacity how many seats it has
    /// @param members how many of them are taken
    /// @param open whether people can join
    /// @param admins its admins, in the order of their ids
    record GroupView(
            GroupId group,
            String name,
            int capacity,
            int members,
            boolean open,
            int adminLimit,
            MemberId owner,
            List<MemberId> admins,
            Instant foundedAt) {}
}
