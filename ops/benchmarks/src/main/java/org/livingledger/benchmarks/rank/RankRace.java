package org.livingledger.benchmarks.rank;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.livingledger.benchmarks.rank.Board.Place;

/// Looks up ranks of members at random, for some seconds each in turn: by the query handler, by Redis and
/// by counting. Each measurement is one line of JSON on standard output.
public final class RankRace {

    private static final String KEY = "points";
    private static final int MANY = 8;
    private static final int AT_ONCE = 1_000;
    private static final int COMPARED = 200;
    private static final long UPDATE_NANOS = 5_000_000; // 200 a second
    private static final long LONGEST = 60_000_000_000L;

    private final Board board;
    private final int redis;
    private final List<Place> places;

    private RankRace(Board board, int redis) throws Exception {
        this.board = board;
        this.redis = redis;
        this.places = board.places();
    }

    /// Runs it.
    ///
    /// @param arguments the JDBC URL, the user or nothing, the ledger, Redis' port or 0, how many rounds,
    ///     how many seconds each, how many seconds of warm-up each
    public static void main(String[] arguments) throws Exception {
        try (Board board = new Board(arguments[0], arguments[1], arguments[2], MANY)) {
            var race = new RankRace(board, Integer.parseInt(arguments[3]));
            race.prepare();
            race.run(
                    Integer.parseInt(arguments[4]),
                    Integer.parseInt(arguments[5]),
                    Integer.parseInt(arguments[6]));
        }
        System.exit(0);
    }

    @FunctionalInterface
    private interface Lookup {
        long rank(String member) throws Exception;
    }

    /// Gives Redis the same board, and compares what the three say before anything changes.
    private void prepare() throws Exception {
        if (redis > 0) {
            try (Redis connection = new Redis(redis)) {
                connection.call("DEL", KEY);
                for (int from = 0; from < places.size(); from += AT_ONCE) {
                    List<String> words = new ArrayList<>(List.of("ZADD", KEY));
                    for (Place place :
                            places.subList(from, Math.min(from + AT_ONCE, places.size()))) {
                        words.add(Long.toString(place.score()));
                        words.add(place.member());
                    }
                    connection.call(words.toArray(String[]::new));
                }
                for (int i = 0; i < COMPARED; i++) {
                    Place place = any();
                    compare(place, 1 + connection.call("ZCOUNT", KEY, "(" + place.score(), "+inf"));
                }
            }
        }
        for (int i = 0; i < COMPARED / 40; i++) {
            Place place = any();
            compare(place, board.counted(place.member()));
        }
        System.out.println("{\"members\":" + places.size() + "}");
    }

    private void compare(Place place, long expected) {
        long rank = board.rank(place.member());
        if (rank != expected) {
            throw new IllegalStateException(place + ": " + rank + ", not " + expected);
        }
    }

    private Place any() {
        return places.get(ThreadLocalRandom.current().nextInt(places.size()));
    }

    private void run(int rounds, int seconds, int warmUp) throws Exception {
        if (redis > 0) {
            Thread.ofPlatform().daemon().name("updates").start(this::update);
        }
        for (int round = 0; round <= rounds; round++) {
            int time = round == 0 ? warmUp : seconds;
            for (int readers : List.of(1, MANY)) {
                measure(round, "query-handler", readers, time, () -> board::rank, () -> {});
                if (redis > 0) {
                    redis(round, readers, time);
                }
            }
            measure(round, "count", 1, time, () -> board::counted, () -> {});
        }
    }

    private void redis(int round, int readers, int seconds) throws Exception {
        List<Redis> open = new ArrayList<>();
        measure(
                round,
                "redis",
                readers,
                seconds,
                () -> {
                    Redis connection = new Redis(redis);
                    synchronized (open) {
                        open.add(connection);
                    }
                    return member -> connection.call("ZREVRANK", KEY, member);
                },
                () -> {
                    for (Redis connection : open) {
                        connection.close();
                    }
                });
    }

    @FunctionalInterface
    private interface Closing {
        void close() throws IOException;
    }

    private void measure(
            int round,
            String who,
            int readers,
            int seconds,
            Callable<Lookup> lookups,
            Closing closing)
            throws Exception {
        var all = new Histogram(LONGEST, 3);
        try (ExecutorService threads = Executors.newFixedThreadPool(readers)) {
            List<Future<Histogram>> running = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                Lookup lookup = lookups.call();
                running.add(threads.submit(() -> loop(lookup, seconds)));
            }
            for (Future<Histogram> each : running) {
                all.add(each.get());
            }
        }
        closing.close();
        if (round > 0) {
            System.out.printf(
                    java.util.Locale.ROOT,
                    "{\"who\":\"%s\",\"readers\":%d,\"p50\":%.4f,\"p99\":%.4f,\"per_second\":%.1f}%n",
                    who,
                    readers,
                    all.getValueAtPercentile(50) / 1e6,
                    all.getValueAtPercentile(99) / 1e6,
                    (double) all.getTotalCount() / seconds);
        }
    }

    private Histogram loop(Lookup lookup, int seconds) throws Exception {
        var latency = new Histogram(LONGEST, 3);
        long now = System.nanoTime();
        long end = now + seconds * 1_000_000_000L;
        while (now < end) {
            lookup.rank(any().member());
            long then = System.nanoTime();
            latency.recordValue(then - now);
            now = then;
        }
        return latency;
    }

    /// As many changes as the ledger has meanwhile.
    private void update() {
        try (Redis connection = new Redis(redis)) {
            while (true) {
                connection.call("ZINCRBY", KEY, "10", any().member());
                LockSupport.parkNanos(UPDATE_NANOS);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
