package org.livingledger.benchmarks;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/// Somebody at half of what they can do, in an open loop: what a user of a healthy server waits for.
record HalfLoad(String name, HttpContestant contestant, DoubleSupplier peak) implements Contestant {

    @Override
    public String what() {
        return contestant.what() + ", at half of its peak in an open loop";
    }

    /// It is warm from its peak.
    @Override
    public void warmUp(Duration duration) {}

    @Override
    public Sample measure(Duration duration) throws Exception {
        return contestant.measureAt(Math.max(1, peak.getAsDouble() / 2), duration);
    }
}
