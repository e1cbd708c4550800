package org.livingledger.benchmarks;

import java.time.Duration;

/// Runs one script against PostgreSQL with a number of clients.
interface DatabaseLoad {

    /// What runs it, with its version.
    String tool();

    /// Transactions per second over some time, and how long one took on average.
    Rate run(Statements statements, long run, Duration duration) throws Exception;

    record Rate(double perSecond, double averageMillis) {}
}
