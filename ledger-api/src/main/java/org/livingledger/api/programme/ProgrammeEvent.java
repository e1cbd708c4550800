package org.livingledger.api.programme;

import java.time.Instant;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.membership.MemberId;

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

    /// Members were looked at for what they have earned under a version that was published after they
    /// had done it. It stands in the stream `programme`.
    ///
    /// @param through the last of them, in the order of their ids
    /// @param reviewed how many
    /// @param awarded how many badges they were awarded
    @Stored("badges-reviewed")
    record BadgesReviewed(
            int version, MemberId through, int reviewed, int awarded, Instant occurredAt)
            implements ProgrammeEvent {}
}
