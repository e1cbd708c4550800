package org.livingledger.api.rotation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Rejection;
import org.livingledger.api.group.GroupId;

/// Why something about taking turns was refused.
public sealed interface RotationRejection extends Rejection {

    /// The group takes no turns.
    record RotationNotSet(GroupId group) implements RotationRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The first term has not begun.
    record RotationNotBegun(GroupId group, @Nullable LocalDate starts)
            implements RotationRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The term that runs was confirmed already.
    record RotationConfirmed(GroupId group, Instant beginsAt, Instant endsAt)
            implements RotationRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// Nobody is proposed for the term that runs.
    record NoRotationProposed(GroupId group) implements RotationRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
