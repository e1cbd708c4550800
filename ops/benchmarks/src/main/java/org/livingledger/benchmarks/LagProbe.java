package org.livingledger.benchmarks;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.livingledger.benchmarks.Workloads.Population;

/// How long it takes until a read shows what was written: a member earns a point, and as soon as that
/// is answered their account is read as of the position that was answered, ten times a second.
final class LagProbe {

    private static final long PAUSE_MILLIS = 100;
    private static final long LONGEST = 60_000_000_000L;
    private static final AtomicLong KEYS = new AtomicLong();

    private final Ledgers ledgers;
    private final Population population;
    private final Histogram lags = new Histogram(LONGEST, 3);
    private final Thread thread;
    private volatile boolean stopped;
    private volatile String fault = "";

    private LagProbe(Ledgers ledgers, Population population) {
        this.ledgers = ledgers;
        this.population = population;
        this.thread = Thread.ofPlatform().name("lag-probe").daemon().start(this::run);
    }

    static LagProbe start(Ledgers ledgers, Population population) {
        return new LagProbe(ledgers, population);
    }

    private void run() {
        try {
            for (int i = 0; !stopped; i++) {
                String ledger = population.ledger(i % population.ledgers());
                long nanos =
                        ledgers.lag(
                                ledger, population.member(0), "probe-" + KEYS.getAndIncrement());
                lags.recordValue(Math.min(nanos, LONGEST));
                Pause.millis(PAUSE_MILLIS);
            }
        } catch (IOException | RuntimeException e) {
            fault = e.toString();
        }
    }

    /// Stops, and says how many commands it has sent.
    ///
    /// @throws IOException if one of them, or its read, failed
    long stop() throws IOException {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!fault.isEmpty()) {
            throw new IOException(fault);
        }
        return lags.getTotalCount();
    }

    /// The lag that one read in a hundred exceeds.
    double p99Millis() {
        return lags.getValueAtPercentile(99) / 1e6;
    }
}
