package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.FANS;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.POINTS;
import static org.livingledger.projections.House.member;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.board.BoardQuery.BoardPage;
import org.livingledger.api.board.BoardQuery.FindAround;
import org.livingledger.api.board.BoardQuery.FindBoard;
import org.livingledger.api.board.BoardQuery.PreviewPrizes;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.api.explanation.ExplanationQuery.ExplainRank;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.programme.Programme.Season;
import org.livingledger.api.programme.Programme.Ties;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.projections.boards.BoardAnswers;
import org.livingledger.projections.boards.Boards;
import org.livingledger.projections.boards.Chronicles;
import org.livingledger.projections.boards.PastBoardAnswers;
import org.livingledger.projections.boards.RankExplanations;
import org.livingledger.projections.books.Books;
import org.livingledger.projections.past.Kept;
import org.livingledger.projections.programmes.Programmes;
import org.livingledger.projections.reading.Connections;
import org.livingledger.projections.reading.Engine;
import org.livingledger.projections.reading.Scratch;
import org.livingledger.projections.reading.Views;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/// What boards say of any past is what the boards of now say over the events that are part of it, for random
/// ledgers.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PastBoardTests {

    private static final GroupId CREW = new GroupId("crew");
    private static final BoardId POSTS = new BoardId("posts");
    private static final BoardId DENSE = new BoardId("dense");
    private static final BoardId ORDINAL = new BoardId("ordinal");
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int DAYS = 150;

    /// How many pasts are asked about each time the ledger has grown.
    private static final int PASTS = 4;

    private static final List<Ties> TIES = List.of(Ties.values());
    private static final List<BoardDefinition> BOARDS =
            List.of(
                    board(POINTS, Metric.POINTS_EARNED, null, null, Ties.COMPETITION),
                    board(DENSE, Metric.POINTS_EARNED, null, null, Ties.DENSE),
                    board(ORDINAL, Metric.POINTS_EARNED, null, null, Ties.ORDINAL),
                    board(POINTS, Metric.POINTS_EARNED, FANS, null, Ties.DENSE),
                    board(POSTS, Metric.ACTIVITY_COUNT, FANS, "post", Ties.COMPETITION));

    private final TestDatabase database;

    PastBoardTests(TestDatabase database) {
        this.database = database;
    }

    private static BoardDefinition board(
            BoardId id, Metric metric, @Nullable GroupId group, @Nullable String type, Ties ties) {
        return new BoardDefinition(
                id, metric, group, type == null ? null : new ActivityType(type), ties);
    }

    /// A ledger in which anything happens in any order.
    private static final class Life {

        private final Random random;
        private final int members;
        private final List<Event> events = new ArrayList<>();
        private final Map<Integer, Long> left = new java.util.TreeMap<>();
        private final Set<String> seats = new HashSet<>();
        private int version;

        Life(long seed, int members) {
            random = new Random(seed);
            this.members = members;
            events.add(new LedgerOpened("Acme", ZoneOffset.UTC, NOON));
            publish();
        }

        List<Event> of(int many) {
            while (events.size() < many) {
                next();
            }
            return events;
        }

        private MemberId someone() {
            int who = Math.min(random.nextInt(members), random.nextInt(members));
            return member(String.valueOf((char) ('a' + who / 10)) + who % 10);
        }

        private GroupId somewhere() {
            return random.nextInt(3) == 0 ? CREW : FANS;
        }

        /// Full days, so that many reach a score together.
        private Instant some() {
            return FIRST.plus(random.nextInt(DAYS), ChronoUnit.DAYS);
        }

        private void next() {
            switch (random.nextInt(40)) {
                case 0 -> publish();
                case 1, 2, 3 -> reverse();
                case 4, 5, 6, 7, 8, 9, 10 -> comeOrGo();
                case 11, 12, 13, 14, 15 ->
                        events.add(House.did(somewhere(), someone(), type(), some()));
                default -> earn();
            }
        }

        /// Nobody goes who has not come; when they say that it was is another matter.
        private void comeOrGo() {
            MemberId member = someone();
            GroupId group = somewhere();
            if (seats.add(member + " " + group)) {
                events.add(new MemberJoined(member, group, 1, some()));
            } else if (random.nextInt(3) > 0) {
                seats.remove(member + " " + group);
                events.add(
                        random.nextInt(3) > 0
                                ? new MemberLeft(member, group, 1, some())
                                : new MemberEliminated(member, group, 1, "idle", null, some()));
            }
        }

        private String type() {
            return random.nextBoolean() ? "post" : "share";
        }

        private void earn() {
            long points = random.nextInt(10) == 0 ? random.nextInt(3_000) : 1 + random.nextInt(6);
            boolean whole = random.nextInt(4) == 0;
            events.add(
                    House.earned(
                            someone(),
                            events.size(),
                            points,
                            whole ? null : somewhere(),
                            whole ? null : type(),
                            some()));
            left.put(events.size(), points);
        }

        private void reverse() {
            List<Integer> grants =
                    left.keySet().stream()
                            .filter(movement -> left.getOrDefault(movement, 0L) > 0)
                            .toList();
            if (grants.isEmpty()) {
                return;
            }
            int movement = grants.get(random.nextInt(grants.size()));
            PointsEarned grant = (PointsEarned) events.get(movement - 1);
            long all = left.getOrDefault(movement, 0L);
            long points = random.nextBoolean() ? all : 1 + random.nextInt((int) all);
            left.put(movement, all - points);
            events.add(
                    new GrantReversed(
                            grant.account(),
                            movement,
                            points,
                            points,
                            List.of(),
                            points,
                            0,
                            all - points,
                            ReversalPolicy.INTO_DEBT,
                            grant.group(),
                            grant.grounds(),
                            null,
                            null,
                            grant.occurredAt(),
                            NOON));
        }

        private void publish() {
            List<BoardDefinition> boards =
                    BOARDS.stream()
                            .filter(_ -> random.nextInt(5) > 0)
                            .map(board ->
                                    random.nextInt(4) > 0
                                            ? board
                                            : new BoardDefinition(
                                                    board.id(),
                                                    board.metric(),
                                                    board.group(),
                                                    board.activity(),
                                                    TIES.get(random.nextInt(TIES.size()))))
                            .toList();
            LocalDate from = LocalDate.parse("2026-01-01").plusDays(random.nextInt(60));
            List<Season> seasons =
                    random.nextInt(3) == 0
                            ? List.of()
                            : List.of(
                                    new Season("spring", from, from.plusDays(random.nextInt(90))));
            events.add(
                    new ProgrammePublished(
                            ++version,
                            Programme.EMPTY.withBoards(boards).withSeasons(seasons),
                            NOON));
        }

        private Period window() {
            List<String> windows =
                    List.of(
                            "all",
                            "all",
                            "all",
                            "2026",
                            "2026-Q1",
                            "season:spring",
                            "season:spring");
            int choice = random.nextInt(windows.size() + 3);
            LocalDate day = LocalDate.parse("2026-01-01").plusDays(random.nextInt(DAYS));
            return choice < windows.size()
                    ? new Period(windows.get(choice))
                    : Period.of(day).get(random.nextInt(Period.of(day).size()));
        }

        /// What is asked about one board.
        List<Query<?>> questions(BoardDefinition board) {
            Period window = window();
            GroupId group = board.group();
            return List.of(
                    new FindBoard(ACME, group, board.id(), window, null, 1 + random.nextInt(60)),
                    new FindAround(ACME, group, board.id(), window, someone(), random.nextInt(4)),
                    new PreviewPrizes(ACME, group, board.id(), window, 1 + random.nextInt(9)),
                    new ExplainRank(ACME, group, board.id(), window, someone(), 0, 50));
        }
    }

    /// What the boards of now say over some events, in memory.
    private static final class Present implements AutoCloseable {

        private final List<Object> answers = new ArrayList<>();
        private final Scratch scratch;

        Present(EventSource source) {
            var json = new JsonMapper();
            scratch =
                    new Scratch(views -> {
                        answers.add(new BoardAnswers(views));
                        answers.add(new RankExplanations(views, source, json));
                        return List.of(new Boards(), new Books(views), new Programmes(views, json));
                    });
        }

        List<@Nullable Object> ask(List<RecordedEvent> events, AsOf asOf, List<Query<?>> queries) {
            return scratch.with(
                    ACME,
                    events,
                    asOf.position(),
                    () -> queries.stream().map(this::ask).collect(Collectors.toList()));
        }

        private @Nullable Object ask(Query<?> query) {
            return query instanceof ExplainRank rank
                    ? ((RankExplanations) answers.get(1)).explain(rank)
                    : now((BoardAnswers) answers.getFirst(), query);
        }

        @Override
        public void close() {
            scratch.close();
        }
    }

    /// Boards of the past, following a ledger.
    private static final class Shelf implements AutoCloseable {

        private final Log log = new Log();
        private final Engine engine;
        private @Nullable PastBoardAnswers past;
        private @Nullable Views views;
        private @Nullable BoardAnswers now;

        Shelf(TestDatabase database) {
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
                                var chronicles = Chronicles.ofSmallBases(views, log, this::reached);
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

    private static @Nullable Object now(BoardAnswers boards, Query<?> query) {
        return switch (query) {
            case FindBoard find -> boards.find(find);
            case FindAround around -> boards.find(around);
            case PreviewPrizes prizes -> boards.preview(prizes);
            default -> throw new AssertionError(query);
        };
    }

    /// Windows are put in order when they are first asked about, and kept so through all that comes after.
    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void boardsInMemorySayWhatTheTablesSay(long seed) {
        var life = new Life(seed, 40);
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
                for (BoardDefinition board : BOARDS) {
                    for (Query<?> query : life.questions(board).subList(0, 3)) {
                        Object expected = now(tables, query);
                        for (int i = 0; i < 2; i++) {
                            assertThat(now(shelf.now(), query))
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
                        ? FIRST.plus(random.nextInt(DAYS), ChronoUnit.DAYS)
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
        saysWhatEventsSay(new Life(seed, 40), seed, 300, 6, PASTS);
    }

    /// So many that some blocks of facts lie outside a window, and many bases are made.
    @Test
    void boardsSayOfAnyPastOfManyFactsWhatTheirEventsSay() {
        saysWhatEventsSay(new Life(7, 90), 7, 3_000, 2, 3);
    }

    private void saysWhatEventsSay(Life life, long seed, int many, int parts, int pasts) {
        List<Event> events = life.of(many);
        int page = many / parts;
        try (var shelf = new Shelf(database);
                var present = new Present(shelf.log)) {
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
                            BOARDS.stream()
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
                    board(POINTS, Metric.POINTS_EARNED, null, null, Ties.COMPETITION);
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
        BoardDefinition whole = board(POINTS, Metric.POINTS_EARNED, null, null, ties);
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
