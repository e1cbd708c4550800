package org.livingledger.benchmarks;

import java.io.IOException;
import java.time.Duration;

/// A part of a study, run once more under the flight recorder. It has no figures of its own.
record Profiled(String name, Part part) implements Contestant {

    @FunctionalInterface
    interface Part {
        void run(Duration duration) throws IOException;
    }

    @Override
    public String what() {
        return "a part of a study";
    }

    @Override
    public void warmUp(Duration duration) {}

    @Override
    public Sample measure(Duration duration) throws IOException {
        part.run(duration);
        return new Sample(0, 0, 0, 0, 0, "", "");
    }
}
