package org.livingledger.server.openapi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.livingledger.api.Rejection;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Language;
import org.livingledger.server.problem.Texts;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Refusals as documented responses: by status, with a schema of its own for every code.
final class ProblemDocs {

    /// What any request can come to.
    static final List<Fault> EVERYWHERE =
            List.of(
                    Fault.INVALID_REQUEST,
                    Fault.UNAUTHENTICATED,
                    Fault.FORBIDDEN,
                    Fault.NOT_ACCEPTABLE,
                    Fault.RATE_LIMITED,
                    Fault.INTERNAL_ERROR);

    private final JsonMapper json;
    private final Schemas schemas;
    private final Texts texts;

    ProblemDocs(JsonMapper json, Schemas schemas, Texts texts) {
        this.json = json;
        this.schemas = schemas;
        this.texts = texts;
        schemas.components().put("Problem", problem());
    }

    /// Adds the responses of these codes, grouped by their status.
    void addTo(ObjectNode responses, Collection<Fault> faults, Collection<String> rejections) {
        var byStatus = new TreeMap<Integer, Map<String, String>>();
        for (Fault fault : faults) {
            byStatus.computeIfAbsent(fault.status(), any -> new TreeMap<>())
                    .put(fault.code(), fault(fault));
        }
        for (String code : rejections) {
            Class<? extends Rejection> type = Vocabulary.rejections().get(code);
            if (type == null) {
                throw new IllegalStateException("there is no rejection " + code);
            }
            byStatus.computeIfAbsent(status(type), any -> new TreeMap<>())
                    .put(code, rejection(code, type));
        }
        byStatus.forEach((status, codes) -> {
            ObjectNode response = json.createObjectNode();
            response.put("description", String.join(", ", codes.keySet()));
            if (status == Fault.RATE_LIMITED.status() || status == Fault.UNAVAILABLE.status()) {
                later(response.putObject("headers"), status);
            }
            ObjectNode schema =
                    response.putObject("content")
                            .putObject("application/problem+json")
                            .putObject("schema");
            ArrayNode oneOf = schema.putArray("oneOf");
            codes.values().forEach(name -> oneOf.addObject().put("$ref", ref(name)));
            responses.set(status.toString(), response);
        });
    }

    private static void later(ObjectNode headers, int status) {
        headers.putObject("Retry-After")
                .put("description", "In how many seconds it is worth another try.")
                .putObject("schema")
                .put("type", "integer");
        if (status == Fault.RATE_LIMITED.status()) {
            headers.putObject("RateLimit")
                    .put(
                            "description",
                            "r: how many requests the key may send now; t: in how many seconds it"
                                    + " may send all of its quota again. On every answer, if the"
                                    + " server has a limit.")
                    .putObject("schema")
                    .put("type", "string");
            headers.putObject("RateLimit-Policy")
                    .put("description", "q: the quota; w: the seconds in which it comes back.")
                    .putObject("schema")
                    .put("type", "string");
        }
    }

    private String fault(Fault fault) {
        String name = "problem." + fault.code();
        schemas.components()
                .computeIfAbsent(name, any -> coded(fault.code(), json.createObjectNode()));
        return name;
    }

    private String rejection(String code, Class<? extends Rejection> type) {
        String name = "rejection." + code;
        if (!schemas.components().containsKey(name)) {
            schemas.components().put(name, coded(code, schemas.record(type)));
        }
        return name;
    }

    private ObjectNode coded(String code, ObjectNode figures) {
        ObjectNode schema = json.createObjectNode();
        schema.put("title", texts.find(code + ".title", Language.EN));
        schema.put(
                "description",
                texts.find(code + ".why", Language.EN)
                        + " "
                        + texts.find(code + ".do", Language.EN));
        ArrayNode all = schema.putArray("allOf");
        all.addObject().put("$ref", ref("Problem"));
        ObjectNode properties =
                figures.has("properties")
                        ? (ObjectNode) figures.get("properties")
                        : figures.putObject("properties");
        properties.putObject("code").put("const", code);
        figures.put("type", "object");
        all.add(figures);
        return schema;
    }

    private ObjectNode problem() {
        ObjectNode schema = json.createObjectNode().put("type", "object");
        schema.put(
                "description", "A problem document (RFC 9457). `code` never changes its meaning.");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("type").put("type", "string").put("format", "uri");
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer");
        properties
                .putObject("detail")
                .put("type", "string")
                .put("description", "In English or Chinese, by Accept-Language.");
        properties.putObject("code").put("type", "string");
        properties
                .putObject("retryable")
                .put("type", "boolean")
                .put("description", "Whether the same request may succeed later.");
        properties.putObject("trace_id").put("type", "string");
        ObjectNode error = properties.putObject("errors").put("type", "array").putObject("items");
        error.put("type", "object");
        ObjectNode fields = error.putObject("properties");
        fields.putObject("pointer")
                .put("type", "string")
                .put("description", "Where in the body, as a JSON pointer.");
        fields.putObject("parameter").put("type", "string");
        fields.putObject("detail").put("type", "string");
        ArrayNode required = schema.putArray("required");
        List.of("type", "title", "status", "detail", "code", "retryable", "trace_id")
                .forEach(required::add);
        return schema;
    }

    private static String ref(String name) {
        return "#/components/schemas/" + name;
    }

    private static int status(Class<? extends Rejection> type) {
        return Kinds.status(type);
    }
}
