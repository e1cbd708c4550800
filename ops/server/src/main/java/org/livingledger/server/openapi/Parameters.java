package org.livingledger.server.openapi;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Parameters that several operations have.
final class Parameters {

    private Parameters() {}

    static void ledger(ArrayNode parameters) {
        path(parameters, "ledger", "The ledger's id.");
    }

    static void key(ArrayNode parameters) {
        ObjectNode key = parameters.addObject();
        key.put("name", "Idempotency-Key").put("in", "header").put("required", true);
        key.put(
                "description",
                "A value of the caller's, unique in the ledger for ever. The same key with the same"
                        + " body is answered with the first answer again.");
        key.putObject("schema").put("type", "string").put("minLength", 1).put("maxLength", 128);
    }

    static void path(ArrayNode parameters, String name, String description) {
        ObjectNode parameter = parameters.addObject();
        parameter.put("name", name).put("in", "path").put("required", true);
        parameter.put("description", description);
        parameter.putObject("schema").put("type", "string");
    }

    static void query(ArrayNode parameters, String name, String type, String description) {
        ObjectNode parameter = parameters.addObject();
        parameter.put("name", name).put("in", "query").put("required", false);
        parameter.put("description", description);
        parameter.putObject("schema").put("type", type);
    }

    /// At which position, and as of which time, a read is answered.
    static void when(ArrayNode parameters) {
        position(parameters);
        past(parameters);
    }

    private static void position(ArrayNode parameters) {
        query(
                parameters,
                "min_position",
                "integer",
                "The least position that the answer must stand at.");
        query(
                parameters,
                "wait",
                "integer",
                "How many seconds to wait for it, 0 to 30; 5 if not given.");
    }

    private static void past(ArrayNode parameters) {
        query(
                parameters,
                "as_of",
                "string",
                "Answers as of that time instead of now: an instant, not in the future, or a position of"
                        + " the ledger, right after its event. As it was known then, unless known_at says"
                        + " otherwise.");
        query(
                parameters,
                "known_at",
                "string",
                "With as_of: what is to be known of that time, late facts included: all that was recorded"
                        + " by an instant or up to a position, or all that is known now. `now`, an instant or"
                        + " a position; the same as as_of if not given.");
    }

    static void page(ArrayNode parameters) {
        query(parameters, "cursor", "string", "What `next` of the page before said.");
        query(parameters, "limit", "integer", "At most this many rows, 1 to 200; 50 if not given.");
    }
}
