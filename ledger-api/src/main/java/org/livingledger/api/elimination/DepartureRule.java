package org.livingledger.api.elimination;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;

/// What becomes of a member's points when they are in a group no more (`systems.md` section 4).
///
/// @param group the group whose lots it is about, or null for every group that has no rule of its own
/// @param left what becomes of them when the member leaves; `keep` if not given
/// @param eliminated what becomes of them when the member is eliminated; `keep` if not given
public record DepartureRule(@Nullable GroupId group, LotPolicy left, LotPolicy eliminated) {

    /// What is not given is `keep`.
    public DepartureRule(
            @Nullable GroupId group, @Nullable LotPolicy left, @Nullable LotPolicy eliminated) {
        this.group = group;
        this.left = left == null ? LotPolicy.KEEP : left;
        this.eliminated = eliminated == null ? LotPolicy.KEEP : eliminated;
    }
}
