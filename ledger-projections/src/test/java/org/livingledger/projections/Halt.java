package org.livingledger.projections;

import java.util.concurrent.CountDownLatch;
import org.livingledger.projections.reading.Engine;

/// Stops a rebuild when it has begun, until it is let go.
final class Halt implements Engine.Watcher {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);

    @Override
    public void folded(long done, long total) {
        reached.countDown();
        await(free);
    }

    void awaitReached() {
        await(reached);
    }

    void letGo() {
        free.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
