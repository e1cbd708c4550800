package org.livingledger.projections.boards;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.Season;

/// The windows that an instant counts in, in a ledger's zone.
final class Calendar {

    /// What the names of seasons' windows begin with.
    static final String SEASON = "season:";

    private final ZoneId zone;
    private final List<Season> seasons;
    private final Map<LocalDate, List<String>> known = new ConcurrentHashMap<>();
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final Map<String, Span> spans = new ConcurrentHashMap<>();

    Calendar(ZoneId zone, String seasons) {
        this(
                zone,
                seasons.lines()
                        .map(line -> line.split(" ", -1))
                        .map(part ->
                                new Season(
                                        part[0],
                                        LocalDate.parse(part[1]),
                                        LocalDate.parse(part[2])))
                        .toList());
    }

    Calendar(ZoneId zone, List<Season> seasons) {
        this.zone = zone;
        this.seasons = seasons;
    }

    /// Seasons as one text: one line each, the id and both days. An id has no blanks.
    static String text(List<Season> seasons) {
        return seasons.stream()
                .map(season -> season.id() + " " + season.from() + " " + season.through())
                .collect(Collectors.joining("\n"));
    }

    /// The first instant after a window; far ahead if it never ends.
    Instant end(String window) {
        return ends.computeIfAbsent(
                window,
                _ -> {
                    LocalDate next = new Period(window).nextDay(seasons);
                    return next == null ? Instant.MAX : start(next);
                });
    }

    /// The instants that count in a window: none in a season that is not there.
    Span span(String window) {
        return spans.computeIfAbsent(window, this::spanOf);
    }

    private Span spanOf(String window) {
        var period = new Period(window);
        if (period.equals(Period.ALL)) {
            return Span.ALWAYS;
        }
        LocalDate first = period.firstDay(seasons);
        LocalDate next = period.nextDay(seasons);
        if (first == null || next == null) {
            return new Span(List.of());
        }
        if (!period.isSeason()) {
            return new Span(List.of(Span.stretch(start(first), start(next))));
        }
        // a day of several seasons counts in the first of them
        List<Span.Stretch> stretches = new ArrayList<>();
        LocalDate from = null;
        for (LocalDate day = first; !day.isAfter(next); day = day.plusDays(1)) {
            boolean counts = day.isBefore(next) && period.equals(Period.season(day, seasons));
            if (counts && from == null) {
                from = day;
            } else if (!counts && from != null) {
                stretches.add(Span.stretch(start(from), start(day)));
                from = null;
            }
        }
        return new Span(List.copyOf(stretches));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    List<String> windows(Instant at) {
        return known.computeIfAbsent(Period.day(at, zone), this::windows);
    }

    private List<String> windows(LocalDate day) {
        List<String> windows = new ArrayList<>();
        Period.of(day).forEach(period -> windows.add(period.value()));
        Period season = Period.season(day, seasons);
        if (season != null) {
            windows.add(season.value());
        }
        return List.copyOf(windows);
    }
}
