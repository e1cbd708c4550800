package org.livingledger.api.tier;

import org.livingledger.api.Command;
import org.livingledger.api.membership.MemberId;

/// What is commanded about tiers. They follow from facts, so there is little.
public sealed interface TierCommand extends Command {

    /// Writes down what has become true about a member's tiers and is not written down yet. The scan
    /// sends it; whoever sends it again changes nothing.
    ///
    /// Refused when nobody of this id is known (`member-not-found`).
    record ReviewTiers(MemberId member) implements TierCommand {}
}
