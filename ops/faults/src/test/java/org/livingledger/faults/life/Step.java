package org.livingledger.faults.life;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.livingledger.faults.words.Json;

/// One command of a life, at an instant of the clock.
///
/// @param index its place in the life that was drawn; a shrunken life keeps the places
/// @param body its fields, in which a [Movement] stands for a movement of points
public record Step(int index, Instant now, String key, String command, Map<String, Object> body) {

    /// The movement that an earlier step led to.
    record Movement(int step) {}

    /// The body with something for movements: the position that the service knows them by, or the key of
    /// the command that the model knows them by.
    public Map<String, Object> body(IntFunction<Object> movement) {
        var resolved = new LinkedHashMap<>(body);
        resolved.replaceAll(
                (_, value) -> value instanceof Movement(int step) ? movement.apply(step) : value);
        return resolved;
    }

    /// The latest step whose movement it names, or -1.
    public int names() {
        return body.values().stream()
                .mapToInt(value -> value instanceof Movement(int step) ? step : -1)
                .max()
                .orElse(-1);
    }

    @Override
    public String toString() {
        String shown = Json.of(body(step -> "movement of #" + step));
        return "%s #%d %s %s %s".formatted(now, index, key, command, shown);
    }
}
