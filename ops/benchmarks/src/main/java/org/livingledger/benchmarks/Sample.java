package org.livingledger.benchmarks;

/// One measurement of one contestant.
///
/// @param perSecond operations per second; 0 if what was left behind is wrong
/// @param serverMicros processor time of the server per operation; 0 if there is none
/// @param databaseMicros processor time of the database per operation
/// @param p50Millis the median latency
/// @param p99Millis the latency that one in a hundred exceeds
/// @param lagMillis after what time 99 reads of 100 showed what was written; 0 if that was not measured
/// @param drainSeconds how long after the load projections had caught up; 0 if none follow
/// @param answers what was answered how often
/// @param fault what is wrong; empty if nothing is
record Sample(
        double perSecond,
        double serverMicros,
        double databaseMicros,
        double p50Millis,
        double p99Millis,
        double lagMillis,
        double drainSeconds,
        String answers,
        String fault) {

    /// A measurement where nothing follows.
    Sample(
            double perSecond,
            double serverMicros,
            double databaseMicros,
            double p50Millis,
            double p99Millis,
            String answers,
            String fault) {
        this(perSecond, serverMicros, databaseMicros, p50Millis, p99Millis, 0, 0, answers, fault);
    }

    /// The same measurement, worth nothing: a fast wrong answer counts as zero.
    Sample wrong(String why) {
        return new Sample(
                0,
                serverMicros,
                databaseMicros,
                p50Millis,
                p99Millis,
                lagMillis,
                drainSeconds,
                answers,
                why);
    }

    /// The same measurement, with how long projections took to catch up after it.
    Sample drained(double seconds) {
        return new Sample(
                perSecond,
                serverMicros,
                databaseMicros,
                p50Millis,
                p99Millis,
                lagMillis,
                seconds,
                answers,
                fault);
    }

    /// The same measurement, with the lag of reads in it.
    Sample lagging(double millis) {
        return new Sample(
                perSecond,
                serverMicros,
                databaseMicros,
                p50Millis,
                p99Millis,
                millis,
                drainSeconds,
                answers,
                fault);
    }
}
