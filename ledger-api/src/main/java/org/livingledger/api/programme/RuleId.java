package org.livingledger.api.programme;

import org.livingledger.api.Codes;

/// Names an earning rule inside its programme.
public record RuleId(String value) {

    /// @throws IllegalArgumentException if it is not a code
    public RuleId {
        Codes.code("rule", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
