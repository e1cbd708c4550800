package org.livingledger.api.tier;

import java.util.List;
import org.livingledger.api.Outcome;
import org.livingledger.api.membership.MemberId;

/// What a command about tiers led to.
public sealed interface TierOutcome extends Outcome {

    /// How the member stands on every ladder.
    record Reviewed(MemberId member, List<TierAt> tiers) implements TierOutcome {}
}
