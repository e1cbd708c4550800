package org.livingledger.server.store;

/// A row of the table of events.
public record EventRow(
        String ledger,
        long position,
        String id,
        String stream,
        long sequence,
        String type,
        int revision,
        long recordedMicros,
        String correlation,
        String actor,
        String payload) {}
