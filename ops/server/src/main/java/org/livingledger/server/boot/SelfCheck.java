package org.livingledger.server.boot;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.livingledger.projections.ReadSide;
import org.livingledger.projections.reading.Rebuilt;
import org.livingledger.server.problem.Nameless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds every projection anew from the events now and then, beside the live one, and compares the two.
/// What differs is told by a meter and in the log; it is mended by a rebuild, which somebody decides on.
final class SelfCheck implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SelfCheck.class);

    private final ReadSide readSide;
    private final AtomicLong differing;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("selfcheck").daemon().factory());

    SelfCheck(ReadSide readSide, MeterRegistry meters) {
        this.readSide = readSide;
        this.differing = meters.gauge("ledger.selfcheck.differing.rows", new AtomicLong());
    }

    /// Checks from time to time, for the first time after one such time.
    void start(Duration every) {
        if (every.isPositive()) {
            var _ =
                    timer.scheduleWithFixedDelay(
                            this::check, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void check() {
        try {
            long rows = 0;
            for (Rebuilt each : readSide.check(List.of())) {
                rows += each.differing();
                for (Rebuilt.Difference difference : each.differences()) {
                    LOG.error("{} is not what the events say: {}", each.projection(), difference);
                }
            }
            differing.set(rows);
            LOG.info("self-check: {} rows differ from what the events say", rows);
        } catch (IllegalStateException busy) {
            LOG.info("no self-check now: {}", busy.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the self-check failed; the next one tries again", Nameless.of(e));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
