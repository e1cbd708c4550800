package org.livingledger.api.rotation;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Limits;
import org.livingledger.api.activity.ActivityType;

/// How a group takes turns at being admin (轮值): terms follow each other without a gap, and at the
/// beginning of each the most active members are proposed for it.
///
/// @param seats how many are proposed, 1 … 100
/// @param termDays how many local days a term has, 1 … 366
/// @param windowDays over how many local days before a term activities are counted, 1 … 366
/// @param activity the only kind of activity that counts; every kind if not given
/// @param atLeast how many activities are needed, 1 … 1 000 000; 1 if not given
/// @param automatic whether those who are proposed become admins at once; if not, or not given, the owner
///     confirms it
/// @param starts the local day on which the first term begins; the day on which this is said if not given
public record RotationPolicy(
        int seats,
        int termDays,
        int windowDays,
        @Nullable ActivityType activity,
        Integer atLeast,
        Boolean automatic,
        @Nullable LocalDate starts) {

    private static final int MOST_SEATS = 100;
    private static final int MOST_DAYS = 366;
    private static final int MOST_NEEDED = 1_000_000;

    /// What is not given is as described.
    ///
    /// @throws IllegalArgumentException if a number is out of range
    public RotationPolicy(
            int seats,
            int termDays,
            int windowDays,
            @Nullable ActivityType activity,
            @Nullable Integer atLeast,
            @Nullable Boolean automatic,
            @Nullable LocalDate starts) {
        this.seats = (int) Limits.range("seats", seats, 1, MOST_SEATS);
        this.termDays = (int) Limits.range("term_days", termDays, 1, MOST_DAYS);
        this.windowDays = (int) Limits.range("window_days", windowDays, 1, MOST_DAYS);
        this.activity = activity;
        this.atLeast = requireNonNullElse(atLeast, 1);
        this.automatic = requireNonNullElse(automatic, false);
        this.starts = starts;
        Limits.range("at_least", this.atLeast, 1, MOST_NEEDED);
    }

    /// The same policy with a first day.
    public RotationPolicy starting(LocalDate day) {
        return new RotationPolicy(seats, termDays, windowDays, activity, atLeast, automatic, day);
    }

    /// The term of an instant, or null before the first.
    public @Nullable Term termAt(Instant at, ZoneId zone) {
        LocalDate day = at.atZone(zone).toLocalDate();
        if (starts == null || day.isBefore(starts)) {
            return null;
        }
        long terms = ChronoUnit.DAYS.between(starts, day) / termDays;
        LocalDate begins = starts.plusDays(terms * termDays);
        return new Term(
                begins.atStartOfDay(zone).toInstant(),
                begins.plusDays(termDays).atStartOfDay(zone).toInstant(),
                begins.minusDays(windowDays),
                begins.minusDays(1));
    }

    /// A term.
    ///
    /// @param endsAt the first instant of the next
    /// @param from the first local day whose activities count for it
    /// @param through the last one
    public record Term(Instant beginsAt, Instant endsAt, LocalDate from, LocalDate through) {}
}
