package org.livingledger.server.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.livingledger.api.Command;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.server.problem.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Every command as an operation at its own path.
final class CommandDocs {

    static final String EXAMPLES = "/openapi/commands.json";

    private static final List<Fault> FAULTS = new ArrayList<>(ProblemDocs.EVERYWHERE);

    static {
        FAULTS.addAll(
                List.of(
                        Fault.IDEMPOTENCY_KEY_MISSING,
                        Fault.IDEMPOTENCY_KEY_INVALID,
                        Fault.IDEMPOTENCY_KEY_REUSED,
                        Fault.BODY_TOO_LARGE,
                        Fault.UNSUPPORTED_MEDIA_TYPE,
                        Fault.UNAVAILABLE));
    }

    private final JsonMapper json;
    private final Schemas schemas;
    private final ProblemDocs problems;
    private final JsonNode texts;

    CommandDocs(JsonMapper json, Schemas schemas, ProblemDocs problems) {
        this.json = json;
        this.schemas = schemas;
        this.problems = problems;
        this.texts = json.readTree(Contract.resource(EXAMPLES));
    }

    void addTo(ObjectNode paths) {
        for (Map.Entry<String, Class<? extends Command>> command :
                Vocabulary.commands().entrySet()) {
            paths.putObject("/v1/ledgers/{ledger}/commands/" + command.getKey())
                    .set("post", operation(command.getKey(), command.getValue()));
        }
    }

    private ObjectNode operation(String name, Class<? extends Command> type) {
        JsonNode text = texts.path(name);
        if (text.isMissingNode()) {
            throw new IllegalStateException(EXAMPLES + " does not describe " + name);
        }
        ObjectNode operation = json.createObjectNode();
        operation.put("operationId", name);
        String family = type.getInterfaces()[0].getSimpleName();
        operation
                .putArray("tags")
                .add(family.replace("Command", "").toLowerCase(java.util.Locale.ROOT));
        operation.put("summary", text.path("summary").asString());
        Parameters.ledger(operation.putArray("parameters"));
        Parameters.key(operation.withArray("parameters"));
        ObjectNode content =
                operation
                        .putObject("requestBody")
                        .put("required", true)
                        .putObject("content")
                        .putObject("application/json");
        ObjectNode schema = schemas.record(type);
        schema.put("additionalProperties", false);
        String component = "command." + name;
        schemas.components().put(component, schema);
        content.putObject("schema").put("$ref", "#/components/schemas/" + component);
        content.set("example", text.path("body"));
        ObjectNode responses = operation.putObject("responses");
        responses.set("201", accepted(text));
        problems.addTo(responses, FAULTS, CommandRefusals.all().getOrDefault(name, List.of()));
        return operation;
    }

    private ObjectNode accepted(JsonNode text) {
        ObjectNode response = json.createObjectNode();
        response.put("description", "Carried out and durable.");
        ObjectNode headers = response.putObject("headers");
        headers.putObject("Ledger-Position")
                .put("description", "The ledger's last position when it was decided.")
                .putObject("schema")
                .put("type", "integer");
        headers.putObject("Idempotent-Replayed")
                .put("description", "true when this is the first answer again.")
                .putObject("schema")
                .put("type", "boolean");
        ObjectNode schema =
                response.putObject("content").putObject("application/json").putObject("schema");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ObjectNode event = json.createObjectNode().put("type", "object");
        ObjectNode fields = event.putObject("properties");
        fields.putObject("type").put("type", "string");
        fields.putObject("id").put("type", "string");
        fields.putObject("position").put("type", "integer").put("format", "int64");
        properties.set("events", schemas.array(event));
        properties.set("outcome", schemas.of(outcome(text.path("outcome").asString())));
        schema.putArray("required").add("events").add("outcome");
        return response;
    }

    private static Class<?> outcome(String name) {
        try {
            return Class.forName("org.livingledger.api." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(EXAMPLES + " names an outcome that is not", e);
        }
    }
}
