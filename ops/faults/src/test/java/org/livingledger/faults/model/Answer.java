package org.livingledger.faults.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the model says of a command.
///
/// @param replayed whether it was said before, to the same command
/// @param code why it is refused; empty if it is accepted
/// @param events the types of the events it leads to, in order
/// @param first the position of the first of them
/// @param figures what the answer must say, by its JSON pointer
public record Answer(
        boolean replayed,
        String code,
        List<String> events,
        long first,
        Map<String, Object> figures) {

    /// Whether it is accepted.
    public boolean accepted() {
        return code.isEmpty();
    }

    /// Figures by their names, which stand apart.
    static Map<String, Object> figures(String names, Object... values) {
        var figures = new TreeMap<String, Object>();
        String[] each = names.split(" ", -1);
        for (int i = 0; i < each.length; i++) {
            figures.put(each[i], values[i]);
        }
        return figures;
    }

    Answer again() {
        return new Answer(true, code, events, first, figures);
    }
}
