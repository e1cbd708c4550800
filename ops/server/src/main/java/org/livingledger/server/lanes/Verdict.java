package org.livingledger.server.lanes;

import org.jspecify.annotations.Nullable;

/// What a command came to: an answer, or a failure of ours, after which nothing of it is kept.
record Verdict(@Nullable Answer answer, @Nullable RuntimeException failure) {

    static Verdict of(Answer answer) {
        return new Verdict(answer, null);
    }

    static Verdict of(RuntimeException failure) {
        return new Verdict(null, failure);
    }

    boolean accepted() {
        return answer != null && answer.accepted();
    }
}
