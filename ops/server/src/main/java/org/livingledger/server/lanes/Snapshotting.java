package org.livingledger.server.lanes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.jspecify.annotations.Nullable;
import org.livingledger.domain.AggregateType;
import org.livingledger.domain.Snapshottable;
import org.livingledger.domain.WriteSide;
import org.livingledger.server.store.EventRow;
import org.livingledger.server.store.Snapshots;
import org.livingledger.server.store.Snapshots.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Takes snapshots of committed state: the lane copies the state, another thread writes it down.
final class Snapshotting {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshotting.class);

    /// How many events an aggregate has at least between two snapshots.
    private static final int EVENTS = 500;

    /// How many characters of a snapshot one event may cost: a large state is written less often, so
    /// that writing it never outweighs the events.
    private static final int CHARACTERS_PER_EVENT = 200;

    private static final int REMEMBERED = 500_000;

    private final Snapshots snapshots;
    private final JsonMapper mapper;
    private final Map<Class<?>, AggregateType<?, ?>> types = new HashMap<>();
    private final Cache<String, Last> lasts = Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("snapshots").daemon().factory());

    private record Last(long sequence, int size) {}

    Snapshotting(Snapshots snapshots, JsonMapper mapper) {
        this.snapshots = snapshots;
        this.mapper = mapper;
        WriteSide.aggregates().forEach(type -> types.put(type.type(), type));
    }

    /// Remembers the snapshot that an aggregate was taken up from.
    void hydrated(String identifier, long sequence, int size) {
        lasts.put(identifier, new Last(sequence, size));
    }

    /// Looks whether any of the aggregates with new events is due.
    ///
    /// @param events what was committed, in order
    /// @param workingSet the aggregates as they are after these events
    void committed(List<EventRow> events, WorkingSet workingSet) {
        var newest = new HashMap<String, EventRow>();
        for (EventRow event : events) {
            newest.put(event.ledger() + '/' + event.stream(), event);
        }
        newest.forEach((identifier, event) -> {
            Last last = lasts.getIfPresent(identifier);
            long since = event.sequence() - (last == null ? -1 : last.sequence());
            int size = last == null ? 0 : last.size();
            if (since >= Math.max(EVENTS, size / CHARACTERS_PER_EVENT)) {
                take(identifier, event, workingSet.find(identifier));
            }
        });
    }

    private void take(
            String identifier, EventRow event, @Nullable EventSourcedAggregate<?> aggregate) {
        if (aggregate == null || !(aggregate.getAggregateRoot() instanceof Snapshottable<?> root)) {
            return;
        }
        AggregateType<?, ?> type = types.get(root.getClass());
        if (type == null) {
            return;
        }
        Object state = root.state();
        lasts.put(identifier, new Last(event.sequence(), EVENTS * CHARACTERS_PER_EVENT));
        writer.execute(() -> write(identifier, event, type.schemaVersion(), state));
    }

    private void write(String identifier, EventRow event, int schemaVersion, Object state) {
        try {
            String json = mapper.writeValueAsString(state);
            snapshots.save(
                    event.ledger(),
                    event.stream(),
                    new Snapshot(
                            event.sequence(),
                            schemaVersion,
                            Snapshots.hash(event.payload()),
                            json));
            lasts.put(identifier, new Last(event.sequence(), json.length()));
        } catch (RuntimeException e) {
            LOG.warn("a snapshot was not written; the events are all there", e);
        }
    }

    void close() throws InterruptedException {
        writer.shutdown();
        if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("some snapshots were not written; the events are all there");
        }
    }
}
