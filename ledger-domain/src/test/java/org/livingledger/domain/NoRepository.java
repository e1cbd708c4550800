package org.livingledger.domain;

import java.util.concurrent.Callable;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/// A repository in which nothing is and nothing can begin.
final class NoRepository<T> implements Repository<T> {

    @Override
    public Aggregate<T> load(String identifier) {
        throw new AggregateNotFoundException(identifier, "nothing is here");
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it
    public Aggregate<T> load(String identifier, Long expectedVersion) {
        return load(identifier);
    }

    @Override
    public Aggregate<T> newInstance(Callable<T> factory) {
        throw new UnsupportedOperationException("nothing can begin here");
    }

    @Override
    public void send(Message<?> message, ScopeDescriptor scope) {
        throw new UnsupportedOperationException("nothing is here");
    }

    @Override
    public boolean canResolve(ScopeDescriptor scope) {
        return false;
    }
}
