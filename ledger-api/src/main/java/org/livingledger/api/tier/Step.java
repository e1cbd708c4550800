package org.livingledger.api.tier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A time on one tier.
///
/// @param tier the place of the tier on its ladder, 0 for the base
/// @param from since when, or null if since ever
/// @param until the first instant at which it is over if nothing more happens, or null if it stays
/// @param deadline up to when it could be kept, if it is lost because it was not reached again: before
///     `until` by the grace period
/// @param reset whether it begins because the member left the ladder's group
public record Step(
        int tier,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Instant deadline,
        boolean reset) {

    boolean holds(Instant at) {
        return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
    }
}
