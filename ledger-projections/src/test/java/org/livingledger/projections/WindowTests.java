package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.POINTS;
import static org.livingledger.projections.House.earned;
import static org.livingledger.projections.House.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.Event;
import org.livingledger.api.board.BoardQuery.BoardPage;
import org.livingledger.api.board.BoardQuery.BoardRow;
import org.livingledger.api.board.BoardQuery.FindAround;
import org.livingledger.api.board.BoardQuery.FindBoard;
import org.livingledger.api.board.BoardQuery.PreviewPrizes;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.programme.Programme.Ties;

/// Windows of boards in a ledger's own days, and boards too large to be counted (`systems.md S10`).
@ParameterizedClass
@EnumSource(TestDatabase.class)
class WindowTests {

    /// More members than a window has that counts its rows.
    private static final int MANY = 10_500;

    /// Two pages begin among equals wherever they end: more of them would tell no more.
    private static final int PAGE = 1_500;

    private final TestDatabase database;

    WindowTests(TestDatabase database) {
        this.database = database;
    }

    private static BoardDefinition points(Ties ties) {
        return new BoardDefinition(POINTS, Metric.POINTS_EARNED, null, null, ties);
    }

    private static House at(TestDatabase database, String zone, String... instants) {
        House house = House.open(database, zone).boards(points(Ties.COMPETITION));
        for (int i = 0; i < instants.length; i++) {
            house.given(earned(member("a"), i + 1, 1, Instant.parse(instants[i])));
        }
        return house;
    }

    private static long score(House house, String window) {
        return house
                .ask(new FindBoard(ACME, null, POINTS, new Period(window), null, 1))
                .rows()
                .stream()
                .mapToLong(BoardRow::score)
                .sum();
    }

    @Test
    void endsDaysWeeksAndQuartersAtMidnightInShanghai() {
        try (House house =
                at(
                        database,
                        "Asia/Shanghai",
                        "2026-06-28T15:59:59Z", // Sunday, the last second of week 26
                        "2026-06-28T16:00:00Z", // Monday, the first second of week 27
                        "2026-06-30T15:59:59Z", // the last second of the second quarter
                        "2026-06-30T16:00:00Z")) {
            assertThat(score(house, "2026-06-28")).isEqualTo(1);
            assertThat(score(house, "2026-06-29")).isEqualTo(1);
            assertThat(score(house, "2026-W26")).isEqualTo(1);
            assertThat(score(house, "2026-W27")).isEqualTo(3);
            assertThat(score(house, "2026-Q2")).isEqualTo(3);
            assertThat(score(house, "2026-Q3")).isEqualTo(1);
        }
    }

    /// `systems.md` A2.
    @Test
    void countsTheShortAndTheLongDayOfAYearWhole() {
        try (House house =
                at(
                        database,
                        "Europe/Berlin",
                        "2026-03-28T23:00:00Z",
                        "2026-03-29T21:59:59Z",
                        "2026-03-29T22:00:00Z",
                        "2026-10-24T22:00:00Z",
                        "2026-10-25T00:30:00Z",
                        "2026-10-25T01:30:00Z",
                        "2026-10-25T22:59:59Z",
                        "2026-10-25T23:00:00Z")) {
            assertThat(score(house, "2026-03-29")).isEqualTo(2);
            assertThat(score(house, "2026-03-30")).isEqualTo(1);
            assertThat(score(house, "2026-10-25")).isEqualTo(4);
            assertThat(score(house, "2026-10-26")).isEqualTo(1);
        }
    }

    /// A window with a histogram answers as one whose rows are counted.
    @Test
    void ranksThousandsAsIfItCountedThem() {
        try (House house = House.open(database, "UTC").boards(points(Ties.DENSE))) {
            house.given(grants(MANY, new Random(1)));
            // late ones move members between buckets, and some out of the lowest
            house.given(grants(500, new Random(2)));
            for (Ties ties : Ties.values()) {
                house.boards(points(ties)); // how equals are ranked changes no row
                List<BoardRow> rows = all(house);
                assertThat(rows).hasSize(MANY);
                assertThat(rows).isEqualTo(recounted(rows, ties));
                for (int i : new int[] {0, 1, 777, 1_500, MANY - 1}) {
                    var around =
                            new FindAround(ACME, null, POINTS, Period.ALL, rows.get(i).member(), 3);
                    assertThat(house.ask(around).rows())
                            .isEqualTo(rows.subList(Math.max(0, i - 3), Math.min(MANY, i + 4)));
                }
                var prizes = new PreviewPrizes(ACME, null, POINTS, Period.ALL, 40);
                assertThat(house.ask(prizes).paid())
                        .isEqualTo(rows.stream().filter(row -> row.rank() <= 40).count());
            }
            assertThat(house.readSide.rebuild(List.of("boards"), (_, _) -> {}))
                    .allMatch(rebuilt -> rebuilt.equal());
        }
    }

    /// H2 looks up no more than 65 536 keys at once; these are 72 000.
    @Test
    void foldsAPageThatTouchesMoreRowsThanOneStatementLooksUp() {
        BoardDefinition[] boards =
                IntStream.range(0, 12)
                        .mapToObj(i ->
                                new BoardDefinition(
                                        new BoardId("b" + i),
                                        Metric.POINTS_EARNED,
                                        null,
                                        null,
                                        Ties.DENSE))
                        .toArray(BoardDefinition[]::new);
        try (House house = House.open(database, "UTC").boards(boards)) {
            house.given(grants(1_000, new Random(3)));
            house.given(grants(1_000, new Random(3))); // now there are rows to be found
            for (BoardDefinition board : boards) {
                var page = new FindBoard(ACME, null, board.id(), Period.ALL, null, 1);
                assertThat(house.ask(page).members()).isEqualTo(1_000);
            }
        }
    }

    private static List<Event> grants(int members, Random random) {
        List<Event> grants = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            long points = 1 + (long) Math.exp(random.nextDouble() * 9);
            grants.add(
                    earned(
                            member(Integer.toString(i, 36)),
                            1,
                            points,
                            NOON.plusSeconds(random.nextInt(50_000))));
        }
        return grants;
    }

    private static List<BoardRow> all(House house) {
        List<BoardRow> rows = new ArrayList<>();
        String after = null;
        do {
            BoardPage page = house.ask(new FindBoard(ACME, null, POINTS, Period.ALL, after, PAGE));
            rows.addAll(page.rows());
            after = page.next();
        } while (after != null);
        return rows;
    }

    /// Ranks by the plain meaning of the words.
    private static List<BoardRow> recounted(List<BoardRow> rows, Ties ties) {
        NavigableMap<Long, Long> members = new TreeMap<>();
        rows.forEach(row -> members.merge(row.score(), 1L, Long::sum));
        List<BoardRow> recounted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            BoardRow row = rows.get(i);
            var better = members.tailMap(row.score(), false);
            long rank =
                    switch (ties) {
                        case COMPETITION ->
                                1 + better.values().stream().mapToLong(Long::longValue).sum();
                        case DENSE -> better.size() + 1L;
                        case ORDINAL -> i + 1L;
                    };
            recounted.add(new BoardRow(rank, row.member(), row.score(), row.reachedAt()));
        }
        return recounted;
    }
}
