package org.livingledger.api;

import java.time.Instant;

/// A time in the life of a ledger: an instant, or the event that was the last one.
public sealed interface Moment {

    /// An instant. What was recorded at it counts.
    record At(Instant instant) implements Moment {}

    /// The instant at which the event of a position was recorded, right after it.
    record After(long position) implements Moment {}
}
