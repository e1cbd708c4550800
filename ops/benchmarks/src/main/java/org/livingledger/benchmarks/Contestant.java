package org.livingledger.benchmarks;

import java.time.Duration;

/// Somebody whose speed is measured, in turn with the others.
interface Contestant {

    /// A short name, unique in a run, for example `ledger-postgresql`.
    String name();

    /// What it does, in half a sentence.
    String what();

    /// Runs for some time without a figure.
    void warmUp(Duration duration) throws Exception;

    /// Runs for some time, checks what it has left behind and says how fast it was.
    Sample measure(Duration duration) throws Exception;
}
