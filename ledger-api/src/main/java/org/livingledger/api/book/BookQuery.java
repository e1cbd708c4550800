package org.livingledger.api.book;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.livingledger.api.AsOf;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Moment;
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

    /// Which past is meant? Answered with a position of 0 when nothing was known by then.
    ///
    /// @param asOf which instant is asked about
    /// @param known what is to be known of it: what was recorded by then
    record LocatePast(LedgerId ledger, Moment asOf, Moment known)
            implements BookQuery, Query<AsOf> {}

    /// Does everything hold that must always hold? Answered with null when there is no such ledger.
    ///
    /// The tables are asked as they stand at one position; what they are asked is independent of what
    /// wrote them (`systems.md` section 5, 8). One that does not come to where the others stand is among
    /// what does not hold.
    record CheckInvariants(LedgerId ledger) implements BookQuery, Query<InvariantReport> {}

    /// What was found.
    ///
    /// @param position the position at which the tables were asked; the least, if they stand apart
    record InvariantReport(LedgerId ledger, long position, List<Invariant> invariants) {}

    /// One thing that must always hold.
    ///
    /// @param code names it, for example `balances`
    /// @param statement what must hold, in one sentence
    /// @param holds whether it does
    /// @param checked how many things were looked at
    /// @param problems what does not hold, at most 20 of them
    record Invariant(
            String code, String statement, boolean holds, long checked, List<String> problems) {}
}
