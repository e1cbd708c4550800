package org.livingledger.api;

/// Names a ledger (账本): one organisation's book, the isolation and consistency boundary.
public record LedgerId(String value) {

    /// @throws IllegalArgumentException if it is not a code
    public LedgerId {
        Codes.code("ledger", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
