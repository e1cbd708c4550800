package org.livingledger.projections.boards;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.Season;

/// The windows that an instant counts in, in a ledger's zone.
final class Calendar {

    /// What the names of seasons' windows begin with.
    static final String SEASON = "season:";

    private final ZoneId zone;
    private final List<Season> seasons;
    private final Map<LocalDate, List<String>> known = new HashMap<>();
    private final Map<String, Instant> ends = new HashMap<>();

    Calendar(ZoneId zone, String seasons) {
        this.zone = zone;
        this.seasons =
                seasons.lines()
                        .map(line -> line.split(" ", -1))
                        .map(part ->
                                new Season(
                                        part[0],
                                        LocalDate.parse(part[1]),
                                        LocalDate.parse(part[2])))
                        .toList();
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
                    return next == null ? Instant.MAX : next.atStartOfDay(zone).toInstant();
                });
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
