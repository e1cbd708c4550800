package org.livingledger.api.book;

import java.time.ZoneId;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Outcome;

/// What a command about a ledger as a whole led to.
public sealed interface BookOutcome extends Outcome {

    /// A ledger that is open now.
    record Opened(LedgerId ledger, String name, ZoneId zone) implements BookOutcome {}
}
