package org.livingledger.projections.doors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Shape;

/// The rows of the doors' tables.
final class Shapes {

    private Shapes() {}

    /// Someone at a door.
    record Guest(String group, String member) {

        static Guest of(GroupId group, MemberId member) {
            return new Guest(group.value(), member.value());
        }
    }

    /// An invitation at a door.
    record Numbered(String group, long invitation) {}

    record Policy(String policy, Instant setAt) {}

    record Invitation(
            @Nullable String by,
            int uses,
            int held,
            int used,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {

        Invitation counting(int holders, int users) {
            return new Invitation(
                    by, uses, held + holders, used + users, createdAt, expiresAt, revokedAt);
        }

        Invitation revoked(Instant at) {
            return new Invitation(by, uses, held, used, createdAt, expiresAt, at);
        }
    }

    record Application(
            String status,
            boolean approved,
            String awaited,
            @Nullable Long invitation,
            @Nullable Long number,
            @Nullable String reason,
            @Nullable String by,
            Instant filedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant endedAt) {

        boolean isOpen() {
            return endedAt == null;
        }

        Application decided(boolean yes, @Nullable String code, @Nullable String decider) {
            return new Application(
                    status,
                    yes,
                    awaited,
                    invitation,
                    number,
                    code,
                    decider,
                    filedAt,
                    expiresAt,
                    endedAt);
        }

        Application waiting(long place, @Nullable Long held, String nothing) {
            return new Application(
                    Doors.WAITING, approved, nothing, held, place, reason, by, filedAt, null, null);
        }

        Application ended(String how, Instant at, String nothing) {
            return new Application(
                    how, approved, nothing, invitation, null, reason, by, filedAt, expiresAt, at);
        }
    }

    record Ban(String reason, @Nullable String by, Instant since) {}

    static final Shape<String, Policy> POLICIES =
            new Shape<>(
                    "door_gates",
                    group -> new Object[] {group},
                    policy -> new Object[] {policy.policy, policy.setAt},
                    row -> row.getString("group_id"),
                    row -> new Policy(row.getString("policy"), Instants.at(row, "set_at")));

    static final Shape<Numbered, Invitation> INVITATIONS =
            new Shape<>(
                    "door_invitations",
                    key -> new Object[] {key.group, key.invitation},
                    invitation ->
                            new @Nullable Object[] {
                                invitation.by,
                                invitation.uses,
                                invitation.held,
                                invitation.used,
                                invitation.createdAt,
                                invitation.expiresAt,
                                invitation.revokedAt
                            },
                    row -> new Numbered(row.getString("group_id"), row.getLong("invitation")),
                    row ->
                            new Invitation(
                                    row.getString("created_by"),
                                    row.getInt("uses"),
                                    row.getInt("held"),
                                    row.getInt("used"),
                                    Instants.at(row, "created_at"),
                                    Instants.maybe(row, "expires_at"),
                                    Instants.maybe(row, "revoked_at")));

    static final Shape<Guest, Application> APPLICATIONS =
            new Shape<>(
                    "door_applications",
                    guest -> new Object[] {guest.group, guest.member},
                    application ->
                            new @Nullable Object[] {
                                application.status,
                                application.approved,
                                application.awaited,
                                application.invitation,
                                application.number,
                                application.reason,
                                application.by,
                                application.filedAt,
                                application.expiresAt,
                                application.endedAt
                            },
                    row -> new Guest(row.getString("group_id"), row.getString("member_id")),
                    row ->
                            new Application(
                                    row.getString("status"),
                                    row.getBoolean("approved"),
                                    row.getString("awaited"),
                                    number(row, "invitation"),
                                    number(row, "waiting_number"),
                                    row.getString("reason"),
                                    row.getString("decided_by"),
                                    Instants.at(row, "filed_at"),
                                    Instants.maybe(row, "expires_at"),
                                    Instants.maybe(row, "ended_at")));

    static final Shape<Guest, Ban> BANS =
            new Shape<>(
                    "door_bans",
                    guest -> new Object[] {guest.group, guest.member},
                    ban -> new @Nullable Object[] {ban.reason, ban.by, ban.since},
                    row -> new Guest(row.getString("group_id"), row.getString("member_id")),
                    row ->
                            new Ban(
                                    row.getString("reason"),
                                    row.getString("banned_by"),
                                    Instants.at(row, "banned_at")));

    static @Nullable Long number(java.sql.ResultSet row, String column)
            throws java.sql.SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
