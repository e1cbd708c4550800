package org.livingledger.api.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.programme.Programme.Cap;
import org.livingledger.api.programme.Programme.Season;

/// A named span of local days in a ledger's zone: `all`, `2025`, `2025-Q3`, `2025-09`, `2025-W39`,
/// `2025-09-21`, or a season as `season:NAME`.
///
/// One meaning for every board, cap and report: this is the only place that knows which days belong
/// to which name.
public record Period(String value) {

    private static final Pattern FORM =
            Pattern.compile(
                    "all|\\d{4}|\\d{4}-Q[1-4]|\\d{4}-(0[1-9]|1[0-2])"
                            + "|\\d{4}-W(0[1-9]|[1-4]\\d|5[0-3])"
                            + "|\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"
                            + "|season:[a-z0-9][a-z0-9._-]{0,63}");

    private static final String SEASON = "season:";

    /// All time.
    public static final Period ALL = new Period("all");

    /// @throws IllegalArgumentException if it is none of the forms
    public Period {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "window must be all, a year (2025), quarter (2025-Q3), month (2025-09), ISO week"
                            + " (2025-W39), day (2025-09-21) or season:NAME, got '"
                            + (value.length() <= 64 ? value : value.substring(0, 64) + "…")
                            + "'");
        }
    }

    /// The local day on which something happened.
    public static LocalDate day(Instant occurredAt, ZoneId zone) {
        return occurredAt.atZone(zone).toLocalDate();
    }

    /// Its first local day, or null if it has none, or is of a season that is not among these.
    public @Nullable LocalDate firstDay(List<Season> seasons) {
        if (equals(ALL)) {
            return null;
        }
        if (isSeason()) {
            return season(seasons).map(Season::from).orElse(null);
        }
        if (value.contains("W")) {
            return LocalDate.parse(value + "-1", DateTimeFormatter.ISO_WEEK_DATE);
        }
        int year = Integer.parseInt(value, 0, 4, 10);
        if (value.contains("Q")) {
            return LocalDate.of(year, (value.charAt(6) - '0') * 3 - 2, 1);
        }
        return switch (value.length()) {
            case 4 -> LocalDate.of(year, 1, 1);
            case 7 -> LocalDate.parse(value + "-01");
            default -> LocalDate.parse(value);
        };
    }

    /// The first local day after it, or null if it never ends, or is of a season that is not among these.
    public @Nullable LocalDate nextDay(List<Season> seasons) {
        if (isSeason()) {
            return season(seasons).map(season -> season.through().plusDays(1)).orElse(null);
        }
        LocalDate first = firstDay(seasons);
        if (first == null) {
            return null;
        }
        if (value.contains("W")) {
            return first.plusWeeks(1);
        }
        if (value.contains("Q")) {
            return first.plusMonths(3);
        }
        return switch (value.length()) {
            case 4 -> first.plusYears(1);
            case 7 -> first.plusMonths(1);
            default -> first.plusDays(1);
        };
    }

    /// Whether it is a season, whose days a programme says.
    public boolean isSeason() {
        return value.startsWith(SEASON);
    }

    private Optional<Season> season(List<Season> seasons) {
        return seasons.stream().filter(season -> value.equals(SEASON + season.id())).findFirst();
    }

    /// Every calendar period that a local day belongs to, from all time down to the day itself.
    public static List<Period> of(LocalDate day) {
        return List.of(
                ALL, year(day), quarter(day), month(day), week(day), new Period(day.toString()));
    }

    /// The period by which a cap counts a local day, or null if it counts towards none.
    public static @Nullable Period of(Cap.Per per, LocalDate day, List<Season> seasons) {
        return switch (per) {
            case DAY -> new Period(day.toString());
            case WEEK -> week(day);
            case MONTH -> month(day);
            case SEASON -> season(day, seasons);
        };
    }

    /// The first season that a local day belongs to, or null if there is none.
    public static @Nullable Period season(LocalDate day, List<Season> seasons) {
        for (Season season : seasons) {
            if (!day.isBefore(season.from()) && !day.isAfter(season.through())) {
                return new Period(SEASON + season.id());
            }
        }
        return null;
    }

    private static Period year(LocalDate day) {
        return new Period(String.format(Locale.ROOT, "%04d", day.getYear()));
    }

    private static Period quarter(LocalDate day) {
        return new Period(
                String.format(
                        Locale.ROOT, "%04d-Q%d", day.getYear(), (day.getMonthValue() + 2) / 3));
    }

    private static Period month(LocalDate day) {
        return new Period(
                String.format(Locale.ROOT, "%04d-%02d", day.getYear(), day.getMonthValue()));
    }

    private static Period week(LocalDate day) {
        return new Period(
                String.format(
                        Locale.ROOT,
                        "%04d-W%02d",
                        day.get(IsoFields.WEEK_BASED_YEAR),
                        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
    }

    @Override
    public String toString() {
        return value;
    }
}
