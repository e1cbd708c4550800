package org.livingledger.server.lanes;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What waits in a lane: one command, or several that are decided together.
record Entry(List<Submission> submissions, Mode mode, CompletableFuture<List<Answer>> answers) {

    /// What becomes of an entry's commands.
    enum Mode {
        /// Each for itself; it may share its transaction with whatever else is waiting.
        SINGLE,
        /// All or none, in a transaction of their own.
        ATOMIC,
        /// None: they are decided and forgotten.
        DRY_RUN
    }

    static Entry of(List<Submission> submissions, Mode mode) {
        return new Entry(submissions, mode, new CompletableFuture<>());
    }
}
