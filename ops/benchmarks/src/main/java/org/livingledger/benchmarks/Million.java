package org.livingledger.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.livingledger.benchmarks.Findings.Table;
import org.livingledger.benchmarks.Race.Course;
import org.livingledger.benchmarks.Race.Lap;

/// P9 of `performance.md`: a board of a million members that changes 200 times a second, over HTTP; and a
/// rank in process beside Redis and beside counting.
final class Million {

    /// What it is asked for by.
    static final String ID = "p9";

    private static final String POSTGRESQL = "PostgreSQL";
    private static final String H2 = "H2";
    private static final double MOST_MILLIS = 5;
    private static final int MANY = 8;
    private static final Duration LONGEST_RACE = Duration.ofHours(2);

    private final Options options;
    private final Path work;
    private final @Nullable RedisServer redis;
    private final Map<String, MillionBoard> boards = new LinkedHashMap<>();
    private final Map<String, Race> races = new LinkedHashMap<>();

    private Million(Options options, Path work, @Nullable RedisServer redis) {
        this.options = options;
        this.work = work;
        this.redis = redis;
    }

    /// Fills the boards, measures them and says what came out.
    static Findings run(
            Options options, Path work, Map<String, String> run, Map<String, String> machine)
            throws Exception {
        RedisServer redis = RedisServer.orNone(work);
        try (Postgres postgres = Postgres.start(work)) {
            var million = new Million(options, work, redis);
            if (options.databases().contains(Options.POSTGRESQL)) {
                million.onPostgres(postgres);
            }
            if (options.databases().contains(Options.H2)) {
                million.onH2();
            }
            run.put(
                    "Redis",
                    redis == null
                            ? "none: there is no `redis-server` on this machine, so its columns are left out"
                            : redis.version());
            return million.findings(run, machine, postgres);
        } finally {
            if (redis != null) {
                redis.close();
            }
        }
    }

    private void onPostgres(Postgres postgres) throws Exception {
        postgres.run("postgres", "CREATE DATABASE board");
        String url = postgres.url("board");
        fill(POSTGRESQL, "board-postgresql", url);
        try (LedgerServer server = start("board-postgresql", url, true);
                Ledgers ledgers = server.ledgers()) {
            MillionBoard board = caughtUp(POSTGRESQL, server, ledgers);
            postgres.run("board", "VACUUM ANALYZE");
            postgres.checkpoint();
            read(POSTGRESQL, board);
            profile("board-postgresql", board, server);
            races.put(POSTGRESQL, raceWhileItChanges(new Course(url, "", board.ledger()), board));
            board.check();
        }
    }

    /// The handler reads the tables of a ledger that changes, as it does in the server.
    private Race raceWhileItChanges(Course course, MillionBoard board) throws IOException {
        List<MillionBoard.Updates> updates = new ArrayList<>();
        try {
            return Race.run(
                    course, redis, options, work, () -> updates.add(board.update(LONGEST_RACE)));
        } finally {
            updates.forEach(MillionBoard.Updates::close);
        }
    }

    /// H2 belongs to one process: the server reads it first, and the race when that has ended.
    private void onH2() throws Exception {
        Path data = work.resolve("board-h2");
        String ledger;
        fill(H2, "board-h2", "");
        try (LedgerServer server = start("board-h2", "", true);
                Ledgers ledgers = server.ledgers()) {
            MillionBoard board = caughtUp(H2, server, ledgers);
            read(H2, board);
            profile("board-h2", board, server);
            board.check();
            ledger = board.ledger();
        }
        String url =
                "jdbc:h2:file:"
                        + data.toAbsolutePath().resolve("projections")
                        + ";DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=128";
        races.put(
                H2, Race.run(new Course(url, "sa", ledger), redis, options, work, () -> {}));
    }

    private LedgerServer start(String name, String database, boolean follow) throws IOException {
        return LedgerServer.start(
                name,
                options.serverJar(),
                work,
                database,
                List.of(
                        "--ledger.follow=" + follow,
                        "--ledger.selfcheck=0",
                        "--ledger.invariants=0"));
    }

    /// A server that only takes commands fills the ledger; the next one folds all of it in large pages.
    private void fill(String database, String name, String url) throws IOException {
        Progress.say("fill      %s, %,d members".formatted(database, options.members()));
        try (LedgerServer server = start(name, url, false);
                Ledgers ledgers = server.ledgers()) {
            new MillionBoard(server, ledgers, options.members()).fill();
        }
    }

    private MillionBoard caughtUp(String database, LedgerServer server, Ledgers ledgers)
            throws IOException {
        Progress.say("fold      " + database);
        var board = new MillionBoard(server, ledgers, options.members());
        board.awaitFolded();
        boards.put(database, board);
        return board;
    }

