package org.livingledger.api.evidence;

import org.livingledger.api.Outcome;
import org.livingledger.api.membership.MemberId;

/// What a report led to.
public sealed interface EvidenceOutcome extends Outcome {

    /// What is known after the command.
    ///
    /// @param kind `payment`, `purchase`, `quiz`, `task`, `profile` or `fact`
    /// @param what which payment, purchase, quiz, task or fact; `profile` for a profile
    record Known(MemberId member, String kind, String what) implements EvidenceOutcome {}
}
