package org.livingledger.acceptance;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the server replied.
final class Reply {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpResponse<String> response;

    Reply(HttpResponse<String> response) {
        this.response = response;
    }

    /// What it replies to.
    HttpRequest request() {
        return response.request();
    }

    int status() {
        return response.statusCode();
    }

    String text() {
        return response.body();
    }

    boolean replayed() {
        return response.headers().firstValue("Idempotent-Replayed").orElse("").equals("true");
    }

    /// The language that it says it is in.
    String language() {
        return response.headers().firstValue("Content-Language").orElse("");
    }

    /// The ledger's position that the reply stands at.
    long position() {
        return Long.parseLong(response.headers().firstValue("Ledger-Position").orElse("0"));
    }

    /// The reply's JSON, or the part of it that a pointer names.
    JsonNode json(String pointer) {
        return JSON.readTree(response.body()).at(pointer);
    }

    long number(String pointer) {
        JsonNode node = json(pointer);
        if (!node.isIntegralNumber()) {
            throw new AssertionError("no number at " + pointer + " in " + text());
        }
        return node.longValue();
    }

    String word(String pointer) {
        return json(pointer).asString();
    }

    /// The position of the first event of a type.
    long positionOf(String type) {
        for (JsonNode event : json("/events")) {
            if (event.at("/type").asString().equals(type)) {
                return event.at("/position").longValue();
            }
        }
        throw new AssertionError("no " + type + " in " + text());
    }

    @Override
    public String toString() {
        return status() + " " + text();
    }
}
