package org.livingledger.benchmarks;

import java.io.IOException;
import org.livingledger.benchmarks.Workloads.Population;

/// Lets a measurement of a server that only takes commands pass by where it says that its ledgers
/// stand: every accepted command has left its one event, and no other has left any.
final class HeadGate implements Gate {

    private final Ledgers ledgers;
    private final Population population;
    private long heads;

    /// From now on it counts.
    HeadGate(Ledgers ledgers, Population population) throws IOException {
        this.ledgers = ledgers;
        this.population = population;
        this.heads = ledgers.heads(population);
    }

    @Override
    public String fault(Tally tally) throws IOException {
        long added = -heads;
        heads = ledgers.heads(population);
        added += heads;
        if (tally.failed() + tally.unanswered() > 0 || added != tally.accepted()) {
            return "%d accepted, %d failed, %d unanswered %s %s, but %d events"
                    .formatted(
                            tally.accepted(),
                            tally.failed(),
                            tally.unanswered(),
                            tally.statuses(),
                            tally.fault(),
                            added);
        }
        return "";
    }
}
