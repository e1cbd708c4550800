package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.POINTS;
import static org.livingledger.projections.House.member;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingledger.api.AsOf;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.PastTooLong;
import org.livingledger.api.Query;
import org.livingledger.api.board.BoardQuery.BoardPage;
import org.livingledger.api.board.BoardQuery.FindAround;
import org.livingledger.api.board.BoardQuery.FindBoard;
import org.livingledger.api.board.BoardQuery.PreviewPrizes;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.api.explanation.ExplanationQuery.ExplainRank;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.programme.Programme.Ties;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.projections.boards.BoardAnswers;
import org.livingledger.projections.boards.Boards;
import org.livingledger.projections.boards.Chronicles;
import org.livingledger.projections.boards.PastBoardAnswers;
import org.livingledger.projections.past.Kept;
import org.livingledger.projections.reading.Connections;
import org.livingledger.projections.reading.Engine;
import org.livingledger.projections.reading.Views;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/// What boards say of any past is what the boards of now say over the events that are part of it, for random
/// ledgers.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PastBoardTests {

    /// How many pasts are asked about each time the ledger has grown.
    private static final int PASTS = 4;

    private final TestDatabase database;

    PastBoardTests(TestDatabase database) {
        this.database = database;
    }

    /// Boards of the past, following a ledger.
    private static final class Shelf implements AutoCloseable {

        private final Log log = new Log();
        private final Engine engine;
        private @Nullable PastBoardAnswers past;
        private @Nullable Views views;
        private @Nullable BoardAnswers now;

        Shelf(TestDatabase database) {
            this(database, Runnable::run);
        }

        /// @param aside where what nobody waits for is done
        Shelf(TestDatabase database, Executor aside) {
            DataSource source = database.fresh();
            var connections = new Connections(source, new DataSourceTransactionManager(source));
            engine =
                    new Engine(
                            connections,
                            connections,
                            () -> {},
                            log,
                            Clock.systemUTC(),
                            views -> {
                                this.views = views;
                                var chronicles =
                                        Chronicles.ofShortHistories(
                                                views, log, this::reached, aside);
                                past = new PastBoardAnswers(chronicles, log);
                                now = new BoardAnswers(views, chronicles);
                                return List.of(new Boards(chronicles));
                            });
            engine.start();
        }

        PastBoardAnswers past() {
            return Objects.requireNonNull(past);
        }

        private long reached(LedgerId ledger) {
            return engine.position(ledger, Boards.NAME);
        }

        /// What answers from memory when it is asked for the second time.
        BoardAnswers now() {
            return Objects.requireNonNull(now);
        }

        Views views() {
            return Objects.requireNonNull(views);
        }

        void given(List<? extends Event> events) {
            log.append(ACME, events);
            engine.signal();
        }

        void caughtUp() {
            long head = log.ahead(Map.of()).getOrDefault(ACME, 0L);
            try {
                assertThat(engine.await(ACME, List.of("boards"), head, Duration.ofSeconds(60)))
                        .as("they have come to %s: %s", head, engine.lags())
                        .isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    private static @Nullable Object past(PastBoardAnswers past, Query<?> query, AsOf asOf) {
        return switch (query) {
            case FindBoard find -> past.find(find, asOf);
            case FindAround around -> past.around(around, asOf);
            case PreviewPrizes prizes -> past.prizes(prizes, asOf);
            case ExplainRank rank -> past.explain(rank, asOf);
            default -> throw new AssertionError(query);
        };
    }

    /// Windows are put in order when they are first asked about, and kept so through all that comes after.
    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void boardsInMemorySayWhatTheTablesSay(long seed) {
        var life = new BoardLife(seed, 40);
        List<Event> events = life.of(900);
        try (var shelf = new Shelf(database)) {
            var tables = new BoardAnswers(shelf.views());
            int given = 0;
            var random = new Random(seed);
            while (given < events.size()) {
                int to = Math.min(events.size(), given + 1 + random.nextInt(60));
                shelf.given(events.subList(given, to));
                given = to;
                shelf.caughtUp();
                for (BoardDefinition board : BoardLife.BOARDS) {
                    for (Query<?> query : life.questions(board).subList(0, 3)) {
                        Object expected = PresentBoards.now(tables, query);
                        for (int i = 0; i < 2; i++) {
                            assertThat(PresentBoards.now(shelf.now(), query))
                                    .as("%s after %s", query, given)
                                    .isEqualTo(expected);
                        }
                    }
                }
            }
        }
    }

    private static AsOf knownThen(Log log, long position) {
        return new AsOf(
                log.at(ACME, List.of(position)).getFirst().recordedAt(), position, position);
    }

    /// Any instant at which something happened or was recorded, with what is known at any time after it.
    private static AsOf lookingBack(Log log, Random random, int events) {
        Instant at =
                random.nextBoolean()
                        ? BoardLife.FIRST.plus(random.nextInt(BoardLife.DAYS), ChronoUnit.DAYS)
                        : log.at(ACME, List.of(1L + random.nextInt(events)))
                                .getFirst()
                                .recordedAt();
        long recorded = log.positionAt(ACME, at);
        long position = random.nextBoolean() ? events : 1 + random.nextInt(events);
        return new AsOf(at, Math.min(recorded, position), position);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void boardsSayOfAnyPastWhatTheirEventsSay(long seed) {
        saysWhatEventsSay(new BoardLife(seed, 40), seed, 300, 6, PASTS, Runnable::run);
    }

    /// So many that some blocks of facts lie outside a window, and many bases are made.
    @Test
    void boardsSayOfAnyPastOfManyFactsWhatTheirEventsSay() {
        saysWhatEventsSay(new BoardLife(7, 90), 7, 2_500, 2, 2, Runnable::run);
    }

    /// Nobody waits until a history is written, and what comes meanwhile is not mistaken for what was there.
    @Test
    void boardsSayOfAnyPastWhatTheirEventsSayWhileHistoriesAreWritten() {
        saysWhatEventsSay(
                new BoardLife(8, 60),
                8,
                1_200,
                12,
                2,
                work -> Thread.ofPlatform().daemon().start(work));
    }

    private void saysWhatEventsSay(
            BoardLife life, long seed, int many, int parts, int pasts, Executor aside) {
        List<Event> events = life.of(many);
        int page = many / parts;
        try (var shelf = new Shelf(database, aside);
                var present = new PresentBoards(shelf.log)) {
            var random = new Random(seed);
            int given = 0;
            while (given < events.size()) {
                int to = Math.min(events.size(), given + page);
                shelf.given(events.subList(given, to));
                given = to;
                if (random.nextBoolean()) {
                    shelf.caughtUp(); // else the rest comes from the events
                }
                for (int i = 0; i < pasts; i++) {
                    AsOf asOf =
                            i % 2 == 0
                                    ? knownThen(shelf.log, 2 + random.nextInt(given - 1))
                                    : lookingBack(shelf.log, random, given);
                    List<Query<?>> queries =
                            BoardLife.BOARDS.stream()
                                    .flatMap(board -> life.questions(board).stream())
                                    .toList();
                    List<@Nullable Object> then =
                            present.ask(
                                    Kept.of(shelf.log.after(ACME, 0, given), asOf), asOf, queries);
                    for (int q = 0; q < queries.size(); q++) {
                        Query<?> query = queries.get(q);
                        assertThat(past(shelf.past(), query, asOf))
                                .as("%s as of %s", query, asOf)
                                .isEqualTo(then.get(q));
                    }
                }
            }
        }
    }

    @Test
    void aLedgerForWhichThereIsNoRoomIsRefusedWithBothFigures() {
        try (var shelf = new Shelf(database)) {
            BoardDefinition whole =
                    BoardLife.board(POINTS, Metric.POINTS_EARNED, null, null, Ties.COMPETITION);
            shelf.given(
                    List.of(
                            new LedgerOpened("Acme", ZoneOffset.UTC, NOON),
                            new ProgrammePublished(
                                    1, Programme.EMPTY.withBoards(List.of(whole)), NOON)));
            shelf.given(
                    IntStream.range(0, 198)
                            .mapToObj(i -> House.earned(member("A"), i, 1, NOON))
                            .toList());
            shelf.caughtUp();
            var query = new FindBoard(ACME, null, POINTS, Period.ALL, null, 5);
            PastBoardAnswers narrow =
                    new PastBoardAnswers(
                            Chronicles.ofRoomFor(150, shelf.views(), shelf.log), shelf.log);
            assertThat(narrow.find(query, knownThen(shelf.log, 150))).isNotNull();
            assertThatExceptionOfType(PastTooLong.class)
                    .isThrownBy(() -> narrow.find(query, knownThen(shelf.log, 151)))
                    .satisfies(refused -> {
                        assertThat(refused.events()).isEqualTo(151);
                        assertThat(refused.most()).isEqualTo(150);
                    });
        }
    }

    /// Ten members have each score: a page ends in the middle of them.
    @ParameterizedTest
    @EnumSource(
            value = Ties.class,
            names = {"COMPETITION", "DENSE"})
    void aPageContinuesInThePastWhereItEnded(Ties ties) {
        BoardDefinition whole = BoardLife.board(POINTS, Metric.POINTS_EARNED, null, null, ties);
        List<String> ranks =
                ties == Ties.DENSE ? List.of("1 3", "2 2", "3 1") : List.of("1 3", "11 2", "21 1");
        try (var shelf = new Shelf(database)) {
            shelf.given(
                    List.of(
                            new LedgerOpened("Acme", ZoneOffset.UTC, NOON),
                            new ProgrammePublished(
                                    1, Programme.EMPTY.withBoards(List.of(whole)), NOON)));
            shelf.given(
                    IntStream.range(0, 30)
                            .mapToObj(i ->
                                    House.earned(
                                            member(String.valueOf((char) ('A' + i))),
                                            i,
                                            1 + i % 3,
                                            NOON))
                            .toList());
            long then = 2 + 30;
            shelf.given(List.of(House.earned(member("A"), 99, 50, NOON)));
            shelf.caughtUp();
            var paged = new ArrayList<String>();
            String after = null;
            do {
                var query = new FindBoard(ACME, null, POINTS, Period.ALL, after, 4);
                BoardPage page =
                        (BoardPage)
                                Objects.requireNonNull(
                                        past(shelf.past(), query, knownThen(shelf.log, then)));
                assertThat(page.members()).isEqualTo(30);
                page.rows().forEach(row -> paged.add(row.rank() + " " + row.score()));
                after = page.next();
            } while (after != null);
            assertThat(paged)
                    .containsExactlyElementsOf(
                            ranks.stream()
                                    .flatMap(row -> Stream.generate(() -> row).limit(10))
                                    .toList());
        }
    }
}
