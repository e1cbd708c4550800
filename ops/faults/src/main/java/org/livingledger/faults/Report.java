package org.livingledger.faults;

import java.util.List;
import java.util.Map;

/// What the checker read and what it found.
///
/// @param ledgers how many ledgers it read
/// @param events how many events
/// @param receipts how many receipts
/// @param books the accounts of each ledger as the events leave them
/// @param violations what is wrong; empty when everything holds
record Report(
        int ledgers,
        long events,
        long receipts,
        Map<String, Book> books,
        List<Violation> violations) {

    /// What the events of one ledger say about points.
    ///
    /// @param accounts every account at the end
    /// @param balanceAt an account's balance right after the event at a position
    record Book(Map<String, Account> accounts, Map<Long, Long> balanceAt) {}
}
