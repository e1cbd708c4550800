package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.FANS;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.POINTS;
import static org.livingledger.projections.House.earned;
import static org.livingledger.projections.House.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.board.BoardQuery.BoardPage;
import org.livingledger.api.board.BoardQuery.BoardRow;
import org.livingledger.api.board.BoardQuery.FindAround;
import org.livingledger.api.board.BoardQuery.FindBoard;
import org.livingledger.api.board.BoardQuery.ListBoards;
import org.livingledger.api.board.BoardQuery.PreviewPrizes;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.programme.Programme.Season;
import org.livingledger.api.programme.Programme.Ties;
import org.livingledger.projections.reading.Rebuilt;

/// Leaderboards (`systems.md S10`, A3).
@ParameterizedClass
@EnumSource(TestDatabase.class)
class BoardTests {

    private final TestDatabase database;
    private House house;

    BoardTests(TestDatabase database) {
        this.database = database;
        this.house = House.open(database, "UTC");
    }

    @BeforeEach
    void nothingIsCountedYet() {
        house.caughtUp();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static BoardDefinition points(Ties ties) {
        return new BoardDefinition(POINTS, Metric.POINTS_EARNED, null, null, ties);
    }

    private void givenTheSixOfA3(Ties ties) {
        house.boards(points(ties));
        Instant ten = Instant.parse("2026-05-10T10:00:00Z");
        house.given(
                earned(member("b"), 1, 500, ten.plusSeconds(300)),
                earned(member("a"), 1, 500, ten),
                earned(member("e"), 1, 480, ten.plusSeconds(3)),
                earned(member("d"), 1, 480, ten.plusSeconds(2)),
                earned(member("c"), 1, 480, ten.plusSeconds(1)),
                earned(member("f"), 1, 300, ten));
    }

    private BoardPage page(
            @Nullable GroupId group, String window, @Nullable String after, int limit) {
        return house.ask(new FindBoard(ACME, group, POINTS, new Period(window), after, limit));
    }

    private List<BoardRow> rows(String window) {
        return page(null, window, null, 200).rows();
    }

    private static List<String> names(List<BoardRow> rows) {
        return rows.stream().map(row -> row.member().value().substring(22)).toList();
    }

    private static List<Long> ranks(List<BoardRow> rows) {
        return rows.stream().map(BoardRow::rank).toList();
    }

    /// `systems.md` A3.
    @Test
    void ranksEqualsByCompetition() {
        givenTheSixOfA3(Ties.COMPETITION);
        assertThat(ranks(rows("all"))).containsExactly(1L, 1L, 3L, 3L, 3L, 6L);
        assertThat(names(rows("all"))).containsExactly("a", "b", "c", "d", "e", "f");
    }

    /// `systems.md` A3.
    @Test
    void ranksEqualsDensely() {
        givenTheSixOfA3(Ties.DENSE);
        assertThat(ranks(rows("all"))).containsExactly(1L, 1L, 2L, 2L, 2L, 3L);
    }

    /// `systems.md` A3.
    @Test
    void ranksByTheTimeReachedWhereOrdinal() {
        givenTheSixOfA3(Ties.ORDINAL);
        assertThat(ranks(rows("all"))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(names(rows("all"))).containsExactly("a", "b", "c", "d", "e", "f");
    }

    /// `systems.md` A3.
    @Test
    void saysHowManyThePrizesOfPositionsOneToThreePay() {
        givenTheSixOfA3(Ties.COMPETITION);
        var preview = new PreviewPrizes(ACME, null, POINTS, Period.ALL, 3);
        assertThat(house.ask(preview).paid()).isEqualTo(5);
        assertThat(house.ask(preview).rows()).hasSize(5);
        house.boards(points(Ties.DENSE));
        assertThat(house.ask(preview).paid()).isEqualTo(6);
        house.boards(points(Ties.ORDINAL));
        assertThat(house.ask(preview).paid()).isEqualTo(3);
    }

    /// `systems.md` A3.
    @Test
    void neitherRepeatsNorSkipsOnPagesOfTwoAndIsEqualAfterARebuild() {
        for (Ties ties : Ties.values()) {
            house.close();
            house = House.open(database, "UTC");
            givenTheSixOfA3(ties);
            List<BoardRow> whole = rows("all");
            assertThat(paged()).isEqualTo(whole);
            house.readSide.rebuild(List.of("boards"), (_, _) -> {});
            assertThat(paged()).isEqualTo(whole);
        }
    }

    private List<BoardRow> paged() {
        List<BoardRow> paged = new ArrayList<>();
        String after = null;
        do {
            BoardPage page = page(null, "all", after, 2);
            assertThat(page.members()).isEqualTo(6);
            paged.addAll(page.rows());
            after = page.next();
        } while (after != null);
        return paged;
    }

    @Test
    void showsTheNeighboursOfAMemberWithTheirRanks() {
        givenTheSixOfA3(Ties.COMPETITION);
        var around = house.ask(new FindAround(ACME, null, POINTS, Period.ALL, member("d"), 2));
        assertThat(around.rank()).isEqualTo(3);
        assertThat(names(around.rows())).containsExactly("b", "c", "d", "e", "f");
        assertThat(ranks(around.rows())).containsExactly(1L, 3L, 3L, 3L, 6L);
        var last = house.ask(new FindAround(ACME, null, POINTS, Period.ALL, member("f"), 0));
        assertThat(ranks(last.rows())).containsExactly(6L);
    }

    @Test
    void hasNoRankForWhomItDoesNotShow() {
        givenTheSixOfA3(Ties.COMPETITION);
        var around = house.ask(new FindAround(ACME, null, POINTS, Period.ALL, member("x"), 2));
        assertThat(around.rank()).isNull();
        assertThat(around.rows()).isEmpty();
    }

    @Test
    void isNotFoundBeforeItIsPublishedAndCountsFromTheBeginningOnceItIs() {
        house.given(earned(member("a"), 1, 5, NOON));
        assertThat(house.find(new FindBoard(ACME, null, POINTS, Period.ALL, null, 10))).isNull();
        house.boards(points(Ties.COMPETITION));
        house.given(earned(member("a"), 2, 2, NOON.plusSeconds(1)));
        assertThat(rows("all"))
                .containsExactly(new BoardRow(1, member("a"), 7, NOON.plusSeconds(1)));
        house.boards();
        assertThat(house.find(new FindBoard(ACME, null, POINTS, Period.ALL, null, 10))).isNull();
        assertThat(house.ask(new ListBoards(ACME))).isEmpty();
    }

    @Test
    void countsAnewWhatItsNewDefinitionCounts() {
        house.boards(points(Ties.COMPETITION));
        house.given(House.founded(FANS, member("a"), 9, NOON))
                .given(House.did(FANS, member("a"), "post", NOON))
                .given(
                        earned(member("a"), 1, 5, FANS, "post", NOON),
                        earned(member("a"), 2, 7, FANS, "share", NOON));
        assertThat(rows("all").getFirst().score()).isEqualTo(12);
        house.boards(
                new BoardDefinition(
                        POINTS, Metric.POINTS_EARNED, null, new ActivityType("post"), null));
        assertThat(rows("all").getFirst().score()).isEqualTo(5);
        house.boards(new BoardDefinition(POINTS, Metric.ACTIVITY_COUNT, null, null, null));
        assertThat(rows("all").getFirst().score()).isEqualTo(1);
    }

    @Test
    void undoesAReversedGrantWhereItCounted() {
        house.boards(points(Ties.COMPETITION));
        Instant january = Instant.parse("2026-01-10T12:00:00Z");
        house.given(earned(member("a"), 1, 100, january));
        house.given(earned(member("a"), 2, 30, NOON));
        house.given(reversed(4, 100, 0, NOON, NOON.plusSeconds(9)));
        assertThat(rows("2026-05")).isEmpty();
        assertThat(rows("2026-01").getFirst().score()).isEqualTo(100);
        assertThat(rows("all"))
                .as("of what was reversed nothing counts, neither its points nor its time")
                .containsExactly(new BoardRow(1, member("a"), 100, january));
    }

    private static GrantReversed reversed(
            long movement, long ignored, long left, Instant counted, Instant at) {
        return new GrantReversed(
                AccountId.of(member("a")),
                movement,
                30,
                30,
                List.of(),
                30,
                0,
                left,
                ReversalPolicy.INTO_DEBT,
                null,
                null,
                null,
                null,
                counted,
                at);
    }

    /// `systems.md` section 4.
    @Test
    void hidesWhoWasEliminatedUntilTheyReturn() {
        house.boards(
                points(Ties.COMPETITION),
                new BoardDefinition(POINTS, Metric.POINTS_EARNED, FANS, null, null));
        house.given(House.founded(FANS, member("a"), 9, NOON))
                .given(House.joined(FANS, member("b"), 2, NOON))
                .given(
                        earned(member("a"), 1, 5, FANS, null, NOON),
                        earned(member("b"), 1, 9, FANS, null, NOON),
                        earned(member("c"), 1, 7, NOON));
        assertThat(names(page(FANS, "all", null, 9).rows())).containsExactly("b", "a");
        assertThat(names(rows("all"))).containsExactly("b", "c", "a");
        house.given(new MemberEliminated(member("b"), FANS, 1, "idle", null, NOON));
        assertThat(names(page(FANS, "all", null, 9).rows())).containsExactly("a");
        assertThat(names(rows("all"))).containsExactly("c", "a");
        assertThat(page(null, "2026-W19", null, 9).members()).isEqualTo(2);
        house.given(new MemberJoined(member("b"), FANS, 2, NOON));
        assertThat(names(page(FANS, "all", null, 9).rows())).containsExactly("b", "a");
        assertThat(names(rows("2026-W19"))).containsExactly("b", "c", "a");
    }

    /// `systems.md` section 4, and S10: past windows stay.
    @Test
    void keepsWhoWasEliminatedInTheWindowsThatHadEndedBefore() {
        Season spring =
                new Season("spring", LocalDate.parse("2026-03-01"), LocalDate.parse("2026-05-09"));
        BoardDefinition fans = new BoardDefinition(POINTS, Metric.POINTS_EARNED, FANS, null, null);
        house.boards(List.of(spring), points(Ties.COMPETITION), fans);
        Instant early = Instant.parse("2026-04-29T12:00:00Z");
        house.given(House.founded(FANS, member("a"), 9, early))
                .given(House.joined(FANS, member("b"), 2, early))
                .given(
                        earned(member("a"), 1, 5, FANS, null, early),
                        earned(member("b"), 1, 9, FANS, null, early))
                .given(new MemberEliminated(member("b"), FANS, 1, "idle", null, NOON));
        for (String past : List.of("2026-04-29", "2026-W18", "2026-04", "season:spring")) {
            assertThat(names(page(FANS, past, null, 9).rows())).as(past).containsExactly("b", "a");
            assertThat(names(rows(past))).as(past).containsExactly("b", "a");
        }
        for (String running : List.of("all", "2026", "2026-Q2")) {
            assertThat(names(page(FANS, running, null, 9).rows())).as(running).containsExactly("a");
            assertThat(names(rows(running))).as(running).containsExactly("a");
        }
        var late = new BoardDefinition(new BoardId("late"), Metric.POINTS_EARNED, FANS, null, null);
        house.boards(List.of(spring), points(Ties.COMPETITION), fans, late);
        assertThat(
                        house.ask(
                                        new FindBoard(
                                                ACME,
                                                FANS,
                                                late.id(),
                                                new Period("2026-04"),
                                                null,
                                                9))
                                .members())
                .isEqualTo(2);
        assertThat(house.readSide.rebuild(List.of("boards"), (_, _) -> {}))
                .allMatch(Rebuilt::equal);
    }

    @Test
    void countsASeasonFromTheFirstToTheLastOfItsDaysWheneverItIsPublished() {
        house.boards(points(Ties.COMPETITION));
        house.given(
                earned(member("a"), 1, 5, Instant.parse("2026-03-01T00:00:00Z")),
                earned(member("a"), 2, 7, Instant.parse("2026-05-31T23:59:59Z")),
                earned(member("a"), 3, 9, Instant.parse("2026-06-01T00:00:00Z")));
        Season spring =
                new Season("spring", LocalDate.parse("2026-03-01"), LocalDate.parse("2026-05-31"));
        house.boards(List.of(spring), points(Ties.COMPETITION));
        assertThat(rows("season:spring").getFirst().score()).isEqualTo(12);
        house.given(earned(member("a"), 4, 1, NOON));
        assertThat(rows("season:spring").getFirst().score()).isEqualTo(13);
    }
}
