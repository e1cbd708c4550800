package org.livingledger.api.membership;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Codes;
import org.livingledger.api.Command;
import org.livingledger.api.group.GroupId;

/// What changes who is in a group (`systems.md` S3, S21).
public sealed interface MembershipCommand extends Command {

    /// Makes someone an active member of a group, in the next epoch of that membership. A person
    /// never seen before in this ledger is introduced by it.
    ///
    /// Refused when the group does not exist (`group-not-found`), is closed (`group-closed`) or
    /// full (`group-full`), or when they are in it already (`already-a-member`).
    ///
    /// @param group the group to join
    /// @param member who joins
    /// @param occurredAt when it happened, if not now
    record JoinGroup(GroupId group, MemberId member, @Nullable Instant occurredAt)
            implements MembershipCommand {}

    /// Ends a membership at the member's own wish.
    ///
    /// Refused when they are not in the group (`not-a-member`) or own it (`owner-must-transfer`).
    record LeaveGroup(GroupId group, MemberId member, @Nullable Instant occurredAt)
            implements MembershipCommand {}

    /// Ends a membership by decision (淘汰). An admin is demoted first, under the same correlation id.
    ///
    /// Refused when they are not in the group (`not-a-member`), own it (`owner-must-transfer`), or
    /// `by` names someone who is neither its owner nor one of its admins (`role-required`).
    ///
    /// @param reason a code, for example `idle`; never a text about the person
    /// @param by the member who decides, if a member does
    record EliminateMember(
            GroupId group,
            MemberId member,
            String reason,
            @Nullable MemberId by,
            @Nullable Instant occurredAt)
            implements MembershipCommand {

        /// @throws IllegalArgumentException if the reason is not a code
        public EliminateMember {
            Codes.code("reason", reason);
        }
    }
}
