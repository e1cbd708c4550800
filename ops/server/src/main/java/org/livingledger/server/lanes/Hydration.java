package org.livingledger.server.lanes;

import java.security.MessageDigest;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.RecordedEvent;
import org.livingledger.domain.AggregateType;
import org.livingledger.domain.Snapshottable;
import org.livingledger.server.store.Snapshots;
import org.livingledger.server.store.Snapshots.Snapshot;
import org.livingledger.server.store.StoredEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Brings aggregates back to life: the newest snapshot that can be trusted, then the events after it.
final class Hydration {

    private static final Logger LOG = LoggerFactory.getLogger(Hydration.class);
    private static final int PAGE = 2_000;

    private final StoredEvents events;
    private final Snapshots snapshots;
    private final JsonMapper mapper;
    private final Snapshotting snapshotting;

    Hydration(
            StoredEvents events,
            Snapshots snapshots,
            JsonMapper mapper,
            Snapshotting snapshotting) {
        this.events = events;
        this.snapshots = snapshots;
        this.mapper = mapper;
        this.snapshotting = snapshotting;
    }

    /// An aggregate as a snapshot has it, or blank, and what happened to it since.
    ///
    /// @param sequence the last event that `root` knows of, -1 if none
    record Hydrated<T>(T root, long sequence, Pages since) {

        void replay(EventSourcedAggregate<T> aggregate) {
            if (since.hasNext()) {
                aggregate.initializeState(DomainEventStream.of(since.messages(), since::last));
            }
        }
    }

    /// The aggregate of an identifier, or null if nothing has happened to it.
    <T extends Snapshottable<S>, S> @Nullable Hydrated<T> hydrate(
            AggregateType<T, S> type, String identifier) {
        int slash = identifier.indexOf('/');
        String ledger = identifier.substring(0, slash);
        String stream = identifier.substring(slash + 1);
        Snapshot snapshot = snapshots.find(ledger, stream);
        if (snapshot != null && trusted(snapshot, type, ledger, stream)) {
            try {
                S state = mapper.readValue(snapshot.state(), type.state());
                snapshotting.hydrated(identifier, snapshot.sequence(), snapshot.state().length());
                return new Hydrated<>(
                        type.restored().apply(identifier, state),
                        snapshot.sequence(),
                        new Pages(ledger, stream, snapshot.sequence()));
            } catch (JacksonException e) {
                LOG.warn("the snapshot of a {} cannot be read and is ignored", type.name(), e);
            }
        }
        var pages = new Pages(ledger, stream, -1);
        return pages.hasNext() ? new Hydrated<>(type.blank().apply(identifier), -1, pages) : null;
    }

    /// The aggregate of an identifier, from all that happened to it.
    <T extends Snapshottable<S>, S> Hydrated<T> hydrate(
            AggregateType<T, S> type, String identifier, List<RecordedEvent> past) {
        return new Hydrated<>(type.blank().apply(identifier), -1, new Pages(past));
    }

    private boolean trusted(
            Snapshot snapshot, AggregateType<?, ?> type, String ledger, String stream) {
        if (snapshot.schemaVersion() != type.schemaVersion()) {
            return false;
        }
        String payload = events.payload(ledger, stream, snapshot.sequence());
        return payload != null
                && MessageDigest.isEqual(snapshot.eventHash(), Snapshots.hash(payload));
    }

    /// A stream's events after one of them, read page by page.
    final class Pages implements Iterator<RecordedEvent> {

        private final String ledger;
        private final String stream;
        private long last;
        private Iterator<RecordedEvent> page;
        private boolean full;

        Pages(String ledger, String stream, long after) {
            this.ledger = ledger;
            this.stream = stream;
            this.last = after;
            this.page = turn();
        }

        /// All events of a stream, which have been read.
        Pages(List<RecordedEvent> all) {
            this.ledger = all.getFirst().ledger().value();
            this.stream = all.getFirst().stream();
            this.last = -1;
            this.page = all.iterator();
        }

        private Iterator<RecordedEvent> turn() {
            List<RecordedEvent> next = events.stream(ledger, stream, last, PAGE);
            full = next.size() == PAGE;
            return next.iterator();
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && full) {
                page = turn();
            }
            return page.hasNext();
        }

        @Override
        public RecordedEvent next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            RecordedEvent event = page.next();
            if (event.sequence() != last + 1) {
                throw new IllegalStateException(
                        "stream " + stream + " has no event " + (last + 1) + ": it is damaged");
            }
            last = event.sequence();
            return event;
        }

        long last() {
            return last;
        }

        Stream<DomainEventMessage<?>> messages() {
            return StreamSupport.stream(
                            Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
                    .map(this::message);
        }

        private DomainEventMessage<?> message(RecordedEvent event) {
            return new GenericDomainEventMessage<>(
                    "",
                    ledger + '/' + stream,
                    event.sequence(),
                    event.event(),
                    MetaData.emptyInstance(),
                    event.id(),
                    event.recordedAt());
        }
    }
}
