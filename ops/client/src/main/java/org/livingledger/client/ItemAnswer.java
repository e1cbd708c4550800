package org.livingledger.client;

import tools.jackson.databind.JsonNode;

/// What became of one command of a bulk.
///
/// @param item the command
/// @param status 201 if it was accepted, else the status of its refusal
/// @param replayed whether this is the answer of an earlier call with the same key
/// @param position the ledger's position after it, 0 if it was refused
/// @param body the accepted command's answer, or the problem document
public record ItemAnswer(Item item, int status, boolean replayed, long position, JsonNode body) {

    /// Whether the command was accepted, now or in an earlier call.
    public boolean accepted() {
        return status >= 200 && status < 300;
    }

    /// The stable code of the refusal, or an empty text if it was accepted.
    public String code() {
        return accepted() ? "" : Problems.code(body, status);
    }

    /// Why it was refused, in a sentence, or an empty text if it was accepted.
    public String detail() {
        return accepted() ? "" : Problems.detail(body);
    }

    /// The figures that the command led to.
    public JsonNode outcome() {
        return body.path("outcome");
    }

    boolean worthAnotherTry() {
        return status == 429 || status == 503;
    }
}
