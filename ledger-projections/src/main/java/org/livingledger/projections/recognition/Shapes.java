package org.livingledger.projections.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Shape;

/// The rows of recognition.
final class Shapes {

    /// The group of what reaches through the whole ledger: a key column cannot be null.
    static final String WHOLE_LEDGER = "";

    private Shapes() {}

    record Book(String zone, int version, String badges, String checkIns, String reviewedThrough) {

        static Book from(ResultSet row) throws SQLException {
            return new Book(
                    row.getString("zone"),
                    row.getInt("version"),
                    row.getString("badges"),
                    row.getString("check_ins"),
                    row.getString("reviewed_through"));
        }

        Book reviewed(String through) {
            return new Book(zone, version, badges, checkIns, through);
        }

        Object[] columns() {
            return new Object[] {zone, version, badges, checkIns, reviewedThrough};
        }
    }

    record SeatKey(String member, String group) {}

    record Seat(int epoch, boolean active) {}

    record DayKey(String member, String group, int epoch, String activity, String day) {}

    record Day(int activities, boolean madeUp) {}

    record PauseKey(String member, String group, int epoch, String from) {}

    record Pause(@Nullable String through) {}

    record AwardKey(String member, String badge, int level, String group) {}

    record Award(
            int epoch,
            int version,
            long score,
            String evidence,
            long position,
            Instant earnedAt,
            @Nullable Instant revokedAt) {

        Award revoked(Instant at) {
            return new Award(epoch, version, score, evidence, position, earnedAt, at);
        }
    }

    static final Shape<SeatKey, Seat> SEATS =
            new Shape<>(
                    "recognition_seats",
                    key -> new Object[] {key.member, key.group},
                    seat -> new Object[] {seat.epoch, seat.active},
                    row -> new SeatKey(row.getString("member_id"), row.getString("group_id")),
                    row -> new Seat(row.getInt("epoch"), row.getBoolean("active")));

    static final Shape<DayKey, Day> DAYS =
            new Shape<>(
                    "kept_days",
                    key -> new Object[] {key.member, key.group, key.epoch, key.activity, key.day},
                    day -> new Object[] {day.activities, day.madeUp},
                    row ->
                            new DayKey(
                                    row.getString("member_id"),
                                    row.getString("group_id"),
                                    row.getInt("epoch"),
                                    row.getString("activity"),
                                    row.getString("local_day")),
                    row -> new Day(row.getInt("activities"), row.getBoolean("made_up")));

    static final Shape<PauseKey, Pause> PAUSES =
            new Shape<>(
                    "streak_pauses",
                    key -> new Object[] {key.member, key.group, key.epoch, key.from},
                    pause -> new @Nullable Object[] {pause.through},
                    row ->
                            new PauseKey(
                                    row.getString("member_id"),
                                    row.getString("group_id"),
                                    row.getInt("epoch"),
                                    row.getString("paused_from")),
                    row -> new Pause(row.getString("paused_through")));

    static final Shape<AwardKey, Award> AWARDS =
            new Shape<>(
                    "badge_awards",
                    key -> new Object[] {key.member, key.badge, key.level, key.group},
                    award ->
                            new @Nullable Object[] {
                                award.epoch,
                                award.version,
                                award.score,
                                award.evidence,
                                award.position,
                                award.earnedAt,
                                award.revokedAt
                            },
                    row ->
                            new AwardKey(
                                    row.getString("member_id"),
                                    row.getString("badge_id"),
                                    row.getInt("badge_level"),
                                    row.getString("group_id")),
                    row ->
                            new Award(
                                    row.getInt("epoch"),
                                    row.getInt("version"),
                                    row.getLong("score"),
                                    row.getString("evidence"),
                                    row.getLong("position"),
                                    Instants.at(row, "earned_at"),
                                    Instants.maybe(row, "revoked_at")));
}
