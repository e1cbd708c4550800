package org.livingledger.benchmarks;

/// Waiting without a checked exception; who is interrupted stops.
final class Pause {

    private Pause() {}

    /// Waits.
    ///
    /// @throws IllegalStateException if the thread is interrupted
    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
