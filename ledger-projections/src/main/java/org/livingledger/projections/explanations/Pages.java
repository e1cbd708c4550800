package org.livingledger.projections.explanations;

import java.util.List;
import java.util.function.ToLongFunction;
import org.livingledger.api.Page;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.registry.Vocabulary;

/// Pages of what was found, by position, and what an event is called there.
public final class Pages {

    private Pages() {}

    /// The stored type of an event.
    public static String type(RecordedEvent recorded) {
        return Vocabulary.stored(recorded.event().getClass()).value();
    }

    /// The page after a position.
    ///
    /// @param all everything, in the order of the positions
    public static <T> Page<T> after(
            List<T> all, long after, int limit, ToLongFunction<T> position) {
        List<T> rest = all.stream().filter(each -> position.applyAsLong(each) > after).toList();
        if (rest.size() <= limit) {
            return new Page<>(rest, null);
        }
        List<T> shown = List.copyOf(rest.subList(0, limit));
        return new Page<>(shown, String.valueOf(position.applyAsLong(shown.getLast())));
    }
}
