package org.livingledger.api.rotation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Codes;
import org.livingledger.api.Command;
import org.livingledger.api.Limits;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What has members take turns at being admin (`systems.md` S2).
public sealed interface RotationCommand extends Command {

    /// The group in which turns are taken.
    GroupId group();

    /// The most members whom one proposal looks at: each is an aggregate.
    int MOST_CONSIDERED = 200;

    /// Says how turns are taken from now on, or that none are. What was proposed before and not
    /// confirmed is given up; who is admin for a term stays so to its end.
    ///
    /// Refused when `by` is not the owner (`role-required`).
    ///
    /// @param policy how; none if not given
    record SetRotation(GroupId group, @Nullable RotationPolicy policy, @Nullable MemberId by)
            implements RotationCommand {}

    /// Proposes the most active of some members for the term that runs. The service does it by itself
    /// when a term begins, with the most active of all.
    ///
    /// Whoever is not an ordinary member, or has done too little, is passed over; nobody may be left. Equals
    /// are ordered as [Candidate#ORDER] says. With an automatic policy they become admins at once, as many as
    /// there are places.
    ///
    /// Refused when `by` is neither the owner nor an admin (`role-required`), when the group has no
    /// rotation (`rotation-not-set`), its first term has not begun (`rotation-not-begun`), or the term was
    /// confirmed (`rotation-confirmed`).
    ///
    /// @param members whom to look at, at most 200
    record ProposeRotation(GroupId group, List<MemberId> members, @Nullable MemberId by)
            implements RotationCommand {

        /// @throws IllegalArgumentException if it names too many
        public ProposeRotation {
            members = List.copyOf(members);
            Limits.range("members", members.size(), 0, MOST_CONSIDERED);
        }
    }

    /// Makes those who are proposed admins to the end of the term, in their order and as many as there are
    /// places. Whoever has left since, or is an admin by now, is passed over.
    ///
    /// Refused when `by` is not the owner (`role-required`), when nothing is proposed for the term that runs
    /// (`no-rotation-proposed`), or the group has as many admins as it may have (`admin-limit-reached`).
    record ConfirmRotation(GroupId group, @Nullable MemberId by) implements RotationCommand {}

    /// Gives up what is proposed. Others can be proposed for the same term.
    ///
    /// Refused when `by` is not the owner (`role-required`), or nothing is proposed for the term that runs
    /// (`no-rotation-proposed`).
    ///
    /// @param reason a code
    record DeclineRotation(GroupId group, String reason, @Nullable MemberId by)
            implements RotationCommand {

        /// @throws IllegalArgumentException if the reason is not a code
        public DeclineRotation {
            Codes.code("reason", reason);
        }
    }
}
