package org.livingledger.api.activity;

import org.livingledger.api.Codes;

/// Names a kind of activity, for example `commit` or `purchase`.
public record ActivityType(String value) {

    /// @throws IllegalArgumentException if it is not a code
    public ActivityType {
        Codes.code("activity type", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
