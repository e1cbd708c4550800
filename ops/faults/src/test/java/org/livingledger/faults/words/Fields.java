package org.livingledger.faults.words;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of what was written as JSON: a command, a gate, a programme and its parts.
public record Fields(Map<?, ?> all) {

    /// What was written, if it has fields.
    public static Fields of(@Nullable Object value) {
        return new Fields(value instanceof Map<?, ?> map ? map : Map.of());
    }

    /// Whether something is said.
    public boolean has(String field) {
        return all.get(field) != null;
    }

    /// What is said, which must be.
    public String text(String field) {
        return String.valueOf(all.get(field));
    }

    /// What is said, or something else.
    public String text(String field, String otherwise) {
        return has(field) ? text(field) : otherwise;
    }

    /// What is said, if it is.
    public @Nullable String optional(String field) {
        return has(field) ? text(field) : null;
    }

    /// Whether it is this, or is not said.
    public boolean fits(String field, @Nullable Object value) {
        return !has(field) || text(field).equals(String.valueOf(value));
    }

    /// A number, or another.
    public long number(String field, long otherwise) {
        return all.get(field) instanceof Number number ? number.longValue() : otherwise;
    }

    /// Whether something is said to be true.
    public boolean flag(String field) {
        return Boolean.TRUE.equals(all.get(field));
    }

    /// An instant, if it is said.
    public @Nullable Instant instant(String field) {
        return has(field) ? Instant.parse(text(field)) : null;
    }

    /// A day, which must be said.
    public LocalDate day(String field) {
        return LocalDate.parse(text(field));
    }

    /// A part.
    public Fields in(String field) {
        return of(all.get(field));
    }

    /// The items of a list.
    public List<?> list(String field) {
        return all.get(field) instanceof List<?> list ? list : List.of();
    }

    /// The parts of a list.
    public List<Fields> each(String field) {
        return list(field).stream().map(Fields::of).toList();
    }

    /// What a formula comes to for these inputs.
    public long reckon(String field, Fields inputs, long otherwise) {
        return all.get(field) instanceof Formula formula
                ? formula.meaning().applyAsLong(inputs.all)
                : otherwise;
    }
}
