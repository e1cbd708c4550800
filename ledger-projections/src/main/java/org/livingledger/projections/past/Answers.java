package org.livingledger.projections.past;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Query;
import org.livingledger.projections.invariants.Invariants;

/// What answers each query, called directly.
final class Answers {

    private record Handler(Object object, Method method) {}

    private final Map<Class<?>, Handler> handlers = new HashMap<>();
    private final Invariants invariants;

    /// @param objects with a method for every query, each marked as Axon's query handler
    Answers(List<Object> objects) {
        for (Object object : objects) {
            for (Method method : object.getClass().getMethods()) {
                if (method.isAnnotationPresent(QueryHandler.class)) {
                    handlers.put(method.getParameterTypes()[0], new Handler(object, method));
                }
            }
        }
        invariants =
                objects.stream()
                        .filter(Invariants.class::isInstance)
                        .map(Invariants.class::cast)
                        .findFirst()
                        .orElseThrow();
    }

    /// The answer, or null if what is asked about is not there.
    @SuppressWarnings("unchecked") // a handler returns what its query declares
    <A> @Nullable A to(Query<A> query) {
        Handler handler = handlers.get(query.getClass());
        if (handler == null) {
            throw new IllegalArgumentException("nothing answers " + query.getClass());
        }
        try {
            return (A) handler.method.invoke(handler.object, query);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    Invariants invariants() {
        return invariants;
    }
}
