package org.livingledger.api.reversal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Outcome;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.RuleId;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.tier.LadderId;

/// What undoing a fact led to.
public sealed interface ReversalOutcome extends Outcome {

    /// A fact that was undone, with what followed.
    ///
    /// @param position the fact's
    /// @param activity what was done, if the fact was an activity
    /// @param movements what was undone of the member's movements, in the order in which it was
    /// @param caps where that leaves room
    /// @param badges what the facts that are left do not prove any more
    /// @param milestones the same of streaks
    /// @param tiers where the member stands on another tier, or until another instant
    /// @param streak how the streak of check-ins changes, if a check-in was undone
    /// @param balance the balance after all of it
    /// @param available what could be spent after all of it
    /// @param figures short for what is listed here but the times: `reverse-fact` with the figures of a
    ///     preview is refused when other figures would come of it
    record FactReversed(
            MemberId member,
            long position,
            @Nullable UndoneActivity activity,
            List<UndoneMovement> movements,
            List<Room> caps,
            List<UnprovenBadge> badges,
            List<UnprovenMilestone> milestones,
            List<TierMove> tiers,
            @Nullable StreakMove streak,
            long balance,
            long available,
            String figures)
            implements ReversalOutcome {}

    /// An activity that nothing counts any more.
    ///
    /// @param day the local day that it belonged to
    /// @param occurredAt when it had been done, and where it is taken off
    record UndoneActivity(
            GroupId group,
            ActivityType activity,
            String activityId,
            LocalDate day,
            Instant occurredAt) {}

    /// A movement that was undone.
    ///
    /// @param movement its position
    /// @param kind the type of its event, for example `points-earned`
    /// @param points how many of its points are undone
    /// @param taken how many of them were taken from lots, or put back into lots
    /// @param debt how many became a debt, or paid one
    /// @param uncollected how many were not there and were let go
    /// @param group the group that had granted them, if one had
    /// @param activity the kind of activity that had been answered, if one had been
    /// @param rule the rule that had granted them, if one had
    /// @param reason why else they had been granted, for example `badge-helper`
    /// @param countedAt when it had counted: there it is taken off; null if it counted for nothing
    record UndoneMovement(
            long movement,
            String kind,
            long points,
            long taken,
            long debt,
            long uncollected,
            @Nullable GroupId group,
            @Nullable ActivityType activity,
            @Nullable RuleId rule,
            @Nullable String reason,
            @Nullable Instant countedAt) {}

    /// Room in a cap or a budget.
    ///
    /// @param cap which, as `rule/period`, or `rule/budget`
    /// @param points how much more it has
    record Room(String cap, long points) {}

    /// A level of a badge whose criterion the facts that are left do not meet.
    ///
    /// @param level 1, 2, …
    /// @param group where it was earned, or null for the whole ledger
    /// @param awarded the position of its award
    /// @param score what the criterion comes to now
    /// @param atLeast what the level asks for
    /// @param reward the movement that it was rewarded with, if it was
    /// @param takenBack whether it is revoked, and its reward reversed
    record UnprovenBadge(
            BadgeId badge,
            int level,
            @Nullable GroupId group,
            long awarded,
            long score,
            long atLeast,
            @Nullable Long reward,
            boolean takenBack) {}

    /// A length that no streak has any more around the day at which it was reached. It stays marked: a
    /// streak around that day does not earn it again.
    ///
    /// @param group where, or null for the whole ledger
    /// @param days the length
    /// @param day the day with which it was reached
    /// @param reached the position of the milestone
    /// @param reward the movement that it was rewarded with, if it was
    /// @param takenBack whether the reward is reversed
    record UnprovenMilestone(
            @Nullable GroupId group,
            int days,
            LocalDate day,
            long reached,
            @Nullable Long reward,
            boolean takenBack) {}

    /// Another place on a ladder.
    ///
    /// @param from the tier before
    /// @param to the tier after, from the instant of the reversal on
    /// @param untilBefore until when `from` would have held, or null if it would have stayed
    /// @param until until when `to` holds if nothing more happens, or null if it stays
    record TierMove(
            LadderId ladder,
            String from,
            String to,
            @Nullable Instant untilBefore,
            @Nullable Instant until) {}

    /// The streak of check-ins, in the group or the ledger as the programme counts it.
    ///
    /// @param daysBefore the days of the streak that stood
    /// @param days the days of the one that stands
    /// @param longestBefore the days of the longest
    /// @param longest the days of the longest that is left
    record StreakMove(int daysBefore, int days, int longestBefore, int longest) {}
}
