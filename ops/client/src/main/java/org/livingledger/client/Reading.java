package org.livingledger.client;

import tools.jackson.databind.JsonNode;

/// What a read answered.
///
/// @param position the ledger's position that the answer stands at, 0 if it belongs to no ledger
/// @param body the JSON, null-valued if there was none
public record Reading(long position, JsonNode body) {}
