package org.livingledger.api.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Query;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// Questions about recognition.
public sealed interface RecognitionQuery {

    /// How do a member's streaks stand at an instant? One for each kind of activity in each group that
    /// they are or were in, and one for each kind over the whole ledger.
    record FindStreaks(LedgerId ledger, MemberId member, Instant at)
            implements RecognitionQuery, Query<List<StreakView>> {}

    /// Which badges was a member awarded? In the order of the awards.
    record FindBadges(LedgerId ledger, MemberId member)
            implements RecognitionQuery, Query<List<AwardView>> {}

    /// Which badges are there, and how many members hold each?
    record ListBadges(LedgerId ledger) implements RecognitionQuery, Query<List<BadgeView>> {}

    /// Whom has nobody looked at since badges were last published? For the scan.
    ///
    /// @param limit at most this many members
    record FindReview(LedgerId ledger, int limit) implements RecognitionQuery, Query<ReviewView> {}

    /// A streak.
    ///
    /// @param group where, or null for the whole ledger
    /// @param epoch the epoch in that group, or null for the whole ledger
    /// @param days how many days were kept since it began, 0 if there is none
    /// @param since its first day
    /// @param last the last day that was kept
    /// @param longest the most days of any streak so far
    /// @param keptToday whether the local day of the instant is kept
    /// @param paused whether it rests on that day
    record StreakView(
            @Nullable GroupId group,
            @Nullable Integer epoch,
            ActivityType activity,
            int days,
            @Nullable LocalDate since,
            @Nullable LocalDate last,
            int longest,
            boolean keptToday,
            boolean paused) {}

    /// A level of a badge that a member was awarded.
    ///
    /// @param group where it was earned, or null for the whole ledger
    /// @param epoch the epoch in that group, or null for the whole ledger
    /// @param version the programme's version that the criterion stood in
    /// @param score what the criterion came to
    /// @param evidence the positions of the events that earned it
    /// @param position the position of the award
    /// @param earnedAt the instant at which it was earned
    /// @param revokedAt when it was taken back, if it was
    record AwardView(
            BadgeId badge,
            int level,
            @Nullable GroupId group,
            @Nullable Integer epoch,
            int version,
            long score,
            List<Long> evidence,
            long position,
            Instant earnedAt,
            @Nullable Instant revokedAt) {}

    /// A badge of the programme in force.
    ///
    /// @param holders how many members hold it, in any level
    record BadgeView(BadgeDefinition badge, long holders) {}

    /// Members to look at.
    ///
    /// @param version the programme's version to look at them under
    /// @param members in the order of their ids; none when all were looked at
    record ReviewView(int version, List<MemberId> members) {}
}
