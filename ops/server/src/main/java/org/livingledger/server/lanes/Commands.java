package org.livingledger.server.lanes;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Where commands are handed in. Everything is answered after it is durable, and only then. A future
/// fails with [Unavailable] when the command could not be decided.
public interface Commands {

    /// Decides one command.
    CompletableFuture<Answer> submit(Submission submission);

    /// Decides several commands of one ledger in one transaction: if one is refused, none has any
    /// effect, no receipt is written, and the answers of the others say 409 `not-carried-out`.
    CompletableFuture<List<Answer>> submitAtomically(List<Submission> submissions);

    /// Decides several commands of one ledger, each as after those before it, and forgets them: the
    /// answers are what would have been answered, and nothing is stored.
    CompletableFuture<List<Answer>> tryOut(List<Submission> submissions);
}
