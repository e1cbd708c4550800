package org.livingledger.server.lanes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.jspecify.annotations.Nullable;

/// The aggregates that a batch has touched. They leave the shared cache while they may hold events
/// that are not committed, and return to it when those are.
///
/// It also remembers which streams were looked for and do not exist: a command asks after several that
/// most members never have, and each would be a journey to the database.
final class WorkingSet {

    private final Committed committed;
    private final Map<String, EventSourcedAggregate<?>> touched = new HashMap<>();

    /// What all lanes remember between batches, each of its own ledgers.
    ///
    /// @param aggregates as they are in the database
    /// @param absent the identifiers of which the database has nothing
    record Committed(
            Cache<String, EventSourcedAggregate<?>> aggregates, Cache<String, Boolean> absent) {

        private static final int REMEMBERED = 300_000;

        /// What an aggregate takes in memory: some 3.5 KB in a ledger with rules, tiers and badges.
        private static final long AGGREGATE_BYTES = 4_096;

        /// They may take a third of the memory: when 270 000 of them took most of a gigabyte, the
        /// collector did little else as soon as somebody asked for a past.
        private static final int PART = 3;

        Committed() {
            this(
                    Caffeine.newBuilder()
                            .maximumSize(aggregates(Runtime.getRuntime().maxMemory()))
                            .build(),
                    Caffeine.newBuilder().maximumSize(REMEMBERED).build());
        }

        /// How many aggregates are remembered.
        ///
        /// @param memory the most bytes that there are for everything
        static long aggregates(long memory) {
            return Math.min(REMEMBERED, memory / PART / AGGREGATE_BYTES);
        }
    }

    WorkingSet(Committed committed) {
        this.committed = committed;
    }

    @Nullable EventSourcedAggregate<?> find(String aggregate) {
        EventSourcedAggregate<?> found = touched.get(aggregate);
        if (found == null) {
            found = committed.aggregates().asMap().remove(aggregate);
            if (found != null) {
                touched.put(aggregate, found);
            }
        }
        return found;
    }

    void put(String id, EventSourcedAggregate<?> aggregate) {
        touched.put(id, aggregate);
        committed.absent().invalidate(id);
    }

    /// Whether it is known that nothing has happened to an aggregate that was not found here.
    boolean isAbsent(String aggregate) {
        return committed.absent().getIfPresent(aggregate) != null;
    }

    /// The database has nothing of an aggregate.
    void absent(String aggregate) {
        committed.absent().put(aggregate, true);
    }

    void forget(String aggregate) {
        touched.remove(aggregate);
    }

    /// What was touched, by aggregate id.
    Collection<EventSourcedAggregate<?>> touched() {
        return touched.values();
    }

    /// Everything touched is as it is in the database.
    void committed() {
        committed.aggregates().putAll(touched);
        touched.clear();
    }

    /// What was touched may be ahead of the database: the next to need it reads it again.
    void rolledBack() {
        touched.clear();
    }

    /// Others have moved these: what is in memory of them is old.
    void outdated(Collection<String> aggregates) {
        committed.aggregates().invalidateAll(aggregates);
        committed.absent().invalidateAll(aggregates);
        aggregates.forEach(touched::remove);
    }
}
