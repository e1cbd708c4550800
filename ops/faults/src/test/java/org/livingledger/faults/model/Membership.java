package org.livingledger.faults.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One member in one group.
///
/// @param status `active`, `left`, `eliminated` or `released`
/// @param joined when they came, as was said
/// @param since from when on what they do counts for it, if they were there before: never before the
///     end of that
public record Membership(
        int epoch, String status, Instant joined, Instant since, @Nullable Instant ended) {

    static final Membership NEVER = new Membership(0, "", Instant.MIN, Instant.MIN, null);

    /// Whether it goes on.
    public boolean active() {
        return status.equals("active");
    }

    /// Whether it has not ended then: also an end can be said a little ahead.
    boolean lasts(Instant at) {
        return ended == null || at.isBefore(ended);
    }
}
