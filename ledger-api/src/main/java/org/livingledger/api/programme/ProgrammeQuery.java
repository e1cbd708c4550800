package org.livingledger.api.programme;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Query;

/// Questions about the rule book.
public sealed interface ProgrammeQuery {

    /// What does the programme say? Answered with null when there is no such version.
    ///
    /// @param version which version, or null for the one in force
    record FindProgramme(LedgerId ledger, @Nullable Integer version)
            implements ProgrammeQuery, Query<ProgrammeView> {}

    /// A version of the programme.
    ///
    /// @param position the position from which it is in force
    record ProgrammeView(int version, Programme programme, long position, Instant publishedAt) {}
}
