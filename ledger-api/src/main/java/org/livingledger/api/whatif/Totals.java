package org.livingledger.api.whatif;

import java.util.List;
import org.livingledger.api.programme.RuleId;

/// What a draft comes to for all the members that were asked about.
///
/// @param members how many they are
/// @param changed how many of them would not be as they are
/// @param belowZero how many of them would have had a balance below zero at some position
/// @param points what the programme granted; the difference is what the draft costs
/// @param tiersGained how many steps up there would be, a member counting once for each ladder
/// @param tiersLost how many steps down
/// @param badgesAwarded what would be held and is not
/// @param badgesRevoked what is held and would not be
/// @param budgets what is drawn of each budget of the programme in force or the draft, by everybody
/// @param unanswered which facts the draft could not answer; none of them grants anything
public record Totals(
        long members,
        long changed,
        long belowZero,
        MemberDifference.Points points,
        long tiersGained,
        long tiersLost,
        Badges badgesAwarded,
        Badges badgesRevoked,
        List<BudgetDifference> budgets,
        List<Unanswered> unanswered) {

    /// Badges, each of their levels counting once.
    ///
    /// @param points their rewards together
    public record Badges(long badges, long points) {}

    /// A rule's budget.
    public record BudgetDifference(RuleId rule, MemberDifference.Points drawn) {}

    /// Facts that would have been refused under the draft.
    ///
    /// @param code of the refusal, for example `rule-failed`
    /// @param facts how many
    /// @param firstPosition the first of them
    public record Unanswered(String code, long facts, long firstPosition) {}
}
