package org.livingledger.api.reversal;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.Codes;
import org.livingledger.api.Command;
import org.livingledger.api.Limits;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.ReversalPolicy;

/// What undoes a fact together with what follows from it (`systems.md` section 5, 7).
public sealed interface ReversalCommand extends Command {

    /// Undoes all that is left of a movement, or an activity with everything that it earned: the grants of
    /// the rules, and, if asked, the badges and milestones that it proved, with their rewards. Tiers and
    /// boards follow. All of it happens in one transaction under one correlation id, or none of it.
    ///
    /// Refused when nobody of this id is known (`member-not-found`), they have no such movement or activity
    /// (`fact-not-found`), their account is frozen (`account-frozen`), the fact was undone before
    /// (`activity-already-reversed`, `already-reversed`), under `pending-only` when any grant is no
    /// longer pending (`not-pending`), when a spending would not fit into the account any more
    /// (`points-overflow`), and when `figures` are given and other figures would come of it now
    /// (`figures-changed`).
    ///
    /// @param position the position of the grant, spending, capture or activity
    /// @param policy how far to go where points are no longer there; `within-balance` if not given
    /// @param recognition what becomes of badges and milestones without proof; `keep` if not given
    /// @param figures what a preview said its figures are; anything is accepted if not given
    /// @param reason a code
    record ReverseFact(
            MemberId member,
            long position,
            @Nullable ReversalPolicy policy,
            @Nullable RecognitionPolicy recognition,
            @Nullable String figures,
            @Nullable String reason)
            implements ReversalCommand {

        /// @throws IllegalArgumentException if a number is out of range, or a code has not its form
        public ReverseFact {
            Limits.range("position", position, 1, Long.MAX_VALUE);
            if (figures != null) {
                Codes.code("figures", figures);
            }
            if (reason != null) {
                Codes.code("reason", reason);
            }
        }
    }
}
