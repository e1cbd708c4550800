package org.livingledger.server.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.livingledger.server.lanes.Unavailable;

/// How a request waits for its lane: by blocking its own thread, which is a virtual one. The only
/// place that knows.
final class Waiting {

    /// Longer than a lane ever takes: three tries of three seconds each, and a full queue before it.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Waiting() {}

    /// What the future comes to.
    ///
    /// @throws Unavailable if the command could not be decided now
    static <T> T on(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Unavailable("a lane did not answer", Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted", Duration.ofSeconds(1));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
