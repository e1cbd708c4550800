package org.livingledger.projections.boards;

import static org.livingledger.projections.boards.Shapes.WHOLE_LEDGER;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityEvent.ActivityReversed;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.book.BookEvent;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.discipline.HouseEvent;
import org.livingledger.api.elimination.EliminationEvent;
import org.livingledger.api.evidence.EvidenceEvent;
import org.livingledger.api.gate.GateEvent;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.GrantRestored;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.programme.ProgrammeEvent;
import org.livingledger.api.recognition.RecognitionEvent;
import org.livingledger.api.rotation.RotationEvent;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.title.TitleEvent;
import org.livingledger.projections.boards.Shapes.Numbered;
import org.livingledger.projections.reading.Instants;

/// Something that boards count, kept so that a board which is published later counts it, too.
///
/// @param movement the grant that it gave or undid, or the activity itself, by its position
/// @param points how much it counts, negative if it undoes
/// @param occurredAt when it counts: a reversal counts when its grant did
/// @param undoes whether it changes what another fact counted
record Fact(
        long position,
        String member,
        Metric metric,
        @Nullable String group,
        @Nullable String activity,
        long movement,
        long points,
        Instant occurredAt,
        boolean undoes) {

    static @Nullable Fact of(RecordedEvent recorded) {
        long position = recorded.position();
        return switch (recorded.event()) {
            case ActivityEvent event -> of(position, event);
            case PointsEvent event -> of(position, event);
            case BookEvent _,
                    GateEvent _,
                    MembershipEvent _,
                    GroupEvent _,
                    TitleEvent _,
                    DisciplineEvent _,
                    HouseEvent _,
                    RotationEvent _,
                    ProgrammeEvent _,
                    RecognitionEvent _,
                    EliminationEvent _,
                    TierEvent _,
                    EvidenceEvent _ ->
                    null; // boards count nothing of these
            default -> throw new IllegalStateException("an event of no known family: " + recorded);
        };
    }

    private static Fact of(long position, ActivityEvent event) {
        return switch (event) {
            case ActivityRecorded activity ->
                    new Fact(
                            position,
                            activity.member().value(),
                            Metric.ACTIVITY_COUNT,
                            activity.group().value(),
                            activity.activity().value(),
                            position,
                            1,
                            activity.occurredAt(),
                            false);
            case ActivityReversed undone ->
                    new Fact(
                            position,
                            undone.member().value(),
                            Metric.ACTIVITY_COUNT,
                            undone.group().value(),
                            undone.activity().value(),
                            undone.fact(),
                            -1,
                            undone.countedAt(),
                            true);
        };
    }

    private static @Nullable Fact of(long position, PointsEvent event) {
        return switch (event) {
            case PointsEarned earned when counts(earned.points(), earned.account()) ->
                    points(
                            position,
                            earned.account(),
                            earned.group(),
                            earned.grounds(),
                            position,
                            earned.points(),
                            earned.occurredAt(),
                            false);
            case GrantReversed reversed when counts(reversed.points(), reversed.account()) ->
                    points(
                            position,
                            reversed.account(),
                            reversed.group(),
                            reversed.grounds(),
                            reversed.movement(),
                            -reversed.points(),
                            reversed.countedAt(),
                            true);
            case GrantRestored restored when counts(restored.points(), restored.account()) ->
                    points(
                            position,
                            restored.account(),
                            restored.group(),
                            restored.grounds(),
                            restored.movement(),
                            restored.points(),
                            restored.countedAt(),
                            true);
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

    private static boolean counts(long points, AccountId account) {
        return points > 0 && account.isMember();
    }

    private static Fact points(
            long position,
            AccountId account,
            @Nullable GroupId group,
            @Nullable Grounds grounds,
            long movement,
            long points,
            Instant occurredAt,
            boolean undoes) {
        ActivityType activity = grounds == null ? null : grounds.activity();
        return new Fact(
                position,
                account.value(),
                Metric.POINTS_EARNED,
                group == null ? null : group.value(),
                activity == null ? null : activity.value(),
                movement,
                points,
                occurredAt,
                undoes);
    }

    static Fact from(ResultSet row) throws SQLException {
        long points = row.getLong("points");
        return new Fact(
                row.getLong("position"),
                row.getString("member_id"),
                Metric.valueOf(row.getString("metric").toUpperCase(Locale.ROOT)),
                row.getString("group_id"),
                row.getString("activity"),
                row.getLong("movement"),
                points,
                Instants.at(row, "occurred_at"),
                row.getLong("movement") != row.getLong("position"));
    }

    /// Whether it takes back what another fact counted.
    boolean takesBack() {
        return points < 0;
    }

    boolean countsOn(Numbered board) {
        return metric == board.board().metric()
                && (board.group().equals(WHOLE_LEDGER) || board.group().equals(group))
                && (board.activity() == null || Objects.equals(board.activity(), activity));
    }

    @Nullable Object[] columns() {
        return new @Nullable Object[] {
            position, member, Shapes.lower(metric), group, activity, movement, points, occurredAt
        };
    }
}
