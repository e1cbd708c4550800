package org.livingledger.api.programme;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.adoption.AdoptionFigures;
import org.livingledger.api.adoption.AdoptionMode;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.ReversalPolicy;

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

    /// A draft was adopted: the [ProgrammePublished] that brings it into force follows in the same command.
    /// What happened before this event is brought to what it gives for it, member by member.
    ///
    /// @param version the version that the draft becomes
    /// @param from since when it counts as in force, or null for ever
    /// @param policy how far what it gives less is taken back
    @Stored("adoption-begun")
    record AdoptionBegun(
            int version,
            AdoptionMode mode,
            @Nullable Instant from,
            ReversalPolicy policy,
            Instant occurredAt)
            implements ProgrammeEvent {}

    /// An adoption has brought everything to what the adopted version gives.
    @Stored("adoption-ended")
    record AdoptionEnded(int version, AdoptionFigures figures, Instant occurredAt)
            implements ProgrammeEvent {}

    /// An adoption is undone: the [ProgrammePublished] that brings the former programme back into force
    /// follows in the same command. What the adoption did is taken back, member by member.
    ///
    /// @param version the version whose adoption it was
    @Stored("undoing-begun")
    record UndoingBegun(int version, Instant occurredAt) implements ProgrammeEvent {}

    /// All that an adoption did is undone.
    ///
    /// @param version the version whose adoption it was
    @Stored("undoing-ended")
    record UndoingEnded(int version, AdoptionFigures figures, Instant occurredAt)
            implements ProgrammeEvent {}
}
