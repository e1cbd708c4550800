package org.livingledger.api.explanation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.elimination.EliminationPolicy;
import org.livingledger.api.elimination.Judgement;
import org.livingledger.api.elimination.Review.Judged;
import org.livingledger.api.elimination.Review.Place;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// Why a member is warned, eliminated, exempt or safe (`systems.md` S21 and section 4).
///
/// @param position the last event that is known to it
/// @param programmeVersion the version in force
/// @param zone the ledger's zone, by whose days windows begin and end
/// @param at the instant at which it holds
/// @param policy by what the group parts from members; null if it does no more
/// @param status what they are
/// @param judged what the policy would make of them now, with the figures; null if they are in the group
///     no more, or there is no policy
/// @param place where they stand among the last, where the last go; null elsewhere
/// @param missing how much more keeps them safe from the minimum, 0 if nothing; null without a minimum
/// @param epochBegan when their membership began; null if they are in the group no more. Who has come
///     back begins anew: only what counts from then on does
/// @param ended how they were eliminated, if they were and are not back
/// @param warnings their warnings and what became of them, in order
/// @param windows every span of days that is looked at; the better one counts
/// @param facts how many events stand in the list, over all pages
/// @param reversals how many of them take something back
/// @param counted the events that count in any of the windows, by their positions
/// @param next the position that the next page continues after, or null at the end
public record EliminationExplanation(
        long position,
        int programmeVersion,
        ZoneId zone,
        Instant at,
        GroupId group,
        MemberId member,
        @Nullable EliminationPolicy policy,
        Status status,
        @Nullable Judged judged,
        @Nullable Place place,
        @Nullable Long missing,
        @Nullable Instant epochBegan,
        @Nullable Ended ended,
        List<Line> warnings,
        List<Window> windows,
        long facts,
        long reversals,
        List<Fact> counted,
        @Nullable String next) {

    /// What a member is to the policy.
    public enum Status {
        /// They were eliminated and are not back.
        ELIMINATED,
        /// They would go if the policy ran now.
        TO_BE_ELIMINATED,
        /// They were warned, and have time left.
        WARNED,
        /// They would be warned if the policy ran now.
        TO_BE_WARNED,
        /// They are not judged.
        EXEMPT,
        /// They stay.
        SAFE,
        /// They are not in the group, and were not eliminated from it.
        NOT_A_MEMBER
    }

    /// How someone was eliminated.
    ///
    /// @param judgement the figures; null if someone eliminated them by hand
    /// @param by the member who decided it, if a member did
    public record Ended(
            long position,
            String id,
            int epoch,
            String reason,
            @Nullable Judgement judgement,
            @Nullable MemberId by,
            Instant occurredAt) {}

    /// A warning, or its end.
    ///
    /// @param type the event's stored type
    /// @param until until when it runs; null if it was lifted
    public record Line(
            long position,
            String id,
            String type,
            int epoch,
            String reason,
            Judgement judgement,
            @Nullable Instant until,
            Instant occurredAt) {}

    /// Days that are looked at.
    ///
    /// @param figure what they came to in them
    public record Window(LocalDate from, LocalDate through, long figure) {}

    /// An event that counts.
    ///
    /// @param id the event's id
    /// @param type the event's stored type
    /// @param day the local day that it counts on
    /// @param movement the grant that a reversal takes back, by its position
    /// @param count how much, negative if it takes back; of days checked in 1 for the first event of a
    ///     day, 0 for every further one
    public record Fact(
            long position,
            String id,
            String type,
            @Nullable ActivityType activity,
            LocalDate day,
            Instant occurredAt,
            @Nullable Long movement,
            long count) {}
}
