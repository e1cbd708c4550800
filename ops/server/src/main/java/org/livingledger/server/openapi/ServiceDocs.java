package org.livingledger.server.openapi;

import java.util.ArrayList;
import org.livingledger.server.problem.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Everything that is no command and no read of a ledger: described by hand in a resource, which
/// gives each operation its body and its answer; what it can be refused with is added here.
final class ServiceDocs {

    static final String OPERATIONS = "/openapi/service.json";

    private final JsonMapper json;
    private final ProblemDocs problems;

    ServiceDocs(JsonMapper json, ProblemDocs problems) {
        this.json = json;
        this.problems = problems;
    }

    void addTo(ObjectNode paths) {
        JsonNode described = json.readTree(Contract.resource(OPERATIONS));
        for (var path : described.properties()) {
            ObjectNode methods = json.createObjectNode();
            for (var method : path.getValue().properties()) {
                methods.set(method.getKey(), operation((ObjectNode) method.getValue()));
            }
            paths.set(path.getKey(), methods);
        }
    }

    private ObjectNode operation(ObjectNode operation) {
        var faults = new ArrayList<Fault>();
        if (!operation.has("security")) {
            faults.addAll(ProblemDocs.EVERYWHERE);
        }
        if (operation.has("requestBody")) {
            faults.add(Fault.BODY_TOO_LARGE);
            faults.add(Fault.UNSUPPORTED_MEDIA_TYPE);
        }
        JsonNode own = operation.remove("x-refusals");
        if (own != null) {
            own.forEach(code -> faults.add(fault(code.asString())));
        }
        var rejections = new ArrayList<String>();
        JsonNode domains = operation.remove("x-rejections");
        if (domains != null) {
            domains.forEach(code -> rejections.add(code.asString()));
        }
        problems.addTo((ObjectNode) operation.get("responses"), faults, rejections);
        return operation;
    }

    private static Fault fault(String code) {
        for (Fault fault : Fault.values()) {
            if (fault.code().equals(code)) {
                return fault;
            }
        }
        throw new IllegalStateException(OPERATIONS + " names a code that is not: " + code);
    }
}
