package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.POINTS;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.Event;
import org.livingledger.api.board.BoardQuery.FindAround;
import org.livingledger.api.board.BoardQuery.FindBoard;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.programme.Programme.Ties;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.projections.boards.BoardAnswers;
import org.livingledger.projections.boards.Boards;
import org.livingledger.projections.boards.PastBoardAnswers;
import org.livingledger.projections.boards.PastBoards;
import org.livingledger.projections.books.Books;
import org.livingledger.projections.programmes.Programmes;
import org.livingledger.projections.reading.Connections;
import org.livingledger.projections.reading.Engine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/// How long boards of the past take, to fold and to read, beside the boards of now: printed, and the medians
/// held to three times those of now. The figures are right only on a machine with nothing else to do.
@Tag("full")
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PastBoardSpeedTests {

    private static final int FACTS = Integer.getInteger("ledger.speed.facts", 300_000);
    private static final int MEMBERS = FACTS / 6;
    private static final int QUESTIONS = Integer.getInteger("ledger.speed.questions", 1_000);
    private static final int WARM_UP = 300;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private final TestDatabase database;
    private final Random random = new Random(8);

    PastBoardSpeedTests(TestDatabase database) {
        this.database = database;
    }

    /// Those who joined first did the most.
    private MemberId someone() {
        double share = random.nextDouble();
        return new MemberId("~%022d".formatted((int) (share * share * MEMBERS)));
    }

    private List<Event> facts(int from, int many) {
        List<Event> facts = new ArrayList<>();
        for (int i = from; i < from + many; i++) {
            facts.add(
                    House.earned(
                            someone(),
                            i,
                            10 + random.nextInt(490),
                            FIRST.plus(300L * 24 * 60 * i / FACTS, ChronoUnit.MINUTES)));
        }
        return facts;
    }

    private interface Question {
        void ask();
    }

    private static double[] micros(Question now, Question past) {
        long[] first = new long[QUESTIONS];
        long[] second = new long[QUESTIONS];
        for (int i = -WARM_UP; i < QUESTIONS; i++) {
            long begun = System.nanoTime();
            now.ask();
            long between = System.nanoTime();
            past.ask();
            long ended = System.nanoTime();
            if (i >= 0) {
                first[i] = between - begun;
                second[i] = ended - between;
            }
        }
        Arrays.sort(first);
        Arrays.sort(second);
        int half = QUESTIONS / 2;
        int last = QUESTIONS * 99 / 100;
        return new double[] {
            first[half] / 1e3, first[last] / 1e3, second[half] / 1e3, second[last] / 1e3
        };
    }

    private void compare(String what, Question now, Question past) {
        double[] micros = micros(now, past);
        System.out.printf(
                "%s %s: now p50 %.0f us, p99 %.0f us; past p50 %.0f us, p99 %.0f us; %.1f and %.1f"
                        + " times%n",
                database,
                what,
                micros[0],
                micros[1],
                micros[2],
                micros[3],
                micros[2] / micros[0],
                micros[3] / micros[1]);
        assertThat(micros[2]).as(what).isLessThan(3 * micros[0]);
    }

    @Test
    void aPlaceInThePastIsFoundAsFastAsOneOfNowTimesThree() throws InterruptedException {
        var log = new Log();
        var source = database.fresh();
        var connections = new Connections(source, new DataSourceTransactionManager(source));
        var json = new JsonMapper();
        List<Object> answers = new ArrayList<>();
        try (var engine =
                new Engine(
                        connections,
                        connections,
                        () -> {},
                        log,
                        Clock.systemUTC(),
                        views -> {
                            answers.add(new BoardAnswers(views));
                            answers.add(new PastBoardAnswers(views, log, json));
                            return List.of(
                                    new Books(views),
                                    new Programmes(views, json),
                                    new Boards(),
                                    new PastBoards());
                        })) {
            log.append(
                    ACME,
                    new LedgerOpened("Acme", ZoneOffset.UTC, NOON),
                    new ProgrammePublished(
                            1,
                            Programme.EMPTY.withBoards(
                                    List.of(
                                            new BoardDefinition(
                                                    POINTS,
                                                    Metric.POINTS_EARNED,
                                                    null,
                                                    null,
                                                    Ties.COMPETITION))),
                            NOON));
            log.append(ACME, facts(0, FACTS));
            long begun = System.nanoTime();
            long begunCpu = cpu();
            engine.start();
            assertThat(engine.await(ACME, List.of(), FACTS, Duration.ofHours(1))).isTrue();
            long prompt = System.nanoTime();
            long promptCpu = cpu();
            assertThat(engine.await(ACME, List.of(PastBoards.NAME), FACTS, Duration.ofHours(1)))
                    .isTrue();
            long behind = System.nanoTime();
            long behindCpu = cpu();
            System.out.printf(
                    "%s: %d facts of %d members; boards of now %.0f us an event (%.0f of this process's"
                            + " processors), of the past %.0f us (%.0f); %s bytes an event%n",
                    database,
                    FACTS,
                    MEMBERS,
                    (prompt - begun) / 1e3 / FACTS,
                    (promptCpu - begunCpu) / 1e3 / FACTS,
                    (behind - prompt) / 1e3 / FACTS,
                    (behindCpu - promptCpu) / 1e3 / FACTS,
                    bytes(source));
            var now = (BoardAnswers) answers.get(0);
            var past = (PastBoardAnswers) answers.get(1);
            compare("rank", () -> now.find(around(0)), () -> past.around(around(0), position()));
            compare(
                    "around",
                    () -> now.find(around(10)),
                    () -> past.around(around(10), position()));
            var top = new FindBoard(ACME, null, POINTS, Period.ALL, null, 50);
            compare("top 50", () -> now.find(top), () -> past.find(top, position()));
        }
    }

    private static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    private long position() {
        return 2L + FACTS / 2 + random.nextInt(FACTS / 2);
    }

    private FindAround around(int radius) {
        return new FindAround(ACME, null, POINTS, Period.ALL, someone(), radius);
    }

    private @Nullable Long bytes(javax.sql.DataSource source) {
        if (database == TestDatabase.H2) {
            return null;
        }
        long all =
                Objects.requireNonNull(
                        JdbcClient.create(source)
                                .sql(
                                        "SELECT SUM(pg_total_relation_size(oid)) FROM pg_class WHERE"
                                                + " relkind = 'r' AND relname LIKE 'past%'")
                                .query(Long.class)
                                .single());
        return all / FACTS;
    }
}
