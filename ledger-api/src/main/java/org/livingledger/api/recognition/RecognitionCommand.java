package org.livingledger.api.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Codes;
import org.livingledger.api.Command;
import org.livingledger.api.Limits;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What members are recognised by (`systems.md` S9, S11).
public sealed interface RecognitionCommand extends Command {

    /// Records a check-in (打卡): an activity of the kind `check-in`, once a local day. The rules of the
    /// programme answer it as they answer any activity.
    ///
    /// Refused when the group does not exist (`group-not-found`), they are unknown
    /// (`member-not-found`) or not in it (`not-a-member`), when their account is frozen
    /// (`account-frozen`), or when they have checked in on that local day already
    /// (`already-checked-in`). A check-in that is reported late fills its own day.
    ///
    /// @param occurredAt when it happened, if not now
    record CheckIn(GroupId group, MemberId member, @Nullable Instant occurredAt)
            implements RecognitionCommand {}

    /// Makes up for a missed day (补卡), so that the streak goes on. It is not an activity and earns
    /// nothing by itself.
    ///
    /// Refused when the day was kept (`already-checked-in`), lies further back than the programme
    /// allows, or is not over (`make-up-out-of-time`), or when the month's make-ups are used up
    /// (`make-up-limit-reached`).
    ///
    /// @param day the missed local day
    record MakeUpCheckIn(GroupId group, MemberId member, LocalDate day)
            implements RecognitionCommand {}

    /// Lets a member's streaks in a group rest from today on: missed days do not end them.
    ///
    /// Refused when they rest already (`streak-already-paused`), or the pause would end before it begins
    /// (`pause-without-a-day`).
    ///
    /// @param through the last local day of the pause, or null until the streaks are resumed
    record PauseStreak(
            GroupId group,
            MemberId member,
            @Nullable LocalDate through,
            @Nullable Instant occurredAt)
            implements RecognitionCommand {}

    /// Ends a pause: from today on a missed day counts again.
    ///
    /// Refused when there is none (`streak-not-paused`).
    record ResumeStreak(GroupId group, MemberId member, @Nullable Instant occurredAt)
            implements RecognitionCommand {}

    /// Awards a level of a badge by hand, with its reward.
    ///
    /// Refused when the programme has no such badge (`badge-not-found`) or level
    /// (`badge-level-not-found`), when it is earned group by group and the group is missing
    /// (`badge-needs-a-group`), when `by` is neither the owner nor an admin (`role-required`), or
    /// when they hold it (`badge-already-held`).
    ///
    /// @param level which; the first if not given
    /// @param group in which group, for a badge that is earned group by group
    /// @param by the member who decides, if a member does
    /// @param reason a code
    /// @param occurredAt when it was earned, if not now
    record AwardBadge(
            MemberId member,
            BadgeId badge,
            @Nullable Integer level,
            @Nullable GroupId group,
            @Nullable MemberId by,
            @Nullable String reason,
            @Nullable Instant occurredAt)
            implements RecognitionCommand {

        /// @throws IllegalArgumentException if the level or the reason has not the right form
        public AwardBadge {
            requireForm(level, reason);
        }
    }

    /// Takes a badge back, all its levels or one. It is not awarded again but by hand. Points that it
    /// was rewarded with stay; they are reversed by their movement.
    ///
    /// Refused when they do not hold it (`badge-not-held`), or `by` is neither the owner nor an admin
    /// (`role-required`).
    ///
    /// @param level which; all that are held if not given
    /// @param group in which group, for a badge that is earned group by group
    /// @param by the member who decides, if a member does
    /// @param reason a code
    record RevokeBadge(
            MemberId member,
            BadgeId badge,
            @Nullable Integer level,
            @Nullable GroupId group,
            @Nullable MemberId by,
            @Nullable String reason)
            implements RecognitionCommand {

        /// @throws IllegalArgumentException if the level or the reason has not the right form
        public RevokeBadge {
            requireForm(level, reason);
        }
    }

    /// Awards what some members have earned under a version of the programme that was published after
    /// they had done it. The scan sends it; sent again, it awards nothing more.
    ///
    /// Refused when another version is in force by now (`programme-version-conflict`), an adoption is
    /// being carried out or undone (`adoption-under-way`), or one of them is unknown (`member-not-found`). A member whose account cannot take the reward now is passed
    /// over; their next activity awards it.
    ///
    /// @param members whom, at most [#MOST_REVIEWED], in the order of their ids
    record ReviewBadges(int version, List<MemberId> members) implements RecognitionCommand {

        /// The most members of one review: each touches two aggregates, and a command no more than a
        /// thousand.
        public static final int MOST_REVIEWED = 400;

        /// @throws IllegalArgumentException if there are none or too many
        public ReviewBadges {
            members = List.copyOf(members);
            Limits.range("members", members.size(), 1, MOST_REVIEWED);
        }
    }

    private static void requireForm(@Nullable Integer level, @Nullable String reason) {
        if (level != null) {
            Limits.range("level", level, 1, BadgeDefinition.MOST_LEVELS);
        }
        if (reason != null) {
            Codes.code("reason", reason);
        }
    }
}
