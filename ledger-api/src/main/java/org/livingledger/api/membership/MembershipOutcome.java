package org.livingledger.api.membership;

import org.livingledger.api.Outcome;
import org.livingledger.api.group.GroupId;

/// What a command about a membership led to.
public sealed interface MembershipOutcome extends Outcome {

    /// A membership after the command.
    ///
    /// @param role `owner`, `admin` or `member`
    /// @param status `active`, `left`, `eliminated` or `released`
    /// @param epoch 1, 2, … after each return
    record Standing(GroupId group, MemberId member, String role, String status, int epoch)
            implements MembershipOutcome {}
}
