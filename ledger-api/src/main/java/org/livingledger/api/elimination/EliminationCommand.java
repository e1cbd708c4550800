package org.livingledger.api.elimination;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.Command;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What is commanded about elimination as a whole; single members are eliminated by
/// [org.livingledger.api.membership.MembershipCommand.EliminateMember].
public sealed interface EliminationCommand extends Command {

    /// The most members that one run warns, spares or eliminates: each is two aggregates at most, and
    /// a command touches at most a thousand.
    int MOST_ACTS = 400;

    /// Judges everyone in a group by its policy, and carries out what follows: who is below is warned,
    /// and eliminated once the warning has run out; who has recovered is spared. Said again, it writes
    /// nothing that was written. Where there is more to do than one command can carry, it says how much
    /// is left, and is said again.
    ///
    /// Refused when the group does not exist (`group-not-found`) or has ended (`group-dissolved`), when
    /// `by` is neither its owner nor one of its admins (`role-required`), or when the programme in force
    /// has no policy for it (`elimination-policy-not-found`).
    ///
    /// @param by the member who asks for it, if a member does
    /// @param scheduled whether the schedule of the policy asks for it: then it is written down that it
    ///     ran, also if nobody was below. The service says it by itself
    record RunElimination(GroupId group, @Nullable MemberId by, @Nullable Boolean scheduled)
            implements EliminationCommand {}
}
