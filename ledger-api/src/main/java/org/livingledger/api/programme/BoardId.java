package org.livingledger.api.programme;

import org.livingledger.api.Codes;

/// Names a leaderboard inside its ledger.
public record BoardId(String value) {

    /// @throws IllegalArgumentException if it is not a code
    public BoardId {
        Codes.code("board", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
