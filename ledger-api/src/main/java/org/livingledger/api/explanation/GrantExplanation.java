package org.livingledger.api.explanation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.programme.Programme.EarningRule;

/// Why this many points were granted, and what became of them (`systems.md` S7, section 2).
///
/// @param position the last event that is known to it
/// @param programmeVersion the version that the rule stood in; for a grant without a rule the version
///     that was in force; null if none was
/// @param movement the position of the grant
/// @param id the event's id
/// @param grant what happened: what was asked for and granted, what cut it, the rule and its inputs
/// @param recordedAt when it became known
/// @param activity the activity that it answers, if it answers one
/// @param rule the rule as it stood in that version, if a rule granted it
/// @param limits every cap and budget that it counts towards, as they stood then
/// @param lot the lot that it came into, if it came into one
/// @param remaining how many points of the grant's lot are left in it; what has ended and was not yet
///     written off included
/// @param left how many of the granted points no reversal has taken back
/// @param became everything that happened to it since, in order
/// @param next the position that the next page continues after, or null at the end
public record GrantExplanation(
        long position,
        @Nullable Integer programmeVersion,
        AccountId account,
        long movement,
        String id,
        PointsEarned grant,
        Instant recordedAt,
        @Nullable Cause activity,
        @Nullable EarningRule rule,
        List<Limit> limits,
        @Nullable NewLot lot,
        long remaining,
        long left,
        List<Movement> became,
        @Nullable String next) {

    /// The activity that a grant answers.
    public record Cause(long position, String id, String type, Instant occurredAt) {}

    /// A cap or a budget, as it stood when the grant was decided.
    ///
    /// @param count what the grant counts towards, as `rule/period` or `rule/budget`
    /// @param code `cap-per-day`, `cap-per-week`, `cap-per-month`, `cap-per-season` or `budget`
    /// @param limit how many points it allows in all
    /// @param used how many of them were gone before
    /// @param left how many of them were left
    /// @param cut whether it is what cut the grant
    /// @param uses what had been counted before, in order: of a cap the member's own grants and reversals,
    ///     of a budget its last change, by whoever; of very many, the last
    public record Limit(
            String count,
            String code,
            long limit,
            long used,
            long left,
            boolean cut,
            List<Movement> uses) {}

    /// Something that happened to points.
    ///
    /// @param id the event's id
    /// @param type the event's stored type
    /// @param points how many of them it is about: negative if they went
    public record Movement(
            long position, String id, String type, long points, Instant occurredAt) {}
}
