package org.livingledger.server.lanes;

import java.util.List;

/// Thrown when a body is not a command: before anything is decided, and without a receipt.
public final class InvalidRequest extends RuntimeException {

    private final transient List<Problem> problems;

    /// One thing that is wrong with a body.
    ///
    /// @param pointer where, as a JSON pointer into the body
    /// @param detail what, in one sentence; never with a member's id in it
    public record Problem(String pointer, String detail) {}

    /// A body with these problems.
    public InvalidRequest(List<Problem> problems) {
        super("invalid request", null, false, false);
        this.problems = List.copyOf(problems);
    }

    /// What is wrong, at least one.
    public List<Problem> problems() {
        return problems;
    }
}
