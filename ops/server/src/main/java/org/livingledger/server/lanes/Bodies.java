package org.livingledger.server.lanes;

import java.util.List;
import org.livingledger.api.Rejection;
import org.livingledger.server.store.EventRow;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The texts of answers.
final class Bodies {

    private Bodies() {}

    static String accepted(JsonMapper json, List<EventRow> events, Object outcome) {
        var body = new StringBuilder(160 + 110 * events.size());
        body.append("{\"events\":[");
        for (int i = 0; i < events.size(); i++) {
            EventRow event = events.get(i);
            body.append(i == 0 ? "{\"type\":\"" : ",{\"type\":\"")
                    .append(event.type())
                    .append("\",\"id\":\"")
                    .append(event.id())
                    .append("\",\"position\":")
                    .append(event.position())
                    .append('}');
        }
        return body.append("],\"outcome\":")
                .append(json.writeValueAsString(outcome))
                .append('}')
                .toString();
    }

    static String refused(JsonMapper json, Rejection rejection) {
        ObjectNode body = json.createObjectNode().put("code", rejection.code());
        return json.writeValueAsString(body.setAll((ObjectNode) json.valueToTree(rejection)));
    }

    static String code(JsonMapper json, String code) {
        return json.writeValueAsString(json.createObjectNode().put("code", code));
    }

    static int status(Rejection rejection) {
        return switch (rejection.kind()) {
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case UNPROCESSABLE -> 422;
        };
    }
}
