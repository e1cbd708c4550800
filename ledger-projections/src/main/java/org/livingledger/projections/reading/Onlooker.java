package org.livingledger.projections.reading;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// Learns from the database how far others have folded, on a server that folds nothing itself. What it
/// says is never further than what is committed, and a moment old.
final class Onlooker implements AutoCloseable {

    private static final long LOOK_MILLIS = 200;
    private static final Logger LOG = System.getLogger(Onlooker.class.getName());

    private final Builds builds;
    private final Progress progress;
    private volatile boolean closed;
    private @Nullable Thread thread;

    Onlooker(Builds builds, Progress progress) {
        this.builds = builds;
        this.progress = progress;
    }

    void start() {
        thread = Thread.ofPlatform().name("onlooker").daemon().start(this::look);
    }

    private void look() {
        while (!closed) {
            try {
                builds.reload();
                for (Build build : builds.live()) {
                    builds.positions(build)
                            .forEach((ledger, position) ->
                                    progress.reached(ledger, build.name(), position));
                }
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "how far others have folded could not be read", e);
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
