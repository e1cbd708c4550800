package org.livingledger.server.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.server.lanes.InvalidRequest;

/// Thrown when the edge refuses a request. It carries no stack trace: a refusal is an answer.
public final class Problem extends RuntimeException {

    private final Fault fault;
    private final transient Map<String, Object> figures = new LinkedHashMap<>();
    private transient List<Flaw> flaws = List.of();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /// One thing that is wrong with a request.
    ///
    /// @param pointer where in the body, as a JSON pointer; null if it is a parameter
    /// @param parameter which parameter; null if it is in the body
    /// @param detail what, in one sentence; never with a member's id in it
    public record Flaw(@Nullable String pointer, @Nullable String parameter, String detail) {}

    private Problem(Fault fault) {
        super(fault.code(), null, false, false);
        this.fault = fault;
    }

    /// A refusal without figures.
    public static Problem of(Fault fault) {
        return new Problem(fault);
    }

    /// A body that is not a command.
    public static Problem of(InvalidRequest invalid) {
        return invalid(
                invalid.problems().stream()
                        .map(each -> new Flaw(each.pointer(), null, each.detail()))
                        .toList());
    }

    /// A body with these flaws.
    public static Problem invalid(List<Flaw> flaws) {
        var problem = new Problem(Fault.INVALID_REQUEST);
        problem.flaws = List.copyOf(flaws);
        return problem;
    }

    /// A body with one flaw.
    public static Problem invalid(String pointer, String detail) {
        return invalid(List.of(new Flaw(pointer, null, detail)));
    }

    /// A parameter that is not what it must be.
    public static Problem parameter(String name, String detail) {
        return invalid(List.of(new Flaw(null, name, detail)));
    }

    /// Something that is worth another try.
    public static Problem later(Fault fault, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return new Problem(fault).header("Retry-After", Long.toString(seconds));
    }

    /// The same with a figure that its text needs.
    public Problem with(String name, Object figure) {
        figures.put(name, figure);
        return this;
    }

    /// The same with a header.
    public Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /// What is wrong.
    public Fault fault() {
        return fault;
    }

    /// The figures of its text, by their names on the wire.
    Map<String, Object> figures() {
        return figures;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    Map<String, String> headers() {
        return headers;
    }
}
