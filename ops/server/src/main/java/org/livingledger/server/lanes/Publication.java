package org.livingledger.server.lanes;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.livingledger.api.Event;
import org.livingledger.server.lanes.Decision.Published;

/// Where aggregates publish: their events join the decision that is under way, and leave with its
/// batch. Nobody listens here; whoever follows a ledger reads what is committed, by position.
final class Publication implements EventBus {

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        Decision decision = Decision.current();
        for (EventMessage<?> message : events) {
            var event = (DomainEventMessage<?>) message;
            decision.published()
                    .add(
                            new Published(
                                    event.getAggregateIdentifier(),
                                    event.getSequenceNumber(),
                                    event.getIdentifier(),
                                    (Event) event.getPayload()));
        }
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
        throw new IllegalStateException("events are read by position after their commit");
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super EventMessage<?>> interceptor) {
        throw new IllegalStateException("events leave their aggregates as they are");
    }
}
