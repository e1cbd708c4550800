package org.livingledger.domain.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Comparator;
import java.util.Deque;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.Expiry;
import org.livingledger.api.points.PointsCommand.EarnPoints;
import org.livingledger.api.points.PointsCommand.ExpirePoints;
import org.livingledger.api.points.PointsEvent.PointsExpired;
import org.livingledger.api.points.PointsOutcome.Granted;
import org.livingledger.api.points.PointsOutcome.Moved;
import org.livingledger.api.points.PointsRejection.LotNotEnded;
import org.livingledger.domain.Scenario;

/// Twenty years of the real commits history, scanned every morning: each commit is a point, and points
/// end on the instants that another calendar (`java.util`) finds (`systems.md` S6, section 2, Lots; days
/// of 23 and 25 hours and days without a midnight).
class ExpiryCalendarTests {

    private static final Path HISTORY =
            Path.of("../ledger-projections/src/test/resources/axonframework-commits.csv");
    private static final AccountId ACCOUNT = AccountId.of(ADA);
    private static final int FROM = 2010;
    private static final int UNTIL = 2030;

    private static final List<String> FORMS =
            List.of(
                    "end-of-day",
                    "end-of-month",
                    "end-of-quarter",
                    "end-of-year",
                    "P30D",
                    "P3M",
                    "P1Y",
                    "P2W");

    /// A lot, and when the other calendar lets it end.
    private record Lot(long number, Instant ends) {}

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, m-8a195b5a5d",
        "Europe/Berlin, m-8a195b5a5d",
        "Africa/Cairo, m-8a195b5a5d",
        "America/Los_Angeles, m-8a195b5a5d",
        "Asia/Shanghai, m-58631df615",
        "Europe/Berlin, m-58631df615",
        "Africa/Cairo, m-58631df615",
        "America/Los_Angeles, m-58631df615"
    })
    void endsPointsOnTheInstantsOfAnIndependentCalendar(String zone, String member)
            throws IOException {
        var scenario = Scenario.in(zone);
        Deque<Instant> commits = commits(member);
        int granted = commits.size();
        var open =
                new PriorityQueue<>(Comparator.comparing(Lot::ends).thenComparingLong(Lot::number));
        Calendar day = new GregorianCalendar(TimeZone.getTimeZone(zone));
        day.clear();
        day.set(FROM, Calendar.JANUARY, 1);
        while (day.get(Calendar.YEAR) < UNTIL) {
            Instant morning = day.toInstant();
            scenario.at(morning);
            scan(scenario, open, morning);
            day.add(Calendar.DAY_OF_MONTH, 1);
            day.set(Calendar.HOUR_OF_DAY, 0); // after a day without a midnight it would stay at one
            while (!commits.isEmpty() && commits.getFirst().isBefore(day.toInstant())) {
                grant(scenario, commits.removeFirst(), open, zone);
            }
        }
        assertThat(commits).as("all commits were walked through").isEmpty();
        assertThat(open).as("all points have ended").isEmpty();
        assertThat(scenario.events().stream().filter(PointsExpired.class::isInstance))
                .hasSize(granted);
    }

    /// What a scan finds due on a morning is written off, and dated by the instant at which it ended.
    private static void scan(Scenario scenario, PriorityQueue<Lot> open, Instant morning) {
        while (!open.isEmpty() && !open.peek().ends().isAfter(morning)) {
            Lot due = open.remove();
            long left = open.stream().filter(lot -> lot.ends().isAfter(morning)).count();
            assertThat(
                            scenario.accept(Moved.class, new ExpirePoints(ACCOUNT, due.number()))
                                    .available())
                    .isEqualTo(left);
            assertThat(scenario.events())
                    .last()
                    .isEqualTo(new PointsExpired(ACCOUNT, due.number(), 1, due.ends()));
        }
        if (!open.isEmpty() && open.peek().ends().isBefore(morning.plusSeconds(86_400))) {
            Lot next = open.peek();
            assertThat(scenario.refuse(new ExpirePoints(ACCOUNT, next.number())))
                    .isEqualTo(new LotNotEnded(ACCOUNT, next.number(), next.ends()));
        }
    }

    private static void grant(Scenario scenario, Instant at, PriorityQueue<Lot> open, String zone) {
        String form = FORMS.get(Math.floorMod(at.getEpochSecond(), FORMS.size()));
        Granted granted =
                scenario.at(at)
                        .accept(
                                Granted.class,
                                new EarnPoints(
                                        ADA, 1, null, new Expiry(form), null, null, null, null));
        long number = Objects.requireNonNull(granted.lot());
        open.add(new Lot(number, ends(at, form, zone)));
        assertThat(granted.available())
                .isEqualTo(open.stream().filter(lot -> lot.ends().isAfter(at)).count());
    }

    private static Instant ends(Instant at, String form, String zone) {
        Calendar end = new GregorianCalendar(TimeZone.getTimeZone(zone));
        end.setTimeInMillis(at.toEpochMilli());
        switch (form) {
            case "P30D" -> end.add(Calendar.DAY_OF_MONTH, 30);
            case "P2W" -> end.add(Calendar.DAY_OF_MONTH, 14);
            case "P3M" -> end.add(Calendar.MONTH, 3);
            case "P1Y" -> end.add(Calendar.YEAR, 1);
            default -> {
                int year = end.get(Calendar.YEAR);
                int month = end.get(Calendar.MONTH);
                int date = end.get(Calendar.DAY_OF_MONTH);
                end.clear();
                switch (form) {
                    case "end-of-day" -> end.set(year, month, date + 1);
                    case "end-of-month" -> end.set(year, month + 1, 1);
                    case "end-of-quarter" -> end.set(year, month / 3 * 3 + 3, 1);
                    default -> end.set(year + 1, Calendar.JANUARY, 1);
                }
            }
        }
        return end.toInstant();
    }

    private static Deque<Instant> commits(String member) throws IOException {
        var commits = new ArrayList<Instant>();
        for (String line : Files.readAllLines(HISTORY)) {
            String[] fields = line.split(",", -1);
            if (fields[2].equals(member)) {
                commits.add(Instant.parse(fields[1]));
            }
        }
        commits.sort(Comparator.naturalOrder());
        return new ArrayDeque<>(commits);
    }
}
