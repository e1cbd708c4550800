package org.livingledger.projections.eliminations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.elimination.EliminationPolicy;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Shape;
import tools.jackson.databind.json.JsonMapper;

/// The rows of elimination.
final class Shapes {

    private Shapes() {}

    /// A policy, and the local day since which it is in force as it is.
    record InForce(EliminationPolicy policy, LocalDate since) {}

    /// The policies as they are kept.
    record Document(List<InForce> policies) {}

    /// What members of a ledger are judged by.
    ///
    /// @param version the programme's version in force, 0 before the first
    record Book(ZoneId zone, int version, List<InForce> policies) {

        static Book from(ResultSet row, JsonMapper json) throws SQLException {
            return new Book(
                    ZoneId.of(row.getString("zone")),
                    row.getInt("version"),
                    json.readValue(row.getString("policies"), Document.class).policies());
        }

        @Nullable Object[] columns(JsonMapper json) {
            return new Object[] {
                zone.getId(), version, json.writeValueAsString(new Document(policies))
            };
        }

        @Nullable InForce policy(GroupId group) {
            for (InForce each : policies) {
                if (each.policy().group().equals(group)) {
                    return each;
                }
            }
            return null;
        }
    }

    record Group(boolean living, @Nullable String scheduledFor, int remaining) {

        static final Group NEW = new Group(true, null, 0);

        Group dissolved() {
            return new Group(false, scheduledFor, remaining);
        }

        Group ran(@Nullable LocalDate period, int left) {
            return new Group(living, period == null ? scheduledFor : period.toString(), left);
        }
    }

    record WarningKey(String group, String member) {

        static WarningKey of(GroupId group, MemberId member) {
            return new WarningKey(group.value(), member.value());
        }
    }

    static final Shape<String, Group> GROUPS =
            new Shape<>(
                    "elimination_groups",
                    group -> new Object[] {group},
                    row -> new @Nullable Object[] {row.living, row.scheduledFor, row.remaining},
                    row -> row.getString("group_id"),
                    row ->
                            new Group(
                                    row.getBoolean("living"),
                                    row.getString("scheduled_for"),
                                    row.getInt("remaining")));

    static final Shape<WarningKey, Instant> WARNINGS =
            new Shape<>(
                    "elimination_warnings",
                    key -> new Object[] {key.group, key.member},
                    until -> new Object[] {until},
                    row -> new WarningKey(row.getString("group_id"), row.getString("member_id")),
                    row -> Instants.at(row, "until_at"));
}
