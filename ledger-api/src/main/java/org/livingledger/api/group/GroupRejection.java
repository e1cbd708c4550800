package org.livingledger.api.group;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Rejection;
import org.livingledger.api.membership.MemberId;

/// Why something about a group was refused.
public sealed interface GroupRejection extends Rejection {

    /// This ledger has no group of this id.
    record GroupNotFound(GroupId group) implements GroupRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /// This ledger has a group of this id already.
    record GroupExists(GroupId group) implements GroupRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The group is closed for joining.
    record GroupClosed(GroupId group) implements GroupRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The group is open for joining already.
    record GroupOpen(GroupId group) implements GroupRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// Every seat of the group is taken.
    record GroupFull(GroupId group, int capacity) implements GroupRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// More seats are taken than the capacity would leave.
    record CapacityBelowSeatsTaken(GroupId group, int capacity, int taken)
            implements GroupRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// They are the owner or an admin already.
    record AlreadyAnAdmin(GroupId group, MemberId member) implements GroupRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// They are not an admin.
    record NotAnAdmin(GroupId group, MemberId member) implements GroupRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// They own the group already.
    record AlreadyTheOwner(GroupId group, MemberId member) implements GroupRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The group has as many admins as it may have.
    record AdminLimitReached(GroupId group, int limit) implements GroupRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// The group has ended, and nothing can be done in it any more.
    record GroupDissolved(GroupId group, Instant dissolvedAt) implements GroupRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The group goes on, so its memberships do.
    record GroupNotDissolved(GroupId group) implements GroupRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// A group ends by itself in the future, not before now.
    record DissolvesInThePast(GroupId group, Instant dissolvesAt, Instant now)
            implements GroupRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// The term of an admin is not over.
    ///
    /// @param termEndsAt when it will be; null if it has no end
    record TermNotOver(GroupId group, MemberId member, @Nullable Instant termEndsAt)
            implements GroupRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// A term ends in the future, not before now.
    record TermEndsInThePast(GroupId group, Instant termEndsAt, Instant now)
            implements GroupRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// The group has more admins than the limit would allow.
    record AdminLimitBelowAdmins(GroupId group, int adminLimit, int admins)
            implements GroupRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }
}
