package org.livingledger.faults.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One member in one group.
///
/// @param status `active`, `left`, `eliminated` or `released`
public record Membership(int epoch, String status, Instant joined, @Nullable Instant ended) {

    static final Membership NEVER = new Membership(0, "", Instant.MIN, null);

    /// Whether it goes on.
    public boolean active() {
        return status.equals("active");
    }
}
