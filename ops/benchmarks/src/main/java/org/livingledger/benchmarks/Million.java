package org.livingledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.benchmarks.Race.Course;

/// P9 of `performance.md`: a board of a million members that changes 200 times a second, over HTTP; and a
/// rank in process beside Redis and beside counting.
final class Million {

    /// What it is asked for by.
    static final String ID = "p9";

    private static final String POSTGRESQL = "PostgreSQL";
    private static final String H2 = "H2";
    private static final Duration LONGEST_RACE = Duration.ofHours(2);

    /// What `run-on-postgresql.md` advises for large boards. A million members with their names and their order fill
    /// half of a gigabyte; the JVM's usual collector stands still for a tenth of a second twice a minute. Touched at
    /// the start, as a server's memory is that has run for a while.
    private static final List<String> JVM =
            List.of(
                    "-Xms2g",
                    "-Xmx2g",
                    "-XX:+AlwaysPreTouch",
                    "-XX:-UseG1GC",
                    "-XX:+UseShenandoahGC",
                    "-XX:ShenandoahGCMode=generational");

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
            run.put("JVM options of the server with the board", String.join(" ", JVM));
            run.put(
                    "Redis",
                    redis == null
                            ? "none: there is no `redis-server` on this machine, so its columns are left out"
                            : redis.version());
            return new BoardFindings(options.members(), million.boards, million.races)
                    .of(run, machine, postgres.settings());
        } finally {
            if (redis != null) {
                redis.close();
            }
        }
    }

    private void onPostgres(Postgres postgres) throws Exception {
        String url = postgres.url("board");
        if (!isFilled("board-postgresql")) {
            postgres.run("postgres", "DROP DATABASE IF EXISTS board");
            postgres.run("postgres", "CREATE DATABASE board");
            fill(POSTGRESQL, "board-postgresql", url);
        }
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
        if (!isFilled("board-h2")) {
            fill(H2, "board-h2", "");
        }
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
        races.put(H2, Race.run(new Course(url, "sa", ledger), redis, options, work, () -> {}));
    }

    private LedgerServer start(String name, String database, boolean follow) throws IOException {
        return LedgerServer.start(
                name,
                options.serverJar(),
                work,
                database,
                JVM,
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
        Files.createFile(filled(name));
    }

    /// Whether an earlier run on the same folder has filled it.
    private boolean isFilled(String name) {
        return Files.exists(filled(name));
    }

    private Path filled(String name) {
        return work.resolve("filled_" + name + "_" + options.members());
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
}
