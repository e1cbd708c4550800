package org.livingledger.faults.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/// Days, weeks, months and quarters in the ledger's zone.
final class Calendar {

    private Calendar() {}

    /// The first instant at which a lot cannot be spent, or null if it never ends.
    static @Nullable Instant ends(@Nullable String policy, Instant earned, ZoneId zone) {
        if (policy == null || policy.equals("never")) {
            return null;
        }
        if (policy.startsWith("P")) {
            return earned.atZone(zone).plus(Period.parse(policy)).toInstant();
        }
        LocalDate day = earned.atZone(zone).toLocalDate();
        LocalDate last =
                switch (policy) {
                    case "end-of-day" -> day;
                    case "end-of-month" -> YearMonth.from(day).atEndOfMonth();
                    case "end-of-quarter" ->
                            YearMonth.of(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR) * 3)
                                    .atEndOfMonth();
                    case "end-of-year" -> LocalDate.of(day.getYear(), 12, 31);
                    default -> LocalDate.parse(policy);
                };
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /// The name of the span of days that a day belongs to.
    static String span(String per, LocalDate day) {
        return switch (per) {
            case "day" -> day.toString();
            case "week" ->
                    "%04d-W%02d"
                            .formatted(
                                    day.get(IsoFields.WEEK_BASED_YEAR),
                                    day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case "month" -> YearMonth.from(day).toString();
            case "quarter" ->
                    "%04d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
            case "year" -> "%04d".formatted(day.getYear());
            default -> "all";
        };
    }

    /// Which kind of span a name is of.
    static String per(String span) {
        return span.contains("W")
                ? "week"
                : span.contains("Q")
                        ? "quarter"
                        : switch (span.length()) {
                            case 10 -> "day";
                            case 7 -> "month";
                            case 4 -> "year";
                            default -> "all";
                        };
    }
}
