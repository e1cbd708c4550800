package org.livingledger.api.activity;

import java.util.List;
import org.livingledger.api.Rejection;
import org.livingledger.api.programme.RuleId;

/// Why an activity was refused.
public sealed interface ActivityRejection extends Rejection {

    /// The programme declares this kind of activity with other attributes.
    ///
    /// @param problems one sentence for each attribute that does not fit
    record AttributesDoNotFit(ActivityType activity, List<String> problems)
            implements ActivityRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// A rule gave something that is not a number of points from 0 to 1 000 000 000 000.
    ///
    /// @param problem what went wrong, in one sentence
    record RuleFailed(RuleId rule, int version, String problem) implements ActivityRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }
}
