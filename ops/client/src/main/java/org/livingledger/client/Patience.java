package org.livingledger.client;

import java.time.Duration;

/// How long a client tries before it gives up. Waiting doubles from `first` up to `most`; a
/// `Retry-After` from the server is waited for instead, up to `most`.
///
/// @param attempts how often a call is tried in all, at least 1
/// @param first the wait after the first failure
/// @param most the longest wait
public record Patience(int attempts, Duration first, Duration most) {

    /// Eight attempts over about half a minute: outlives a restart of the server.
    public static final Patience DEFAULT =
            new Patience(8, Duration.ofMillis(100), Duration.ofSeconds(10));

    /// One attempt.
    public static final Patience NONE = new Patience(1, Duration.ZERO, Duration.ZERO);

    /// @throws IllegalArgumentException if there is not at least one attempt
    public Patience {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, got " + attempts);
        }
    }

    Duration before(int retry) {
        Duration doubled = first.multipliedBy(1L << Math.min(retry, 20));
        return doubled.compareTo(most) < 0 ? doubled : most;
    }
}
