package org.livingledger.benchmarks;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A server whose projections follow while it is loaded: at full load, or at a steady rate, which is
/// when the lag of the reads is measured.
final class Followed implements Contestant {

    private final HttpContestant contestant;
    private final @Nullable DoubleSupplier rate;
    private final LedgerGate gate;
    private @Nullable LagProbe probe;

    /// @param contestant made with the gate that it is given
    /// @param rate operations per second in an open loop; null for a closed one
    Followed(
            Function<Gate, HttpContestant> contestant,
            @Nullable DoubleSupplier rate,
            LedgerGate gate) {
        this.rate = rate;
        this.gate = gate;
        this.contestant = contestant.apply(this::fault);
    }

    @Override
    public String name() {
        return contestant.name();
    }

    @Override
    public String what() {
        return contestant.what();
    }

    /// Only the closed loop has to: both are the same server.
    @Override
    public void warmUp(Duration duration) throws Exception {
        if (rate == null) {
            contestant.warmUp(duration);
        }
    }

    @Override
    public Sample measure(Duration duration) throws Exception {
        if (rate == null) {
            return contestant.measure(duration).drained(gate.catchUpSeconds());
        }
        LagProbe started = gate.probe();
        probe = started;
        Sample sample = contestant.measureAt(Math.max(1, rate.getAsDouble()), duration);
        return sample.drained(gate.catchUpSeconds()).lagging(started.p99Millis());
    }

    private String fault(Tally tally) throws Exception {
        LagProbe running = probe;
        long others = running == null ? 0 : running.stop();
        probe = null;
        return gate.fault(tally, others);
    }
}
