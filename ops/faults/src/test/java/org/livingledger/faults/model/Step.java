package org.livingledger.faults.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One command of a life, at an instant of the clock.
///
/// @param index its place in the life that was drawn; a shrunken life keeps the places
/// @param body its fields, in which a [Movement] stands for a position
public record Step(int index, Instant now, String key, String command, Map<String, Object> body) {

    /// The movement that an earlier step led to, whatever position that has.
    record Movement(int step) {}

    /// A position at which there is nothing.
    static final long NOWHERE = 999_999_999L;

    /// The body with positions for movements.
    public Map<String, Object> body(Map<Integer, Answer> earlier) {
        var resolved = new LinkedHashMap<String, Object>();
        body.forEach((field, value) ->
                resolved.put(
                        field,
                        value instanceof Movement(int step) ? position(earlier.get(step)) : value));
        return resolved;
    }

    /// The latest step whose movement it names, or -1.
    public int names() {
        return body.values().stream()
                .mapToInt(value -> value instanceof Movement(int step) ? step : -1)
                .max()
                .orElse(-1);
    }

    private static long position(@Nullable Answer answer) {
        if (answer != null) {
            for (String type : new String[] {"points-earned", "points-spent", "hold-captured"}) {
                int at = answer.events().indexOf(type);
                if (at >= 0) {
                    return answer.first() + at;
                }
            }
        }
        return NOWHERE;
    }

    @Override
    public String toString() {
        return "%s #%d %s %s %s".formatted(now, index, key, command, Json.of(shown()));
    }

    private Map<String, Object> shown() {
        var shown = new LinkedHashMap<>(body);
        shown.replaceAll(
                (_, value) -> value instanceof Movement(int step) ? "movement of #" + step : value);
        return shown;
    }
}
