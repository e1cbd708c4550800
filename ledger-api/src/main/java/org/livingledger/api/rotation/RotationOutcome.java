package org.livingledger.api.rotation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Outcome;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What a command about taking turns led to.
public sealed interface RotationOutcome extends Outcome {

    /// The turns of a group.
    ///
    /// @param policy how turns are taken; null if none are
    /// @param endsAt when the term that this is about ends, if it is about one
    /// @param candidates who is proposed for it
    /// @param promoted who became an admin by the command
    record Turns(
            GroupId group,
            @Nullable RotationPolicy policy,
            @Nullable Instant endsAt,
            List<Candidate> candidates,
            List<MemberId> promoted)
            implements RotationOutcome {}
}
