package org.livingledger.api.gate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Outcome;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What a command about a door led to.
public sealed interface GateOutcome extends Outcome {

    /// How someone stands at a door after the command.
    ///
    /// @param status `joined`, `applied`, `waiting`, `rejected`, `withdrawn`, `expired`, `banned` or
    ///     `unbanned`
    /// @param epoch the epoch of their membership, if they joined
    /// @param ahead how many come in before them, if they wait
    /// @param awaited what others must do, if they applied
    /// @param expiresAt when their application expires, if they applied
    record Admission(
            GroupId group,
            MemberId member,
            String status,
            @Nullable Integer epoch,
            @Nullable Integer ahead,
            List<MissingGate> awaited,
            @Nullable Instant expiresAt)
            implements GateOutcome {}

    /// What stands at a door after the command.
    record Gates(GroupId group, GatePolicy gates) implements GateOutcome {}

    /// An invitation after the command.
    ///
    /// @param invitation its number at this door
    /// @param uses how many can still join by it
    record Invitation(GroupId group, long invitation, int uses, @Nullable Instant expiresAt)
            implements GateOutcome {}
}
