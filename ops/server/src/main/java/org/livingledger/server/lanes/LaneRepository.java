package org.livingledger.server.lanes;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.RecordedEvent;
import org.livingledger.domain.AggregateType;
import org.livingledger.domain.Snapshottable;

/// Aggregates for handlers on a lane: from the batch's working set, else from the store. There are no
/// locks, since a ledger has one lane, and no unit of work to follow, since a batch is kept or
/// forgotten as a whole.
final class LaneRepository<T extends Snapshottable<S>, S> implements Repository<T> {

    private final AggregateType<T, S> type;
    private final AggregateModel<T> model;
    private final EventBus publication;
    private final Hydration hydration;

    LaneRepository(AggregateType<T, S> type, EventBus publication, Hydration hydration) {
        this.type = type;
        this.model = AnnotatedAggregateMetaModelFactory.inspectAggregate(type.type());
        this.publication = publication;
        this.hydration = hydration;
    }

    @Override
    public Aggregate<T> load(String identifier) {
        WorkingSet workingSet = Decision.current().workingSet();
        EventSourcedAggregate<T> kept = cast(workingSet.find(identifier));
        if (kept != null) {
            return kept;
        }
        boolean isAbsent =
                workingSet.isAbsent(identifier)
                        || Decision.current().submission().isOfNewcomer(identifier);
        var hydrated = isAbsent ? null : hydration.hydrate(type, identifier);
        if (hydrated == null) {
            workingSet.absent(identifier);
            throw new Absent(identifier);
        }
        return takeUp(identifier, hydrated, workingSet);
    }

    /// Brings an aggregate back to life from all that happened to it.
    void takeUp(String identifier, List<RecordedEvent> past, WorkingSet workingSet) {
        takeUp(identifier, hydration.hydrate(type, identifier, past), workingSet);
    }

    private Aggregate<T> takeUp(
            String identifier, Hydration.Hydrated<T> hydrated, WorkingSet workingSet) {
        EventSourcedAggregate<T> aggregate =
                EventSourcedAggregate.reconstruct(
                        hydrated.root(),
                        model,
                        hydrated.sequence(),
                        false,
                        publication,
                        NoSnapshotTriggerDefinition.TRIGGER);
        hydrated.replay(aggregate);
        workingSet.put(identifier, aggregate);
        return aggregate;
    }

    @Override
    public Aggregate<T> load(String identifier, @Nullable Long expectedVersion) {
        return load(identifier);
    }

    @Override
    public Aggregate<T> newInstance(Callable<T> factory) throws Exception {
        Decision decision = Decision.current();
        EventSourcedAggregate<T> aggregate =
                EventSourcedAggregate.initialize(
                        factory, model, publication, NoSnapshotTriggerDefinition.TRIGGER);
        decision.workingSet().put(aggregate.identifierAsString(), aggregate);
        decision.created().add(aggregate.identifierAsString());
        return aggregate;
    }

    @Override
    public Aggregate<T> newInstance(Callable<T> factory, Consumer<Aggregate<T>> initialize)
            throws Exception {
        Aggregate<T> aggregate = newInstance(factory);
        initialize.accept(aggregate);
        return aggregate;
    }

    @Override
    public void send(Message<?> message, ScopeDescriptor scope) {
        throw new IllegalStateException("nothing is sent to an aggregate but through its handlers");
    }

    @Override
    public boolean canResolve(ScopeDescriptor scope) {
        return false;
    }

    @SuppressWarnings("unchecked") // an identifier names its type
    private static <T> @Nullable EventSourcedAggregate<T> cast(
            @Nullable EventSourcedAggregate<?> aggregate) {
        return (EventSourcedAggregate<T>) aggregate;
    }

    /// Nothing has happened to an aggregate. Common, and so without a stack trace.
    private static final class Absent extends AggregateNotFoundException {

        Absent(String identifier) {
            super(identifier, "nothing has happened to it");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
