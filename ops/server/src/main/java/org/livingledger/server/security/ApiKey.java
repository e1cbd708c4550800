package org.livingledger.server.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What is known of a key: everything but its secret.
///
/// @param id names it; events carry it as their actor
/// @param label what it is for; never a person's name
/// @param expiresAt the first instant at which it is not honoured, or null if it never ends
/// @param revokedAt when it was revoked, or null
public record ApiKey(
        String id,
        Role role,
        Grant grant,
        String label,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    /// Whether it is honoured.
    boolean validAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    static ApiKey of(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getString("id"),
                Role.of(row.getString("role")),
                Grant.of(row.getString("ledgers")),
                row.getString("label"),
                instant(row.getLong("created_us")),
                nullable(row, "expires_us"),
                nullable(row, "revoked_us"));
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : instant(micros);
    }
}
