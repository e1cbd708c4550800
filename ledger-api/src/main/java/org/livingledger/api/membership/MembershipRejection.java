package org.livingledger.api.membership;

import java.util.List;
import org.livingledger.api.Rejection;
import org.livingledger.api.group.GroupId;

/// Why something about a membership was refused.
public sealed interface MembershipRejection extends Rejection {

    /// Nobody of this id is known in this ledger.
    record MemberNotFound(MemberId member) implements MembershipRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /// They are in the group already, in the epoch that is named.
    record AlreadyAMember(GroupId group, MemberId member, int epoch)
            implements MembershipRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// They are not an active member of the group.
    record NotAMember(GroupId group, MemberId member) implements MembershipRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// They are not an active member of any group of this ledger (`systems.md` A13).
    record NotInAnyGroup(MemberId member) implements MembershipRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The owner cannot leave or be eliminated before the ownership is transferred.
    record OwnerMustTransfer(GroupId group, MemberId member) implements MembershipRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The acting member has none of the roles that the command asks for.
    ///
    /// @param anyOf the roles of which one is needed: `owner`, `admin`
    record RoleRequired(GroupId group, MemberId by, List<String> anyOf)
            implements MembershipRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// The command gives a time more than five minutes ahead of the ledger's clock.
    ///
    /// @param occurredAt what was given
    /// @param latest the latest that would be accepted
    record OccursInTheFuture(java.time.Instant occurredAt, java.time.Instant latest)
            implements MembershipRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }
}
