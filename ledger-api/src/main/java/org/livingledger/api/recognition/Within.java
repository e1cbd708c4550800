package org.livingledger.api.recognition;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/// A calendar period inside which something must come together.
public enum Within {
    DAY,
    /// From Monday to Sunday, as ISO 8601 has it.
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /// The first day of the period that a local day belongs to.
    public LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER ->
                    day.withDayOfMonth(1).withMonth(1 + 3 * ((day.getMonthValue() - 1) / 3));
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /// The first day of the period after the one that begins on a day.
    LocalDate nextFirstDay(LocalDate first) {
        return switch (this) {
            case DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
            case QUARTER -> first.plusMonths(3);
            case YEAR -> first.plusYears(1);
        };
    }
}
