package org.livingledger.faults.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/// Days, weeks, months, quarters and years in the ledger's zone.
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
        String per = policy.replace("end-of-", "");
        LocalDate last = per.equals(policy) ? LocalDate.parse(policy) : next(per, day).minusDays(1);
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /// Whether a day is in the window that today belongs to: the last N days or the period in course; or
    /// in the period before.
    static boolean in(String window, LocalDate day, LocalDate today, boolean before) {
        if (window.startsWith("P")) {
            return next(window, day).isAfter(today);
        }
        LocalDate first = first(window, today);
        return first(window, day).equals(before ? first(window, first.minusDays(1)) : first);
    }

    /// The first day of the span after the one that a day belongs to, or that begins with it.
    static LocalDate next(String per, LocalDate day) {
        boolean days = per.startsWith("P");
        LocalDate next = days ? day.plus(Period.parse(per)) : day.plusDays(1);
        while (!days && first(per, next).equals(first(per, day))) {
            next = next.plusDays(1);
        }
        return next;
    }

    /// The first day of the span that a day belongs to: all time began with year 1.
    static LocalDate first(String per, LocalDate day) {
        return switch (per) {
            case "day" -> day;
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> day.withDayOfMonth(1);
            case "quarter" -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
            case "year" -> day.withDayOfYear(1);
            default -> LocalDate.of(1, 1, 1);
        };
    }
}
