package org.livingledger.server.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.livingledger.server.problem.Texts;
import org.livingledger.server.wire.Wire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The contract: an OpenAPI 3.1 document with an operation of its own for every command.
public final class Contract {

    static final String RESOURCE = "/openapi.json";

    private static final JsonMapper JSON = Wire.mapper();

    private Contract() {}

    /// The document as it is frozen in git and served.
    public static String frozen() {
        return resource(RESOURCE);
    }

    /// The document that follows from the vocabulary as it is now.
    static ObjectNode generate() {
        var schemas = new Schemas(JSON);
        var problems = new ProblemDocs(JSON, schemas, new Texts());
        ObjectNode paths = JSON.createObjectNode();
        new CommandDocs(JSON, schemas, problems).addTo(paths);
        new QueryDocs(JSON, schemas, problems).addTo(paths);
        new ServiceDocs(JSON, problems).addTo(paths);

        ObjectNode document = JSON.createObjectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Living Ledger")
                .put("version", "v1")
                .put(
                        "description",
                        "Membership and incentives on an immutable ledger. Within v1 this only"
                                + " grows: nothing is taken away or changes its meaning.");
        document.putArray("security").addObject().putArray("key");
        document.set("paths", paths);
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("key")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "An API key, lk_ID_SECRET.");
        ObjectNode all = components.putObject("schemas");
        for (Map.Entry<String, ObjectNode> schema : schemas.components().entrySet()) {
            all.set(schema.getKey(), schema.getValue());
        }
        return document;
    }

    /// The document in the form in which it is frozen.
    static String text(JsonNode document) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    /// What stands in a resource.
    static String resource(String name) {
        try (InputStream in = Contract.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
