package org.livingledger.api;

/// Thrown by a decision that refuses its command. It carries no stack trace: a refusal is an answer.
public final class Refused extends RuntimeException {

    private final transient Rejection rejection;

    /// A refusal for the given reason.
    public Refused(Rejection rejection) {
        super(rejection.code(), null, false, false);
        this.rejection = rejection;
    }

    /// Why it was refused.
    public Rejection rejection() {
        return rejection;
    }
}
