package org.livingledger.benchmarks;

import java.io.IOException;
import org.livingledger.benchmarks.Workloads.Population;

/// Lets a measurement of the ledger pass if every accepted command has left its one event, no other
/// has left any, and the ledgers' invariants hold.
final class LedgerGate implements Gate {

    private final Ledgers ledgers;
    private final Population population;
    private long positions;
    private double catchUpSeconds;

    /// From now on it counts.
    LedgerGate(Ledgers ledgers, Population population) throws IOException {
        this.ledgers = ledgers;
        this.population = population;
        this.positions = ledgers.positions(population);
    }

    @Override
    public String fault(Tally tally) throws IOException {
        return fault(tally, 0);
    }

    /// How long it took at the last look until projections had caught up.
    double catchUpSeconds() {
        return catchUpSeconds;
    }

    /// Begins to look at how long reads take to show what is written to these ledgers.
    LagProbe probe() {
        return LagProbe.start(ledgers, population);
    }

    /// What is wrong after a load, beside which others have sent commands that were accepted.
    String fault(Tally tally, long others) throws IOException {
        long before = positions;
        long least = before + tally.accepted() + others;
        long began = System.nanoTime();
        positions = ledgers.awaitPositions(population, least);
        catchUpSeconds = (System.nanoTime() - began) / 1e9;
        long most = least + tally.unanswered();
        if (positions < least || positions > most) {
            return "%d commands accepted, %d unanswered, but %d events"
                    .formatted(tally.accepted(), tally.unanswered(), positions - before);
        }
        if (tally.failed() + tally.unanswered() > 0) {
            return "%d failed, %d unanswered %s %s"
                    .formatted(tally.failed(), tally.unanswered(), tally.statuses(), tally.fault());
        }
        return ledgers.violations(population);
    }
}
