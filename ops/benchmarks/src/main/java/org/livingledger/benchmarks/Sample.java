package org.livingledger.benchmarks;

/// One measurement of one contestant.
///
/// @param perSecond operations per second; 0 if what was left behind is wrong
/// @param serverMicros processor time of the server per operation; 0 if there is none
/// @param databaseMicros processor time of the database per operation
/// @param p50Millis the median latency
/// @param p99Millis the latency that one in a hundred exceeds
/// @param answers what was answered how often
/// @param fault what is wrong; empty if nothing is
record Sample(
        double perSecond,
        double serverMicros,
        double databaseMicros,
        double p50Millis,
        double p99Millis,
        String answers,
        String fault) {

    /// The same measurement, worth nothing: a fast wrong answer counts as zero.
    Sample wrong(String why) {
        return new Sample(0, serverMicros, databaseMicros, p50Millis, p99Millis, answers, why);
    }
}
