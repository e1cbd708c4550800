package org.livingledger.server.http;

import java.time.Instant;
import org.livingledger.api.Event;
import org.livingledger.api.Page;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.registry.Vocabulary;

/// An event as a history shows it: its envelope, and what happened under its logical type.
record HistoryLine(
        long position,
        String id,
        String type,
        Instant occurredAt,
        Instant recordedAt,
        String correlation,
        String actor,
        Event event) {

    static Page<HistoryLine> page(Page<RecordedEvent> page) {
        return new Page<>(page.items().stream().map(HistoryLine::of).toList(), page.next());
    }

    private static HistoryLine of(RecordedEvent recorded) {
        Event event = recorded.event();
        return new HistoryLine(
                recorded.position(),
                recorded.id(),
                Vocabulary.stored(event.getClass()).value(),
                event.occurredAt(),
                recorded.recordedAt(),
                recorded.correlation(),
                recorded.actor(),
                event);
    }
}
