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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.Event;
import org.livingledger.api.board.BoardQuery.BoardPage;
import org.livingledger.api.board.BoardQuery.BoardRow;
import org.livingledger.api.board.BoardQuery.FindAround;
import org.livingledger.api.board.BoardQuery.FindBoard;
import org.livingledger.api.board.BoardQuery.PreviewPrizes;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.programme.Programme.Ties;

/// Windows of boards in a ledger's own days, and boards too large to be counted (`systems.md S10`).
@ParameterizedClass
@EnumSource(TestDatabase.class)
class WindowTests {

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
        for (Ties ties : Ties.values()) {
            try (House house = House.open(database, "UTC").boards(points(ties))) {
                house.given(grants(2_500, new Random(1)));
                // late ones move members between buckets, and some out of the lowest
                house.given(grants(500, new Random(2)));
                List<BoardRow> rows = all(house);
                assertThat(rows).hasSize(2_500);
                assertThat(rows).isEqualTo(recounted(rows, ties));
                for (int i : new int[] {0, 1, 777, 1_500, 2_499}) {
                    BoardRow row = rows.get(i);
                    assertThat(
                                    house.ask(
                                                    new FindAround(
                                                            ACME,
                                                            null,
                                                            POINTS,
                                                            Period.ALL,
                                                            row.member(),
                                                            3))
                                            .rows())
                            .isEqualTo(rows.subList(Math.max(0, i - 3), Math.min(2_500, i + 4)));
                }
                assertThat(house.ask(new PreviewPrizes(ACME, null, POINTS, Period.ALL, 40)).paid())
                        .isEqualTo(rows.stream().filter(row -> row.rank() <= 40).count());
                assertThat(house.readSide.rebuild(List.of("boards"), (_, _) -> {}))
                        .allMatch(rebuilt -> rebuilt.equal());
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
            BoardPage page = house.ask(new FindBoard(ACME, null, POINTS, Period.ALL, after, 200));
            rows.addAll(page.rows());
            after = page.next();
        } while (after != null);
        return rows;
    }

    /// Ranks by the plain meaning of the words.
    private static List<BoardRow> recounted(List<BoardRow> rows, Ties ties) {
        List<BoardRow> recounted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            BoardRow row = rows.get(i);
            long better = rows.stream().filter(other -> other.score() > row.score()).count();
            long scores =
                    rows.stream()
                            .mapToLong(BoardRow::score)
                            .filter(score -> score > row.score())
                            .distinct()
                            .count();
            long rank =
                    switch (ties) {
                        case COMPETITION -> better + 1;
                        case DENSE -> scores + 1;
                        case ORDINAL -> i + 1L;
                    };
            recounted.add(new BoardRow(rank, row.member(), row.score(), row.reachedAt()));
        }
        return recounted;
    }
}
