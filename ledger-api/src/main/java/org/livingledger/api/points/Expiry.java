package org.livingledger.api.points;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When a lot ends (`systems.md` section 2, Lots): `never`, a span such as `P90D` or `P1Y`,
/// `end-of-day`, `end-of-month`, `end-of-quarter`, `end-of-year`, or a local date such as
/// `2026-06-30`, through whose last instant the lot lasts.
public record Expiry(String value) {

    /// A lot that never ends.
    public static final Expiry NEVER = new Expiry("never");

    private static final LocalDate ANY_DAY = LocalDate.of(2000, 1, 1);

    /// Later ends could not be stored as microseconds, nor be meant.
    private static final int LATEST_YEAR = 9999;

    /// @throws IllegalArgumentException if it is none of the forms
    public Expiry {
        try {
            LocalDate last = endOf(value, ANY_DAY);
            if (last != null && last.getYear() > LATEST_YEAR) {
                throw new DateTimeException("an end must not lie after the year " + LATEST_YEAR);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expiry must be never, a span such as P90D, end-of-day, end-of-month,"
                            + " end-of-quarter, end-of-year or a date, got '"
                            + value
                            + "'",
                    e);
        }
    }

    /// The first instant at which a lot can no longer be spent, or null if it never ends. Spans are
    /// counted in local days from the local time of the grant; the other forms end with a local day.
    ///
    /// @param granted when the points were earned
    /// @param zone the ledger's zone
    public @Nullable Instant endsAt(Instant granted, ZoneId zone) {
        if (value.startsWith("P")) {
            return granted.atZone(zone).plus(Period.parse(value)).toInstant();
        }
        LocalDate last = endOf(value, granted.atZone(zone).toLocalDate());
        return last == null ? null : last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static @Nullable LocalDate endOf(String value, LocalDate day) {
        return switch (value) {
            case "never" -> null;
            case "end-of-day" -> day;
            case "end-of-month" -> day.withDayOfMonth(day.lengthOfMonth());
            case "end-of-quarter" -> {
                LocalDate lastMonth =
                        day.withDayOfMonth(1).plusMonths(2 - (day.getMonthValue() - 1) % 3);
                yield lastMonth.withDayOfMonth(lastMonth.lengthOfMonth());
            }
            case "end-of-year" -> LocalDate.of(day.getYear(), 12, 31);
            default -> {
                if (!value.startsWith("P")) {
                    yield LocalDate.parse(value);
                }
                Period span = Period.parse(value);
                if (span.isNegative() || span.isZero()) {
                    throw new DateTimeException("a span must be positive");
                }
                yield day.plus(span);
            }
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
