package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.FANS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.Event;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.board.BoardQuery.BoardPage;
import org.livingledger.api.board.BoardQuery.BoardRow;
import org.livingledger.api.board.BoardQuery.FindBoard;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Metric;

/// The boards of two histories that nobody here made up (`systems.md` A16).
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RealHistoryTests {

    private static final BoardId BOARD = new BoardId("board");

    private final House house;

    RealHistoryTests(TestDatabase database) {
        house = House.open(database, "UTC");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private record Fact(String member, long points, Instant at) {}

    private static List<String[]> lines(String file) {
        try (InputStream in = RealHistoryTests.class.getResourceAsStream("/" + file);
                var reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static MemberId id(String name) {
        return new MemberId("~" + "_".repeat(22 - name.length()) + name);
    }

    private void given(String activity, List<Fact> facts) {
        house.boards(
                new BoardDefinition(
                        BOARD, Metric.POINTS_EARNED, FANS, new ActivityType(activity), null));
        Map<String, Long> lots = new HashMap<>();
        List<Event> events = new ArrayList<>();
        for (Fact fact : facts) {
            MemberId member = id(fact.member);
            long lot = lots.merge(fact.member, 1L, Long::sum);
            if (lot == 1) {
                int seats = lots.size();
                events.addAll(
                        seats == 1
                                ? House.founded(FANS, member, 10_000, fact.at)
                                : House.joined(FANS, member, seats, fact.at));
            }
            events.add(House.did(FANS, member, activity, fact.at));
            events.add(House.earned(member, lot, fact.points, FANS, activity, fact.at));
        }
        house.given(events);
    }

    private BoardPage board(String window) {
        return house.ask(new FindBoard(ACME, FANS, BOARD, new Period(window), null, 200));
    }

    private List<BoardRow> all(String window) {
        List<BoardRow> rows = new ArrayList<>();
        String after = null;
        do {
            BoardPage page =
                    house.ask(new FindBoard(ACME, FANS, BOARD, new Period(window), after, 200));
            rows.addAll(page.rows());
            after = page.next();
        } while (after != null);
        return rows;
    }

    private static List<String> top(List<BoardRow> rows, int count) {
        return rows.stream()
                .limit(count)
                .map(row -> row.member().value().replaceAll("^~_*", "") + " " + row.score())
                .toList();
    }

    private static long sum(List<BoardRow> rows) {
        return rows.stream().mapToLong(BoardRow::score).sum();
    }

    @Test
    void ranksTheContributorsOfARealRepository() {
        given(
                "commit",
                lines("axonframework-commits.csv").stream()
                        .map(line -> new Fact(line[2], 1, Instant.parse(line[1])))
                        .toList());

        assertThat(board("all").members()).isEqualTo(271);
        assertThat(top(board("all").rows(), 11))
                .containsExactly(
                        "m-9bc9b21c51 4660",
                        "m-5db8ac52d3 1767",
                        "m-f64fe8fc42 810",
                        "m-44edfc1359 785",
                        "m-2288253eb1 780",
                        "m-e962f9e857 710",
                        "m-eb431c8138 602",
                        "m-9e311a566f 365",
                        "m-8a195b5a5d 217",
                        "m-58631df615 192",
                        "m-317ef442f4 192");
        assertThat(board("all").rows().stream().skip(9).limit(2).map(BoardRow::rank))
                .as("two have 192; who reached it in 2024 stands before who did in 2026")
                .containsExactly(10L, 10L);
        assertThat(board("2025").members()).isEqualTo(23);
        assertThat(top(board("2025").rows(), 5))
                .containsExactly(
                        "m-9bc9b21c51 1795",
                        "m-f64fe8fc42 665",
                        "m-eb431c8138 370",
                        "m-b41ce94971 149",
                        "m-44edfc1359 133");
        assertThat(IntStream.rangeClosed(2010, 2026).mapToObj(y -> sum(all("" + y))))
                .containsExactly(
                        514L, 371L, 459L, 170L, 165L, 110L, 422L, 427L, 1548L, 539L, 847L, 767L,
                        1036L, 1079L, 831L, 3419L, 935L);
        assertThat(top(board("2025-W39").rows(), 1)).containsExactly("m-9bc9b21c51 130");
        List<BoardRow> once = all("all").stream().filter(row -> row.score() == 1).toList();
        assertThat(once).hasSize(80);
        assertThat(once).allMatch(row -> row.rank() == 271 - 80 + 1);
    }

    @Test
    void ranksTheCustomersOfARealShop() {
        given(
                "purchase",
                lines("cdnow-sample-purchases.csv").stream()
                        .map(line ->
                                new Fact(
                                        line[2],
                                        Long.parseLong(line[4]) / 100,
                                        LocalDate.parse(line[1])
                                                .atStartOfDay(ZoneOffset.UTC)
                                                .toInstant()))
                        .toList());

        List<BoardRow> rows = all("all");
        assertThat(sum(rows)).isEqualTo(239_444);
        assertThat(top(rows, 5))
                .containsExactly(
                        "c-19339 6517",
                        "c-05420 1930",
                        "c-20111 1712",
                        "c-11288 1615",
                        "c-15953 1538");
        assertThat(rows.stream().filter(row -> row.score() >= 1000)).hasSize(19);
        assertThat(rows.stream().filter(row -> row.score() >= 300 && row.score() < 1000))
                .hasSize(155);
        assertThat(
                        List.of("1997-Q1", "1997-Q2", "1997-Q3", "1997-Q4", "1998-Q1", "1998-Q2")
                                .stream()
                                .map(quarter -> sum(all(quarter))))
                .containsExactly(110_324L, 33_037L, 26_489L, 27_543L, 24_422L, 17_629L);
        for (int i = 1; i < rows.size(); i++) {
            BoardRow before = rows.get(i - 1);
            BoardRow row = rows.get(i);
            assertThat(row.rank()).isEqualTo(row.score() == before.score() ? before.rank() : i + 1);
        }
    }
}
