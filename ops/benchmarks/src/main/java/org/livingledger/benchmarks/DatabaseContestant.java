package org.livingledger.benchmarks;

import java.time.Duration;

/// PostgreSQL alone, as fast as it takes a statement.
///
/// @param rows how many rows a transaction writes, each an operation
record DatabaseContestant(
        String name, String what, Postgres postgres, DatabaseLoad load, Statements script, int rows)
        implements Contestant {

    /// The database warms up in a moment; there is no compiler to wait for.
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(5);

    private static final java.util.concurrent.atomic.AtomicLong RUNS =
            new java.util.concurrent.atomic.AtomicLong();

    @Override
    public void warmUp(Duration duration) throws Exception {
        measure(duration.compareTo(LONGEST_WARM_UP) < 0 ? duration : LONGEST_WARM_UP);
    }

    @Override
    public Sample measure(Duration duration) throws Exception {
        double before = postgres.cpuMicros();
        DatabaseLoad.Rate rate = load.run(script, RUNS.incrementAndGet(), duration);
        double operations = rate.perSecond() * duration.toNanos() / 1e9 * rows;
        return new Sample(
                rate.perSecond() * rows,
                0,
                (postgres.cpuMicros() - before) / operations,
                rate.averageMillis(),
                0,
                "",
                "");
    }
}
