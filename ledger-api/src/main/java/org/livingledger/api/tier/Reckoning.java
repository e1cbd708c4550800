package org.livingledger.api.tier;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a window came to.
///
/// @param from the first instant that counts in it, or null if everything before does
/// @param through the last instant that is counted
/// @param until the first instant after the window, or null if it goes with the time or never ends
/// @param scores what counts in it up to `through`, by measure
/// @param tier the highest tier that these scores reach
public record Reckoning(
        @Nullable Instant from,
        Instant through,
        @Nullable Instant until,
        Map<String, Long> scores,
        String tier) {

    /// Whether something that counts at an instant counts in it.
    public boolean has(Instant at) {
        return (from == null || !at.isBefore(from)) && !at.isAfter(through);
    }
}
