package org.livingledger.domain;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AbstractAggregateFactory;
import org.axonframework.eventsourcing.AggregateFactory;

/// A kind of aggregate: what the server needs to know to store it and to take it up again.
///
/// @param name what it is called, for example `account`
/// @param type its class
/// @param state the record that a snapshot of it holds
/// @param schemaVersion raised whenever `state` changes its shape or its meaning; a snapshot of any
///     other version is ignored
/// @param blank makes the aggregate of an identifier to which nothing has happened yet
/// @param restored makes the aggregate of an identifier from a snapshot's state
/// @param <T> the aggregate
/// @param <S> its state
public record AggregateType<T extends Snapshottable<S>, S>(
        String name,
        Class<T> type,
        Class<S> state,
        int schemaVersion,
        Function<String, T> blank,
        BiFunction<String, S, T> restored) {

    /// Makes aggregates know their identifier before their first event is replayed: our events do
    /// not carry it.
    public AggregateFactory<T> factory() {
        return new AbstractAggregateFactory<>(type) {
            @Override
            @SuppressWarnings("rawtypes") // as the overridden method has it
            protected T doCreateAggregate(String identifier, DomainEventMessage firstEvent) {
                return blank.apply(identifier);
            }
        };
    }
}
