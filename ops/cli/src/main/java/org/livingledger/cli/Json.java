package org.livingledger.cli;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the command line reads and writes it.
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static String pretty(Object value) {
        return PRETTY.writeValueAsString(value) + System.lineSeparator();
    }

    /// A body that someone typed or a file holds.
    static JsonNode read(String text, String where) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new Failure(
                    Exit.USAGE,
                    where + " is not JSON",
                    e.getOriginalMessage(),
                    "quote the whole body for the shell, for example '{\"member_id\":\"ada\"}'");
        }
    }

    /// A value as it stands in a cell: a text bare, everything else as JSON.
    static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
