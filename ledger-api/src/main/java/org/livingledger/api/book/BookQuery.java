package org.livingledger.api.book;

import java.time.Instant;
import java.time.ZoneId;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Query;

/// Questions about a ledger as a whole.
public sealed interface BookQuery {

    /// What is this ledger? Answered with null when there is none of this id.
    record FindLedger(LedgerId ledger) implements BookQuery, Query<LedgerView> {}

    /// A ledger as it stands.
    ///
    /// @param groups how many groups it has
    /// @param members how many members have ever been seen in it
    record LedgerView(
            LedgerId ledger, String name, ZoneId zone, int groups, int members, Instant openedAt) {}
}
