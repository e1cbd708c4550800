package org.livingledger.server.problem;

import org.jspecify.annotations.Nullable;

/// A failure as it may be logged: where it happened and of what kind it is, without the messages,
/// which can quote what a caller sent and so name a person.
public final class Nameless extends Exception {

    private static final int DEEPEST = 8;

    private Nameless(Throwable failure, @Nullable Nameless cause) {
        super(failure.getClass().getName(), cause);
        setStackTrace(failure.getStackTrace());
    }

    /// The failure without its messages.
    public static Nameless of(Throwable failure) {
        return of(failure, DEEPEST);
    }

    private static Nameless of(Throwable failure, int deep) {
        Throwable cause = failure.getCause();
        return new Nameless(failure, cause == null || deep == 0 ? null : of(cause, deep - 1));
    }
}
