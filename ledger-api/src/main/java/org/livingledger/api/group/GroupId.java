package org.livingledger.api.group;

import org.livingledger.api.Codes;

/// Names a group (社群) inside its ledger.
public record GroupId(String value) {

    /// @throws IllegalArgumentException if it is not a code
    public GroupId {
        Codes.code("group", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
