package org.livingledger.api.elimination;

import org.livingledger.api.Rejection;
import org.livingledger.api.group.GroupId;

/// Why something about elimination was refused.
public sealed interface EliminationRejection extends Rejection {

    /// The programme in force has no elimination policy for the group.
    ///
    /// @param version the version in force, 0 before the first
    record EliminationPolicyNotFound(GroupId group, int version) implements EliminationRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }
}
