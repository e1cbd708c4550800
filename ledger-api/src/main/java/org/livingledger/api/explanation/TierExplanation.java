package org.livingledger.api.explanation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.Reckoning;
import org.livingledger.api.tier.TierAt;

/// Why a member stands where they stand on a ladder (`systems.md` S8).
///
/// @param position the last event that is known to it
/// @param programmeVersion the version that the ladder stands in
/// @param zone the ledger's zone, by whose days windows begin and end
/// @param at the instant at which it holds
/// @param standing the tier, since when and until when, and the next one with what is missing
/// @param current the figures of the window in course
/// @param deciding the figures of the window that gave the tier; null on the base, which everyone has
/// @param above every higher tier with what is missing for it in the window in course
/// @param review what follows at the end of the tier if nothing more happens, and what is missing for
///     keeping it; null if it stays
/// @param facts how many events stand in the list, over all pages
/// @param reversals how many of them take something back
/// @param counted since the beginning of the deciding window, or of the one in course if that is earlier
/// @param next the position that the next page continues after, or null at the end
public record TierExplanation(
        long position,
        int programmeVersion,
        ZoneId zone,
        Instant at,
        MemberId member,
        Ladder ladder,
        TierAt standing,
        Figures current,
        @Nullable Figures deciding,
        List<TierAt.Next> above,
        TierAt.@Nullable Warning review,
        long facts,
        long reversals,
        List<Fact> counted,
        @Nullable String next) {

    /// What a window came to.
    ///
    /// @param reckoning the window, its scores and the tier that they reach
    /// @param facts how many events of the list count in it
    /// @param reversals how many of those take something back
    public record Figures(Reckoning reckoning, long facts, long reversals) {}

    /// An event that the ladder counts.
    ///
    /// @param id the event's id
    /// @param type the event's stored type
    /// @param countsAt when it counts: a reversal counts when its grant did
    /// @param movement the grant that a reversal takes back, by its position
    /// @param counts how much, by measure; negative if it takes back
    /// @param current whether it counts in the window in course
    /// @param deciding whether it counts in the window that gave the tier
    public record Fact(
            long position,
            String id,
            String type,
            @Nullable GroupId group,
            @Nullable ActivityType activity,
            Instant occurredAt,
            Instant countsAt,
            @Nullable Long movement,
            Map<String, Long> counts,
            boolean current,
            boolean deciding) {}
}
