package org.livingledger.benchmarks;

/// Looks at what a run has left behind.
@FunctionalInterface
interface Gate {

    /// Nothing is kept, so nothing can be wrong.
    Gate OPEN = _ -> "";

    /// What is wrong after a load; empty if nothing is.
    ///
    /// @param tally what the load was answered with
    String fault(Tally tally) throws Exception;

    /// The sample, or one of zero if something is wrong.
    default Sample pass(Sample sample, Tally tally) throws Exception {
        String fault = fault(tally);
        return fault.isEmpty() ? sample : sample.wrong(fault);
    }
}
