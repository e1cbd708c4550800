package org.livingledger.api.discipline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.Query;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// Questions about the order in groups.
public sealed interface DisciplineQuery {

    /// What are the house rules of a group, and is it muted?
    record FindHouse(LedgerId ledger, GroupId group, Instant at)
            implements DisciplineQuery, Query<HouseView> {}

    /// Which measures were taken in a group? In the order of their events.
    ///
    /// @param which all of them, those in force, or those with an appeal to decide
    /// @param at the instant at which they are in force
    /// @param after the last position of the page before, 0 for the first
    /// @param limit at most this many rows, 1 … 200
    record ListMeasures(
            LedgerId ledger, GroupId group, Which which, Instant at, long after, int limit)
            implements DisciplineQuery, Query<Page<MeasureView>> {}

    /// How does a member stand in each group, and which measures were ever taken against them?
    record FindConduct(LedgerId ledger, MemberId member, Instant at)
            implements DisciplineQuery, Query<List<ConductView>> {}

    /// Which measures are asked for.
    enum Which {
        ALL,
        IN_FORCE,
        APPEALED
    }

    /// What became of an appeal.
    enum Appeal {
        /// It is to be decided.
        OPEN,
        /// The measure stands.
        UPHELD,
        /// The measure was taken back.
        OVERTURNED
    }

    /// The order in a group.
    ///
    /// @param muted whether everyone in it is muted
    /// @param mutedUntil when that is over; null if it is not muted, or until it is lifted
    /// @param muteReason why it is muted, if it is
    record HouseView(
            GroupId group,
            HouseRules rules,
            boolean muted,
            @Nullable Instant mutedUntil,
            @Nullable String muteReason) {}

    /// How a member stands in a group.
    ///
    /// @param strikes how many strikes are in force
    /// @param mutedUntil when their mute is over; null if they are not muted, or until it is lifted
    /// @param measures the latest 200, the last first
    record ConductView(
            GroupId group,
            int strikes,
            boolean muted,
            @Nullable Instant mutedUntil,
            List<MeasureView> measures) {}

    /// A measure.
    ///
    /// @param position the position of its event
    /// @param inForce whether it has neither ended nor been lifted
    /// @param followsFrom the warning that led to it, if one did
    /// @param by the member who took it, if a member did
    /// @param liftedBy the member who lifted it, if one did
    /// @param appeal what became of the appeal against it, if there was one
    /// @param decidedBy the member who decided the appeal, if one did
    /// @param decision the reason that the appeal was decided for, if it was
    record MeasureView(
            long position,
            GroupId group,
            MemberId member,
            int measure,
            Measure kind,
            String reason,
            @Nullable String rule,
            boolean inForce,
            Instant takenAt,
            @Nullable Instant until,
            @Nullable Integer followsFrom,
            @Nullable MemberId by,
            @Nullable Instant liftedAt,
            @Nullable MemberId liftedBy,
            Instant appealUntil,
            @Nullable Appeal appeal,
            @Nullable MemberId decidedBy,
            @Nullable String decision) {}
}
