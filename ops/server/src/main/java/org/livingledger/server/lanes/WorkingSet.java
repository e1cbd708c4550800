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
final class WorkingSet {

    /// How many aggregates are kept in memory between batches.
    private static final int CACHED = 300_000;

    private final Cache<String, EventSourcedAggregate<?>> cache;
    private final Map<String, EventSourcedAggregate<?>> touched = new HashMap<>();

    WorkingSet(Cache<String, EventSourcedAggregate<?>> cache) {
        this.cache = cache;
    }

    /// A cache of committed aggregates for all lanes.
    static Cache<String, EventSourcedAggregate<?>> newCache() {
        return Caffeine.newBuilder().maximumSize(CACHED).build();
    }

    @Nullable EventSourcedAggregate<?> find(String aggregate) {
        EventSourcedAggregate<?> found = touched.get(aggregate);
        if (found == null) {
            found = cache.asMap().remove(aggregate);
            if (found != null) {
                touched.put(aggregate, found);
            }
        }
        return found;
    }

    void put(String id, EventSourcedAggregate<?> aggregate) {
        touched.put(id, aggregate);
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
        cache.putAll(touched);
        touched.clear();
    }

    /// What was touched may be ahead of the database: the next to need it reads it again.
    void rolledBack() {
        touched.clear();
    }

    /// Others have moved these: what is in memory of them is old.
    void outdated(Collection<String> aggregates) {
        cache.invalidateAll(aggregates);
        aggregates.forEach(touched::remove);
    }
}
