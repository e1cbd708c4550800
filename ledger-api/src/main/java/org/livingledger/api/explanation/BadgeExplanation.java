package org.livingledger.api.explanation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.recognition.BadgeDefinition;
import org.livingledger.api.recognition.BadgeId;

/// Why a member was awarded a badge, or not (`systems.md` S9).
///
/// @param position the last event that is known to it
/// @param programmeVersion the version in force; 0 if none is
/// @param badge its id
/// @param definition what it is earned by; null if the programme in force has it no more
/// @param freezesPerMonth how many missed days of a month are forgiven to its streak
/// @param awards every level of it that they were awarded, revoked ones included, in order
/// @param places how far they are: once for the ledger, or once for each group that they are in
/// @param pauses the days that end no streak of theirs
/// @param facts how many events stand in the list, over all pages
/// @param counted the events that the criterion counts, by their positions
/// @param next the position that the next page continues after, or null at the end
public record BadgeExplanation(
        long position,
        int programmeVersion,
        MemberId member,
        BadgeId badge,
        @Nullable BadgeDefinition definition,
        int freezesPerMonth,
        List<Award> awards,
        List<Place> places,
        List<Pause> pauses,
        long facts,
        List<Fact> counted,
        @Nullable String next) {

    /// How far they are.
    ///
    /// @param group where, or null for the whole ledger
    /// @param epoch the epoch there, 0 for the whole ledger or if they are in the group no more
    /// @param score what the criterion comes to
    /// @param facts how many events of the list count here
    public record Place(
            @Nullable GroupId group, int epoch, long score, long facts, List<Level> levels) {}

    /// How far they are from a level.
    ///
    /// @param held whether they have it
    /// @param missing how much of the score is missing; 0 for what is held or revoked, and for what only
    ///     someone can award
    public record Level(int level, long atLeast, boolean held, boolean revoked, long missing) {}

    /// An award.
    ///
    /// @param awardedAt the position of the award
    /// @param id the event's id
    /// @param epoch the epoch in which it was earned, 0 for the whole ledger
    /// @param version the programme's version that the criterion stood in
    /// @param score what the criterion came to, 0 if someone awarded it
    /// @param earnedAt the instant at which it was earned
    /// @param by the member who awarded it, if a member did
    /// @param evidence the events that earned it, in the order in which they occurred; of very many, the
    ///     last
    /// @param revoked what took it back, if something did
    public record Award(
            int level,
            @Nullable GroupId group,
            int epoch,
            int version,
            long score,
            long awardedAt,
            String id,
            Instant earnedAt,
            @Nullable MemberId by,
            @Nullable String reason,
            List<Evidence> evidence,
            @Nullable Revocation revoked) {}

    /// An event that earned an award.
    public record Evidence(long position, String id, String type, Instant occurredAt) {}

    /// What took an award back.
    ///
    /// @param adoption the version whose adoption, or whose undoing, did, if one did
    public record Revocation(
            long position,
            String id,
            @Nullable MemberId by,
            @Nullable String reason,
            @Nullable Integer adoption,
            Instant occurredAt) {}

    /// Days that end no streak.
    ///
    /// @param through the last of them, or null while they go on
    public record Pause(GroupId group, int epoch, LocalDate from, @Nullable LocalDate through) {}

    /// An event that the criterion counts.
    ///
    /// @param id the event's id
    /// @param type the event's stored type
    /// @param group where it happened, or where an award was earned
    /// @param day the local day that it counts on; null for an award
    /// @param madeUp whether a missed day was made up for by it
    /// @param worth how much it adds to the score of its period: for days and streaks 1 for the first
    ///     event of a day, 0 for every further one
    public record Fact(
            long position,
            String id,
            String type,
            @Nullable GroupId group,
            int epoch,
            @Nullable LocalDate day,
            Instant occurredAt,
            boolean madeUp,
            long worth) {}
}
