package org.livingledger.api.recognition;

import org.livingledger.api.Codes;

/// Names a badge (徽章) inside its ledger.
public record BadgeId(String value) {

    /// @throws IllegalArgumentException if it is not a code
    public BadgeId {
        Codes.code("badge", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
