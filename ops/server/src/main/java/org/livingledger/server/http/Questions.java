package org.livingledger.server.http;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Query;

/// Asks the read side through Axon's query gateway: the query's class is its name, and what it says
/// it is answered with is the type that is asked for.
final class Questions {

    private final QueryGateway gateway;
    private final Map<Class<?>, ResponseType<?>> answers = new ConcurrentHashMap<>();

    Questions(QueryGateway gateway) {
        this.gateway = gateway;
    }

    /// The answer, or null if what is asked about is not there.
    @SuppressWarnings("unchecked")
    <A> @Nullable A ask(Query<A> query) {
        ResponseType<?> type = answers.computeIfAbsent(query.getClass(), Questions::responseType);
        Object answer = Waiting.on(gateway.query(query.getClass().getName(), query, type));
        if (answer instanceof Optional<?> optional) {
            return (A) optional.orElse(null);
        }
        return (A) answer;
    }

    private static ResponseType<?> responseType(Class<?> query) {
        for (Type family : query.getGenericInterfaces()) {
            if (family instanceof ParameterizedType typed && typed.getRawType() == Query.class) {
                return switch (typed.getActualTypeArguments()[0]) {
                    case Class<?> one -> ResponseTypes.optionalInstanceOf(one);
                    case ParameterizedType list when list.getRawType() == List.class ->
                            ResponseTypes.multipleInstancesOf(
                                    (Class<?>) list.getActualTypeArguments()[0]);
                    case ParameterizedType other ->
                            ResponseTypes.instanceOf((Class<?>) other.getRawType());
                    case Type other -> throw new IllegalStateException(query + " answers " + other);
                };
            }
        }
        throw new IllegalStateException(query + " does not say what answers it");
    }
}
