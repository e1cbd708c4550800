package org.livingledger.api.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What members were recognised for. All of these stand in the member's own stream. A check-in itself
/// is an activity of the kind [CheckIns#ACTIVITY].
public sealed interface RecognitionEvent extends Event {

    /// Whom it happened to.
    MemberId member();

    /// A missed day was made up for. It keeps the day for streaks, and is not an activity.
    ///
    /// @param day the missed day
    /// @param madeOn the local day on which it was made up for
    @Stored("check-in-made-up")
    record CheckInMadeUp(
            MemberId member,
            GroupId group,
            int epoch,
            LocalDate day,
            LocalDate madeOn,
            Instant occurredAt)
            implements RecognitionEvent {}

    /// A member's streaks in a group rest.
    ///
    /// @param from the first day that does not count as missed
    /// @param through the last, or null until the streaks are resumed
    @Stored("streak-paused")
    record StreakPaused(
            MemberId member,
            GroupId group,
            int epoch,
            LocalDate from,
            @Nullable LocalDate through,
            Instant occurredAt)
            implements RecognitionEvent {}

    /// A member's streaks in a group go on.
    ///
    /// @param day the first day that can be missed again
    @Stored("streak-resumed")
    record StreakResumed(
            MemberId member, GroupId group, int epoch, LocalDate day, Instant occurredAt)
            implements RecognitionEvent {}

    /// A streak of check-ins reached a length that the programme marks. Once for each streak.
    ///
    /// @param group where, or null for the whole ledger
    /// @param epoch the epoch in that group, 0 for the whole ledger
    /// @param days the length
    /// @param since the first day of the streak
    /// @param day the kept day with which it was reached
    /// @param version the programme's version
    @Stored("streak-milestone-reached")
    record StreakMilestoneReached(
            MemberId member,
            @Nullable GroupId group,
            int epoch,
            int days,
            LocalDate since,
            LocalDate day,
            int version,
            Instant occurredAt)
            implements RecognitionEvent {}

    /// A level of a badge was awarded. Its reward follows in the same command.
    ///
    /// @param level 1, 2, …
    /// @param group where it was earned, or null for the whole ledger
    /// @param epoch the epoch in that group, 0 for the whole ledger
    /// @param version the programme's version that the criterion stood in
    /// @param score what the criterion came to, 0 if someone awarded it
    /// @param evidence the positions of the events that earned it, in the order in which they
    ///     occurred; of very many, the last
    /// @param by the member who awarded it, if a member did
    /// @param reason a code, if given
    /// @param occurredAt the instant at which it was earned
    @Stored("badge-awarded")
    record BadgeAwarded(
            MemberId member,
            BadgeId badge,
            int level,
            @Nullable GroupId group,
            int epoch,
            int version,
            long score,
            List<Long> evidence,
            @Nullable MemberId by,
            @Nullable String reason,
            Instant occurredAt)
            implements RecognitionEvent {}

    /// A level of a badge was taken back. It is not awarded again but by hand, unless an adoption took it
    /// back: then it is as if it had not been awarded.
    ///
    /// @param group where it was earned, or null for the whole ledger
    /// @param epoch the epoch in which it was earned, 0 for the whole ledger
    /// @param adoption the version whose adoption, or whose undoing, took it back, if that did
    @Stored("badge-revoked")
    record BadgeRevoked(
            MemberId member,
            BadgeId badge,
            int level,
            @Nullable GroupId group,
            int epoch,
            @Nullable MemberId by,
            @Nullable String reason,
            @Nullable Integer adoption,
            Instant occurredAt)
            implements RecognitionEvent {}
}
