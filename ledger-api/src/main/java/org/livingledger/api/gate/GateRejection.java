package org.livingledger.api.gate;

import java.time.Instant;
import java.util.List;
import org.livingledger.api.Rejection;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// Why someone was not let in, or something about a door was refused.
public sealed interface GateRejection extends Rejection {

    /// They are on the group's ban list, which wins over all gates.
    ///
    /// @param since when they were banned
    record MemberBanned(GroupId group, MemberId member, String reason, Instant since)
            implements GateRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// They are not on the group's ban list.
    record NotBanned(GroupId group, MemberId member) implements GateRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// They were eliminated not long enough ago.
    ///
    /// @param days how many local days must pass
    /// @param allowedAt from when on they may come back
    record CoolingDown(
            GroupId group, MemberId member, int days, Instant eliminatedAt, Instant allowedAt)
            implements GateRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// The gates do not let them in.
    ///
    /// @param failed every gate that stands in the way
    record GatesNotPassed(GroupId group, MemberId member, List<MissingGate> failed)
            implements GateRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// They have applied, and what is awaited has not come.
    record ApplicationStands(GroupId group, MemberId member, Instant expiresAt)
            implements GateRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// They stand on the waiting list already.
    ///
    /// @param ahead how many come in before them
    record AlreadyWaiting(GroupId group, MemberId member, int ahead) implements GateRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// They have not applied, or their application has ended.
    record ApplicationNotFound(GroupId group, MemberId member) implements GateRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /// The group has no invitation of this number that could be used.
    record InvitationNotFound(GroupId group, long invitation) implements GateRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /// The group has an invitation with this code.
    record InvitationExists(GroupId group, long invitation) implements GateRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// An invitation expires in the future, not before now.
    record ExpiresInThePast(GroupId group, Instant expiresAt, Instant now)
            implements GateRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// As many stand at the door, or are invited, as a door can remember.
    record DoorCrowded(GroupId group, int limit) implements GateRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }
}