    private void read(String database, MillionBoard board) throws IOException {
        Progress.say("warm-up   " + database);
        board.read(options.warmUp(), false);
        for (int round = 1; round <= options.rounds(); round++) {
            board.read(options.measure(), true);
            int number = round;
            board.reads()
                    .forEach((what, series) ->
                            Progress.say(
                                    "round %d   %s, %s: p99 %.2f ms"
                                            .formatted(
                                                    number,
                                                    database,
                                                    what,
                                                    series.tails().getLast())));
        }
    }

    private void profile(String name, MillionBoard board, LedgerServer server) throws Exception {
        if (options.profile()) {
            Profile.write(
                    new Profiled(name, duration -> board.read(duration, false)),
                    server.process(),
                    options.measure(),
                    options.reports());
        }
    }

    private Findings findings(
            Map<String, String> run, Map<String, String> machine, Postgres postgres)
            throws SQLException {
        return new Findings(
                "A board of %,d members".formatted(options.members()).replace(',', '\u202f'),
                """
                Written by `ops/benchmarks/run --only=p9`. Reads come over HTTP, 150 a second in an open \
                loop, while 200 members a second earn points. A rank in process is looked up by the \
                query handler that the server has, on the tables that the server has filled, from a JVM \
                with nothing else in it; Redis over loopback by `ZREVRANK`, without pipelining, from the \
                same JVM; counting is the `COUNT` of better scores. They take turns. On PostgreSQL the \
                ledger changes 200 times a second meanwhile, and Redis as often; H2 belongs to one \
                process, so there only Redis changes. All three gave the same rank of 200 members (of 5, \
                counted) before.""",
                run,
                machine,
                postgres.settings(),
                bars(),
                List.of(http(), race()));
    }

    private List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        boards.forEach((database, board) ->
                board.reads()
                        .forEach((what, series) ->
                                bars.add(
                                        Bar.atMost(
                                                "P9",
                                                what + " over HTTP, p99, " + database,
                                                MOST_MILLIS,
                                                " ms",
                                                board.fault().isEmpty()
                                                        ? series.tails()
                                                        : List.of(0.0)))));
        races.forEach((database, race) -> {
            bars.add(
                    Bar.atMost(
                            "P9",
                            "rank in process against `ZREVRANK`, p50, " + database,
                            1,
                            " ×",
                            against(race, 1, Race.REDIS, Lap::p50Millis)));
            bars.add(
                    Bar.atLeast(
                            "P9",
                            "ranks a second of 8 readers against `ZREVRANK`, " + database,
                            1,
                            against(race, MANY, Race.REDIS, Lap::perSecond)));
        });
        return bars;
    }

    private static List<Double> against(
            Race race, int readers, String other, ToDoubleFunction<Lap> figure) {
        return Bar.pairs(
                figures(race, Race.HANDLER, readers, figure),
                figures(race, other, readers, figure),
                (ours, theirs) -> ours / theirs);
    }

    private static List<Double> figures(
            Race race, String who, int readers, ToDoubleFunction<Lap> figure) {
        return race.laps(who, readers).stream().map(figure::applyAsDouble).toList();
    }

    private Table http() {
        List<List<Object>> rows = new ArrayList<>();
        boards.forEach((database, board) -> {
            board.reads()
                    .forEach((what, series) ->
                            rows.add(List.of(database, what, series.p50(), range(series.tails()))));
            rows.add(
                    List.of(
                            database,
                            "a member earns points",
                            board.updated().p50(),
                            range(board.updated().tails())));
            if (!board.fault().isEmpty()) {
                rows.add(List.of(database, "counts as zero: " + board.fault(), "–", "–"));
            }
        });
        return new Table(
                "Over HTTP",
                "Milliseconds. p99 is the median of the rounds, with its range.",
                List.of("database", "what", "p50", "p99"),
                rows);
    }

    private Table race() {
        List<List<Object>> rows = new ArrayList<>();
        races.forEach((database, race) -> {
            for (String who : List.of(Race.HANDLER, Race.REDIS, Race.COUNT)) {
                for (int readers : List.of(1, MANY)) {
                    if (!race.laps(who, readers).isEmpty()) {
                        rows.add(
                                List.of(
                                        database,
                                        who,
                                        readers,
                                        range(figures(race, who, readers, Lap::p50Millis)),
                                        range(figures(race, who, readers, Lap::p99Millis)),
                                        range(figures(race, who, readers, Lap::perSecond))));
                    }
                }
            }
        });
        return new Table(
                "A rank in process",
                "Milliseconds, and ranks a second of all readers; medians of the rounds with their ranges.",
                List.of("tables on", "who", "readers", "p50", "p99", "per second"),
                rows);
    }

    private static String range(List<Double> figures) {
        if (figures.isEmpty()) {
            return "–";
        }
        List<Double> sorted = figures.stream().sorted().toList();
        return "%s (%s … %s)"
                .formatted(
                        fine(Bar.median(sorted)), fine(sorted.getFirst()), fine(sorted.getLast()));
    }

    /// A lookup takes hundredths of a millisecond.
    private static String fine(double figure) {
        return figure < 1
                ? String.format(java.util.Locale.ROOT, "%.3f", figure)
                : Report.figure(figure);
    }
}
