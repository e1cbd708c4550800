package org.livingledger.projections.discipline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.membership.MemberId;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Shape;

/// The rows of the tables of discipline.
final class Shapes {

    private Shapes() {}

    record Order(
            String rules,
            @Nullable Instant mutedAt,
            @Nullable Instant mutedUntil,
            @Nullable String muteReason) {

        Order rules(String next) {
            return new Order(next, mutedAt, mutedUntil, muteReason);
        }

        Order muted(Instant at, @Nullable Instant until, String reason) {
            return new Order(rules, at, until, reason);
        }

        Order unmuted() {
            return new Order(rules, null, null, null);
        }
    }

    static final Shape<String, Order> ORDERS =
            new Shape<>(
                    "house_orders",
                    group -> new Object[] {group},
                    order ->
                            new @Nullable Object[] {
                                order.rules, order.mutedAt, order.mutedUntil, order.muteReason
                            },
                    row -> row.getString("group_id"),
                    row ->
                            new Order(
                                    row.getString("rules"),
                                    Instants.maybe(row, "muted_at"),
                                    Instants.maybe(row, "muted_until"),
                                    row.getString("mute_reason")));

    record MeasureKey(String group, String member, int measure) {}

    /// How a measure began.
    record Taken(
            long position,
            String kind,
            String reason,
            @Nullable String rule,
            @Nullable Integer followsFrom,
            @Nullable String by,
            Instant at,
            @Nullable Instant until,
            Instant appealUntil) {}

    /// What became of a measure.
    record Row(
            Taken taken,
            @Nullable Instant liftedAt,
            @Nullable String liftedBy,
            @Nullable String appeal,
            @Nullable String decidedBy,
            @Nullable String decision) {

        Row lifted(Instant at, @Nullable MemberId by) {
            return new Row(taken, at, id(by), appeal, decidedBy, decision);
        }

        Row appealed(String how) {
            return new Row(taken, liftedAt, liftedBy, how, decidedBy, decision);
        }

        Row decided(String how, @Nullable MemberId by, String reason) {
            return new Row(taken, liftedAt, liftedBy, how, id(by), reason);
        }
    }

    static @Nullable String id(@Nullable MemberId member) {
        return member == null ? null : member.value();
    }

    static final Shape<MeasureKey, Row> MEASURES =
            new Shape<>(
                    "measures",
                    key -> new Object[] {key.group, key.member, key.measure},
                    row ->
                            new @Nullable Object[] {
                                row.taken.position,
                                row.taken.kind,
                                row.taken.reason,
                                row.taken.rule,
                                row.taken.followsFrom,
                                row.taken.by,
                                row.taken.at,
                                row.taken.until,
                                row.liftedAt,
                                row.liftedBy,
                                row.taken.appealUntil,
                                row.appeal,
                                row.decidedBy,
                                row.decision
                            },
                    row ->
                            new MeasureKey(
                                    row.getString("group_id"),
                                    row.getString("member_id"),
                                    row.getInt("measure")),
                    Shapes::row);

    static Row row(ResultSet row) throws SQLException {
        int before = row.getInt("follows_from");
        Integer followsFrom = row.wasNull() ? null : before;
        return new Row(
                new Taken(
                        row.getLong("position"),
                        row.getString("kind"),
                        row.getString("reason"),
                        row.getString("rule"),
                        followsFrom,
                        row.getString("taken_by"),
                        Instants.at(row, "taken_at"),
                        Instants.maybe(row, "until_at"),
                        Instants.at(row, "appeal_until")),
                Instants.maybe(row, "lifted_at"),
                row.getString("lifted_by"),
                row.getString("appeal"),
                row.getString("decided_by"),
                row.getString("decision"));
    }
}
