package org.livingledger.api.recognition;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Outcome;
import org.livingledger.api.activity.ActivityOutcome.Grant;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What a command about recognition led to.
public sealed interface RecognitionOutcome extends Outcome {

    /// A day was kept.
    ///
    /// @param day the local day
    /// @param streak the days of the streak that stands on the day of the command
    /// @param longest the days of the longest streak so far
    /// @param grants what the programme's rules gave for it
    record DayKept(
            GroupId group,
            MemberId member,
            LocalDate day,
            int streak,
            int longest,
            List<Grant> grants,
            long balance)
            implements RecognitionOutcome {}

    /// Whether a member's streaks in a group rest.
    ///
    /// @param from the first day of the pause, or null if there is none
    /// @param through the last, if that is known
    record Rest(
            GroupId group,
            MemberId member,
            boolean paused,
            @Nullable LocalDate from,
            @Nullable LocalDate through,
            int streak)
            implements RecognitionOutcome {}

    /// How a badge stands with a member.
    ///
    /// @param levels the levels that they hold now
    record Badges(MemberId member, BadgeId badge, @Nullable GroupId group, List<Integer> levels)
            implements RecognitionOutcome {}

    /// What a review awarded.
    ///
    /// @param reviewed how many members it looked at
    /// @param awarded how many badges it awarded
    /// @param passedOver how many members' accounts could not take a reward
    record Reviewed(int version, int reviewed, int awarded, int passedOver)
            implements RecognitionOutcome {}
}
