package org.livingledger.faults;

/// A check that folds one ledger's events in their order. A prefix ends at a command's last event:
/// what must hold at every prefix is judged there.
interface Invariant {

    /// The next event of the ledger.
    ///
    /// @throws IllegalStateException if the event does not have what its type must have
    void see(StoredEvent event);

    /// The command whose last event was just seen has ended.
    void commandEnded(StoredEvent last);
}
