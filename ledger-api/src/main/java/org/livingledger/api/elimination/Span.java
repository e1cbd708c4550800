package org.livingledger.api.elimination;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.livingledger.api.Limits;
import org.livingledger.api.recognition.Within;

/// Over which local days members are judged: the last N days, today included, as `P14D`, or a
/// calendar `week` (ISO 8601), `month`, `quarter` or `year`.
///
/// By the calendar, the last whole period and the one in course are both looked at, and the better of
/// the two is what counts: who was below in the last can make up for it in this one.
public record Span(String value) {

    /// The most days of a rolling span.
    public static final int MOST_DAYS = 3_650;

    private static final Pattern FORM = Pattern.compile("week|month|quarter|year|P[1-9]\\d{0,3}D");

    /// @throws IllegalArgumentException if it is none of the forms
    public Span {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "window must be week, month, quarter, year or P1D to P"
                            + MOST_DAYS
                            + "D, got '"
                            + (value.length() <= 64 ? value : value.substring(0, 64) + "…")
                            + "'");
        }
        if (value.startsWith("P")) {
            Limits.range("days of the window", days(value), 1, MOST_DAYS);
        }
    }

    /// Local days, both ends included.
    public record Days(LocalDate from, LocalDate through) {}

    /// What is looked at on a day: one span of days if it is rolling, two if it goes by the calendar,
    /// the earlier one first. The last ends with that day.
    public List<Days> on(LocalDate today) {
        if (value.startsWith("P")) {
            return List.of(new Days(today.minusDays(days(value) - 1L), today));
        }
        Within period = period(value);
        LocalDate first = period.firstDay(today);
        return List.of(
                new Days(period.firstDay(first.minusDays(1)), first.minusDays(1)),
                new Days(first, today));
    }

    private static int days(String value) {
        return Integer.parseInt(value, 1, value.length() - 1, 10);
    }

    private static Within period(String value) {
        return switch (value) {
            case "week" -> Within.WEEK;
            case "month" -> Within.MONTH;
            case "quarter" -> Within.QUARTER;
            default -> Within.YEAR;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
