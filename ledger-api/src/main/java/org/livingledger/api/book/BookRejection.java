package org.livingledger.api.book;

import org.livingledger.api.LedgerId;
import org.livingledger.api.Rejection;

/// Why something about a ledger as a whole was refused.
public sealed interface BookRejection extends Rejection {

    /// There is no such ledger, or the caller's key is not granted it: the two look the same.
    record LedgerNotFound(LedgerId ledger) implements BookRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /// The ledger is open already.
    record LedgerExists(LedgerId ledger) implements BookRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
