package org.livingledger.faults.words;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes a command's body as JSON. There is nothing in it that must be escaped.
public final class Json {

    private Json() {}

    /// The JSON of maps, lists, numbers, truth values and texts.
    public static String of(Object value) {
        return switch (value) {
            case Map<?, ?> fields ->
                    fields.entrySet().stream()
                            .map(field -> "\"" + field.getKey() + "\":" + of(field.getValue()))
                            .collect(Collectors.joining(",", "{", "}"));
            case Collection<?> items ->
                    items.stream().map(Json::of).collect(Collectors.joining(",", "[", "]"));
            case Long _, Integer _, Boolean _ -> value.toString();
            default -> "\"" + value + "\"";
        };
    }
}
