package org.livingledger.client;

import tools.jackson.databind.JsonNode;

/// An accepted command.
///
/// @param replayed whether this is the answer of an earlier call with the same key
/// @param position the ledger's position after it; give it to reads as their least position
/// @param body `events` and `outcome`, as the server gave them
public record Answer(boolean replayed, long position, JsonNode body) {

    /// The figures that the command led to.
    public JsonNode outcome() {
        return body.path("outcome");
    }
}
