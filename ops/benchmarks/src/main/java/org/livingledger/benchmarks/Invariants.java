package org.livingledger.benchmarks;

import tools.jackson.databind.JsonNode;

/// Reads a ledger's answer about its own invariants.
final class Invariants {

    private Invariants() {}

    /// What does not hold; empty if everything does. An answer that says nothing is a fault too.
    static String fault(JsonNode answer) {
        JsonNode invariants = answer.path("invariants");
        if (!invariants.isArray() || invariants.isEmpty()) {
            return "no invariants in " + answer;
        }
        for (JsonNode invariant : invariants) {
            if (!invariant.path("holds").asBoolean(false)) {
                return invariant.toString();
            }
        }
        return "";
    }
}
