package org.livingledger.api.tier;

import java.time.LocalDate;
import java.util.regex.Pattern;

/// Over which local days a ladder counts: `all` time, the calendar `month`, `quarter` or `year`, or
/// the last N days, today included, as `P30D`.
public record Window(String value) {

    /// The most days of a rolling window.
    public static final int MOST_DAYS = 3_650;

    private static final Pattern FORM = Pattern.compile("all|month|quarter|year|P[1-9]\\d{0,3}D");

    /// @throws IllegalArgumentException if it is none of the forms
    public Window {
        if (!FORM.matcher(value).matches() || days(value) > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "window must be all, month, quarter, year or P1D to P"
                            + MOST_DAYS
                            + "D, got '"
                            + (value.length() <= 64 ? value : value.substring(0, 64) + "…")
                            + "'");
        }
    }

    /// Whether it is all time, from which nothing ever falls out.
    public boolean isAllTime() {
        return value.equals("all");
    }

    /// Whether it is the last N days.
    public boolean isRolling() {
        return days() > 0;
    }

    /// How many days a rolling window has; 0 for every other.
    public int days() {
        return days(value);
    }

    /// How many days the shortest of its periods has; 0 for all time.
    public int shortest() {
        return switch (value) {
            case "all" -> 0;
            case "month" -> 28;
            case "quarter" -> 90;
            case "year" -> 365;
            default -> days();
        };
    }

    /// The first day of the calendar period that a day belongs to.
    ///
    /// @throws IllegalStateException if it has no calendar periods
    LocalDate start(LocalDate day) {
        return switch (value) {
            case "month" -> day.withDayOfMonth(1);
            case "quarter" -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case "year" -> LocalDate.of(day.getYear(), 1, 1);
            default -> throw new IllegalStateException(value + " has no calendar periods");
        };
    }

    /// The first day of the period after the one that begins on a day.
    LocalDate next(LocalDate start) {
        return switch (value) {
            case "month" -> start.plusMonths(1);
            case "quarter" -> start.plusMonths(3);
            case "year" -> start.plusYears(1);
            default -> throw new IllegalStateException(value + " has no calendar periods");
        };
    }

    private static int days(String value) {
        try {
            return value.startsWith("P")
                    ? Integer.parseInt(value.substring(1, value.length() - 1))
                    : 0;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + value + "' is no number of days", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
