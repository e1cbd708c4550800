package org.livingledger.faults;

import tools.jackson.databind.JsonNode;

/// A row of the table `command_receipts` as it lies in the database.
///
/// @param body the answer as it was stored, with the ids of the events it claims
record StoredReceipt(String ledger, String key, int status, JsonNode body, long position) {

    boolean accepted() {
        return status == 201;
    }
}
