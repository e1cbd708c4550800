package org.livingledger.faults.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/// Days, weeks, months, quarters and years in the ledger's zone.
public final class Calendar {

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
        String per = policy.replace("end-of-", "");
        LocalDate last = per.equals(policy) ? LocalDate.parse(policy) : next(per, day).minusDays(1);
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /// The first day of the span after the one that a day belongs to.
    static LocalDate next(String per, LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (span(per, next).equals(span(per, day))) {
            next = next.plusDays(1);
        }
        return next;
    }

    /// The name of the span of days that a day belongs to. Those of one kind stand in order.
    public static String span(String per, LocalDate day) {
        int quarter = day.get(IsoFields.QUARTER_OF_YEAR);
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return switch (per) {
            case "day" -> day.toString();
            case "week" -> "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), week);
            case "month" -> YearMonth.from(day).toString();
            case "quarter" -> "%04d-Q%d".formatted(day.getYear(), quarter);
            case "year" -> "%04d".formatted(day.getYear());
            default -> "all";
        };
    }
}
