package org.livingledger.faults;

import tools.jackson.databind.JsonNode;

/// A row of the table `events` as it lies in the database.
record StoredEvent(
        String ledger,
        long position,
        String id,
        String stream,
        long sequence,
        String type,
        long recordedUs,
        String correlation,
        JsonNode payload) {

    /// What a stream's name says after its kind: `account/pool:fair` names `pool:fair`.
    String subject() {
        return stream.substring(stream.indexOf('/') + 1);
    }

    String kind() {
        int slash = stream.indexOf('/');
        return slash < 0 ? stream : stream.substring(0, slash);
    }

    /// @throws IllegalStateException if the payload has no such text
    String text(String field) {
        JsonNode value = payload.path(field);
        if (!value.isString()) {
            throw new IllegalStateException("has no text '" + field + "'");
        }
        return value.stringValue();
    }

    /// @throws IllegalStateException if the payload has no such whole number
    long number(String field) {
        return number(payload, field);
    }

    /// @throws IllegalStateException if the object has no such whole number
    static long number(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalStateException("has no whole number '" + field + "'");
        }
        return value.longValue();
    }

    boolean has(String field) {
        return payload.hasNonNull(field);
    }
}
