package org.livingledger.client;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How problem documents are read: leniently, because a proxy may answer with something else.
final class Problems {

    private Problems() {}

    static JsonNode read(JsonMapper json, byte[] body) {
        try {
            JsonNode problem = json.readTree(body);
            return problem.isObject() ? problem : json.createObjectNode();
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }

    static String code(JsonNode problem, int status) {
        return problem.path("code").asString("status-" + status);
    }

    static String detail(JsonNode problem) {
        String detail = problem.path("detail").asString(problem.path("title").asString(""));
        var sentence = new StringBuilder(detail);
        for (JsonNode error : problem.path("errors")) {
            sentence.append(sentence.isEmpty() ? "" : "; ")
                    .append(error.path("pointer").asString(""))
                    .append(' ')
                    .append(error.path("detail").asString(""));
        }
        return sentence.isEmpty() ? "no detail was given" : sentence.toString();
    }
}
