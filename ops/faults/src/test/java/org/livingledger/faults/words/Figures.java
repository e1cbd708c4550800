package org.livingledger.faults.words;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an answer must say, by its JSON pointer.
public final class Figures extends TreeMap<String, Object> {

    private static final long serialVersionUID = 1;

    /// Figures by their names, which stand apart.
    public static Figures figures(String names, @Nullable Object... values) {
        return new Figures().with(names, values);
    }

    /// Adds more of them.
    public Figures with(String names, @Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            put(names.split(" ", -1)[i], value == null ? "null" : value);
        }
        return this;
    }

    /// Adds a list of figures, which ends there.
    public Figures withEach(String list, List<Figures> items) {
        for (int i = 0; i < items.size(); i++) {
            String place = list + "/" + i + "/";
            items.get(i).forEach((name, value) -> put(place + name, value));
        }
        return with(list + "/" + items.size(), "null");
    }
}
