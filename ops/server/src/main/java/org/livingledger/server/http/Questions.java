package org.livingledger.server.http;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.Past;
import org.livingledger.api.PastTooLong;
import org.livingledger.api.Query;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;

/// Asks the read side through Axon's query gateway: the query's class is its name, and what it says
/// it is answered with is the type that is asked for.
final class Questions {

    private static final Declared PAST = new Declared(Object.class);

    private final QueryGateway gateway;
    private final Map<Class<?>, Declared> answers = new ConcurrentHashMap<>();

    Questions(QueryGateway gateway) {
        this.gateway = gateway;
    }

    /// The answer, or null if what is asked about is not there.
    @SuppressWarnings("unchecked")
    <A> @Nullable A ask(Query<A> query) {
        Declared type = answers.computeIfAbsent(query.getClass(), Questions::declared);
        return (A) Waiting.on(gateway.query(query.getClass().getName(), query, type));
    }

    /// The answer as of the time that is read, or null if what is asked about was not there.
    ///
    /// @throws Problem if that past is too long to be told
    @SuppressWarnings("unchecked") // a past is answered as its question is
    <A> @Nullable A ask(Reading reading, Query<A> query) {
        AsOf asOf = reading.asOf();
        if (asOf == null) {
            return ask(query);
        }
        try {
            return (A)
                    Waiting.on(gateway.query(Past.class.getName(), new Past<>(query, asOf), PAST));
        } catch (PastTooLong e) {
            throw Problem.of(Fault.PAST_TOO_LONG).with("events", e.events()).with("most", e.most());
        }
    }

    private static Declared declared(Class<?> query) {
        for (Type family : query.getGenericInterfaces()) {
            if (family instanceof ParameterizedType typed && typed.getRawType() == Query.class) {
                return new Declared(typed.getActualTypeArguments()[0]);
            }
        }
        throw new IllegalStateException(query + " does not say what answers it");
    }

    /// Exactly what a query declares. Axon's own response types know a class, an optional and a list,
    /// but no page of something.
    private record Declared(Type type) implements ResponseType<Object> {

        @Override
        public boolean matches(Type responseType) {
            return type.equals(responseType);
        }

        @Override
        public Class<Object> responseMessagePayloadType() {
            return Object.class;
        }

        @Override
        public Class<?> getExpectedResponseType() {
            return Object.class;
        }
    }
}
