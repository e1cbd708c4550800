package org.livingledger.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.livingledger.server.wire.Wire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The documented body of every command, with one field at a time made wrong.
final class Spoilt {

    private static final JsonMapper JSON = Wire.mapper();

    /// What stands in the place of a right value. Some are right somewhere; most nowhere.
    private static final List<String> WRONG =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "0.5",
                    "1e30",
                    "1000000000000000000000000000000",
                    "\"\"",
                    "\"No Code, zoe.private\"",
                    "\"" + "x".repeat(5_000) + "\"",
                    "\"\\u0000\"",
                    "[]",
                    "[null]",
                    "[{\"id\":7}]",
                    "{}",
                    "{\"zoe.private\":{\"~/\":[]}}");

    private Spoilt() {}

    /// Items of bulks, as many at a time as one bulk may have.
    static List<List<ObjectNode>> bulks() throws IOException {
        var bulks = new ArrayList<List<ObjectNode>>();
        for (ObjectNode item : items()) {
            if (bulks.isEmpty() || bulks.getLast().size() == BulkEdge.MOST_ITEMS) {
                bulks.add(new ArrayList<>());
            }
            bulks.getLast().add(item);
        }
        return bulks;
    }

    private static List<ObjectNode> items() throws IOException {
        var items = new ArrayList<ObjectNode>();
        commands()
                .properties()
                .forEach(command -> {
                    var body = (ObjectNode) command.getValue().get("body");
                    for (ObjectNode spoilt : spoilt(body)) {
                        items.add(
                                JSON.createObjectNode()
                                        .put("command", command.getKey())
                                        .put("key", "spoilt-" + items.size())
                                        .set("body", spoilt));
                    }
                });
        return items;
    }

    private static List<ObjectNode> spoilt(ObjectNode body) {
        var spoilt = new ArrayList<ObjectNode>();
        for (String field : body.propertyNames()) {
            spoilt.add(body.deepCopy().without(field));
            for (String wrong : WRONG) {
                ObjectNode copy = body.deepCopy();
                copy.set(field, JSON.readTree(wrong));
                spoilt.add(copy);
            }
            if (body.get(field) instanceof ObjectNode inner) {
                for (ObjectNode each : spoilt(inner)) {
                    ObjectNode copy = body.deepCopy();
                    copy.set(field, each);
                    spoilt.add(copy);
                }
            }
        }
        spoilt.add(body.deepCopy().put("zoe", 1));
        return spoilt;
    }

    private static JsonNode commands() throws IOException {
        try (InputStream resource =
                Objects.requireNonNull(
                        Spoilt.class.getResourceAsStream("/openapi/commands.json"))) {
            return JSON.readTree(resource);
        }
    }

    /// Demands that an answer is in nobody's words but the contract's.
    static void assertNoClassIn(String answer) {
        assertThat(answer)
                .doesNotContainPattern(
                        "org\\.livingledger|java\\.|tools\\.jackson|Exception|StreamRead|Deserializ");
    }
}
