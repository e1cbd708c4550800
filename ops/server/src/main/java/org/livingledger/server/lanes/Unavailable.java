package org.livingledger.server.lanes;

import java.time.Duration;

/// Thrown when a command could not be decided now. Nothing of it is stored, or its outcome will be
/// told to whoever sends it again under the same key.
public final class Unavailable extends RuntimeException {

    private final Duration retryAfter;

    /// A failure that is worth another try.
    ///
    /// @param why for operators; never shown to callers
    /// @param retryAfter when to try again
    public Unavailable(String why, Duration retryAfter) {
        super(why, null, false, false);
        this.retryAfter = retryAfter;
    }

    /// When to try again.
    public Duration retryAfter() {
        return retryAfter;
    }
}
