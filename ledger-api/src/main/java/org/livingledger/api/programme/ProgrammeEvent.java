package org.livingledger.api.programme;

import java.time.Instant;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;

/// What happened to the rule book.
public sealed interface ProgrammeEvent extends Event {

    /// A version came into force. It stands in the stream `programme`.
    @Stored("programme-published")
    record ProgrammePublished(int version, Programme programme, Instant occurredAt)
            implements ProgrammeEvent {}

    /// A rule gave points out of its budget. It stands in the stream `budget/RULE`.
    ///
    /// @param drawn how many points of the budget are gone from here on
    @Stored("budget-drawn")
    record BudgetDrawn(RuleId rule, long points, long drawn, Instant occurredAt)
            implements ProgrammeEvent {}

    /// A reversal gave points back to a rule's budget. It stands in the stream `budget/RULE`.
    ///
    /// @param drawn how many points of the budget are gone from here on
    @Stored("budget-returned")
    record BudgetReturned(RuleId rule, long points, long drawn, Instant occurredAt)
            implements ProgrammeEvent {}
}
