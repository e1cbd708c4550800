package org.livingledger.projections.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Instants as both databases take and give them: `TIMESTAMP(6) WITH TIME ZONE`, in UTC.
public final class Instants {

    /// Before everything that is stored. H2's indexes begin with the rows that have no value, and `<= ?`
    /// alone reads all of those first: who asks for what is due asks from here on.
    public static final OffsetDateTime EARLIEST =
            OffsetDateTime.of(LocalDate.of(1, 1, 1), LocalTime.MIDNIGHT, ZoneOffset.UTC);

    private Instants() {}

    /// The instant as a parameter. Cut, not rounded, to the microsecond: nothing may seem to have
    /// happened later than it did.
    public static OffsetDateTime parameter(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /// An instant that is always there.
    public static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// An instant that may be missing.
    public static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
