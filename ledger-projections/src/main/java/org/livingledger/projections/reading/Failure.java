package org.livingledger.projections.reading;

import java.time.Instant;

/// An event that a projection could not fold. The projection waits at it and tries again; the others
/// and its other ledgers go on.
///
/// @param position the event's position
/// @param error what went wrong
/// @param attempts how often it was tried
/// @param since when it was first tried
public record Failure(long position, String error, int attempts, Instant since) {}
