package org.livingledger.projections.boards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names with small numbers in their place, in the order in which they were first met.
final class Names {

    /// The number of no name.
    static final int NONE = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /// The number of a name, a new one if it has none; [#NONE] of null.
    int number(@Nullable String name) {
        if (name == null) {
            return NONE;
        }
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    /// The number of a name, or [#NONE] if it was never met.
    int find(String name) {
        return numbers.getOrDefault(name, NONE);
    }

    String name(int number) {
        return names.get(number);
    }

    /// The name of a number, or null of [#NONE].
    @Nullable String orNull(int number) {
        return number == NONE ? null : names.get(number);
    }

    /// The names so far, by their numbers.
    String[] all() {
        return names.toArray(String[]::new);
    }

    int size() {
        return names.size();
    }
}
