package org.livingledger.faults.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a command.
record Body(Map<String, Object> fields) {

    String text(String field) {
        return String.valueOf(fields.get(field));
    }

    @Nullable String optional(String field) {
        Object value = fields.get(field);
        return value == null ? null : value.toString();
    }

    long number(String field, long otherwise) {
        return fields.get(field) instanceof Number number ? number.longValue() : otherwise;
    }

    boolean flag(String field) {
        return Boolean.TRUE.equals(fields.get(field));
    }

    boolean has(String field) {
        return fields.get(field) != null;
    }

    @Nullable Instant instant(String field) {
        String text = optional(field);
        return text == null ? null : Instant.parse(text);
    }

    LocalDate day(String field) {
        return LocalDate.parse(text(field));
    }
}
