package org.livingledger.faults;

import java.util.List;
import java.util.Map;

/// What the checker read and what it found.
///
/// @param ledgers how many ledgers it read
/// @param events how many events
/// @param receipts every receipt, by ledger and key
/// @param books the accounts of each ledger as the events leave them
/// @param violations what is wrong; empty when everything holds
record Report(
        int ledgers,
        long events,
        Map<String, Map<String, StoredReceipt>> receipts,
        Map<String, Book> books,
        List<Violation> violations) {

    /// What the events of one ledger say about points.
    ///
    /// @param accounts every account at the end
    /// @param movements what the event at a position did to its account
    record Book(Map<String, Account> accounts, Map<Long, Movement> movements) {

        /// What no event says anything about.
        static final Book EMPTY = new Book(Map.of(), Map.of());
    }

    /// What one event did to its account.
    ///
    /// @param points how many came, negative if they went
    /// @param balance the balance after it
    record Movement(String account, long points, long balance) {}
}
