package org.livingledger.server.store;

import java.time.Instant;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;

/// A row of the table of events, with the event that its payload holds.
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
        String payload,
        Event event) {

    /// The event as every reader sees it.
    public RecordedEvent recorded() {
        Instant recordedAt = Micros.instant(recordedMicros);
        return new RecordedEvent(
                new LedgerId(ledger),
                position,
                id,
                stream,
                sequence,
                recordedAt,
                correlation,
                actor,
                event);
    }
}
