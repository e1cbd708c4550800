package org.livingledger.api.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Outcome;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.PointsEvent.LimitedBy;
import org.livingledger.api.programme.RuleId;

/// What a recorded activity led to.
public sealed interface ActivityOutcome extends Outcome {

    /// An activity with the grants that it gave.
    ///
    /// @param grants one for each rule that answered, in the programme's order
    record Recorded(MemberId member, List<Grant> grants, long balance, long available)
            implements ActivityOutcome {}

    /// What one rule gave.
    ///
    /// @param version the programme's version that the rule stands in
    /// @param requested how many points the rule asked for
    /// @param granted how many it gave
    /// @param limitedBy what cut them, if something did
    record Grant(
            RuleId rule,
            int version,
            long requested,
            long granted,
            @Nullable LimitedBy limitedBy) {}
}
