package org.livingledger.api.tier;

import org.livingledger.api.Codes;

/// Names a ladder of tiers inside its ledger.
public record LadderId(String value) {

    /// @throws IllegalArgumentException if it is not a code
    public LadderId {
        Codes.code("ladder", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
