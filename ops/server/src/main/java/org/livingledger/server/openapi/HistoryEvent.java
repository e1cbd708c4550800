package org.livingledger.server.openapi;

import java.time.Instant;
import org.livingledger.api.Event;

/// An event as a member's history shows it: the shape of a row, for its schema.
record HistoryEvent(
        long position,
        String id,
        String type,
        Instant occurredAt,
        Instant recordedAt,
        String correlation,
        String actor,
        Event event) {}
