package org.livingledger.faults.model;

import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// A programme as the model understands it, beside the document that the service is given.
///
/// @param document what is published
/// @param freezes how many missed days of a month are forgiven
/// @param makeUpDays how many days back one can be made up for
/// @param makeUps how many make-ups a month has
/// @param activities the declared kinds of activity, with their attributes' types
record Plan(
        String document,
        Map<String, Map<String, String>> activities,
        List<Rule> rules,
        List<Board> boards,
        int freezes,
        int makeUpDays,
        int makeUps) {

    static final Plan NONE = new Plan("{}", Map.of(), List.of(), List.of(), 0, 0, 0);

    /// An earning rule.
    ///
    /// @param points how many it gives; less than zero where its condition does not hold
    record Rule(
            String id,
            String activity,
            @Nullable String group,
            Condition when,
            ToLongFunction<Map<String, Object>> points,
            List<Cap> caps,
            long budget,
            @Nullable String expires,
            int pendingDays) {}

    /// Whether a rule answers.
    interface Condition {
        boolean holds(Map<String, Object> inputs);
    }

    record Cap(String per, long points) {}

    record Board(
            String id,
            boolean points,
            @Nullable String group,
            @Nullable String activity,
            String ties) {}

    @Override
    public String toString() {
        return document;
    }
}
