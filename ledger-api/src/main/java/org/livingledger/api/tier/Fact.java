package org.livingledger.api.tier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityEvent.ActivityReversed;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.GrantRestored;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.programme.Programme.Metric;

/// Something of a member's that ladders count. Points count when they are granted; spending, expiry
/// and transfer take nothing from them.
///
/// @param at when it counts: a reversal counts when its grant did
/// @param count how much, negative if it takes back
public record Fact(MemberId member, Kind kind, Instant at, long count) {

    /// What is counted.
    ///
    /// @param group the group in which it happened, if it did in one
    /// @param activity the kind of activity, if it was one or answered one
    public record Kind(Metric metric, @Nullable GroupId group, @Nullable ActivityType activity) {}

    /// What an event counts, or null if it counts nothing.
    public static @Nullable Fact of(Event event) {
        return switch (event) {
            case ActivityEvent did -> of(did);
            case PointsEvent moved -> of(moved);
            // ladders count nothing of the other families
            default -> null;
        };
    }

    private static Fact of(ActivityEvent event) {
        return switch (event) {
            case ActivityRecorded did ->
                    new Fact(
                            did.member(),
                            new Kind(Metric.ACTIVITY_COUNT, did.group(), did.activity()),
                            did.occurredAt(),
                            1);
            case ActivityReversed undone ->
                    new Fact(
                            undone.member(),
                            new Kind(Metric.ACTIVITY_COUNT, undone.group(), undone.activity()),
                            undone.countedAt(),
                            -1);
        };
    }

    private static @Nullable Fact of(PointsEvent event) {
        return switch (event) {
            case PointsEarned earned when earned.points() > 0 && earned.account().isMember() ->
                    new Fact(
                            member(earned.account()),
                            points(earned.group(), earned.grounds()),
                            earned.occurredAt(),
                            earned.points());
            case GrantReversed reversed
                    when reversed.points() > 0 && reversed.account().isMember() ->
                    new Fact(
                            member(reversed.account()),
                            points(reversed.group(), reversed.grounds()),
                            reversed.countedAt(),
                            -reversed.points());
            case GrantRestored restored
                    when restored.points() > 0 && restored.account().isMember() ->
                    new Fact(
                            member(restored.account()),
                            points(restored.group(), restored.grounds()),
                            restored.countedAt(),
                            restored.points());
            case PointsEarned _, GrantReversed _, GrantRestored _ -> null;
            case PointsEvent.PointsSpent _,
                    PointsEvent.PointsHeld _,
                    PointsEvent.HoldCaptured _,
                    PointsEvent.HoldReleased _,
                    PointsEvent.PointsSent _,
                    PointsEvent.PointsReceived _,
                    PointsEvent.PointsAdded _,
                    PointsEvent.PointsTaken _,
                    PointsEvent.SpendReversed _,
                    PointsEvent.PointsExpired _,
                    PointsEvent.PointsForfeited _,
                    PointsEvent.PointsActivated _,
                    PointsEvent.PointsCancelled _,
                    PointsEvent.AccountFrozen _,
                    PointsEvent.AccountUnfrozen _,
                    PointsEvent.PointsFrozen _,
                    PointsEvent.PointsThawed _ ->
                    null;
        };
    }

    private static MemberId member(AccountId account) {
        return new MemberId(account.value());
    }

    private static Kind points(@Nullable GroupId group, @Nullable Grounds grounds) {
        return new Kind(Metric.POINTS_EARNED, group, grounds == null ? null : grounds.activity());
    }
}
