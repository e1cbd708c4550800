package org.livingledger.api.discipline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Outcome;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What a command about the order in a group led to.
public sealed interface DisciplineOutcome extends Outcome {

    /// How a member stands.
    ///
    /// @param measures the numbers of the measures that the command took, lifted or decided about
    /// @param strikes how many strikes are in force
    /// @param mutedUntil when their mute is over; null if they are not muted, or until it is lifted
    /// @param active whether they are in the group still
    record Conduct(
            GroupId group,
            MemberId member,
            List<Integer> measures,
            int strikes,
            boolean muted,
            @Nullable Instant mutedUntil,
            boolean active)
            implements DisciplineOutcome {}

    /// The order in a group.
    ///
    /// @param muted whether everyone in it is muted
    /// @param mutedUntil when that is over; null if it is not muted, or until it is lifted
    record House(GroupId group, HouseRules rules, boolean muted, @Nullable Instant mutedUntil)
            implements DisciplineOutcome {}
}
