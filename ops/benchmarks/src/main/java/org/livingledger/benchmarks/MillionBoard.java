package org.livingledger.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.livingledger.benchmarks.Workloads.Population;

/// A ledger with a board that all of its many members stand on, and what reading it over HTTP took while
/// its scores changed.
final class MillionBoard {

    static final String TOP = "top 50";
    static final String RANK = "rank of a member";
    static final String AROUND = "around a member, radius 5";

    private static final double READS_PER_SECOND = 150;
    private static final double UPDATES_PER_SECOND = 200;
    private static final int CONNECTIONS = 16;
    private static final int MOST_POINTS = 100_000;

    private final LedgerServer server;
    private final Ledgers ledgers;
    private final Population population;
    private @Nullable Workload updates;
    private final Map<String, Series> reads = new LinkedHashMap<>();
    private final Series updated = new Series();
    private final Random random = new Random(9);
    private String fault = "";

    MillionBoard(LedgerServer server, Ledgers ledgers, int members) {
        this.server = server;
        this.ledgers = ledgers;
        this.population = new Population("board", 1, members);
        List.of(TOP, RANK, AROUND).forEach(each -> reads.put(each, new Series()));
    }

    String ledger() {
        return population.ledger(0);
    }

    /// Opens the ledger and gives each member points at random.
    void fill() throws IOException {
        try (BulkSender sender = new BulkSender(ledgers, ledger())) {
            sender.command("open-ledger", "{\"name\":\"Board\",\"zone\":\"Europe/Berlin\"}");
            sender.command(
                    "publish-programme",
                    "{\"programme\":{\"boards\":[{\"id\":\"points\",\"metric\":\"points-earned\"}]}}");
            List<String> items = new ArrayList<>();
            for (int i = 0; i < population.members(); i++) {
                items.add(
                        sender.item(
                                "earn-points",
                                "\"member_id\":\"%s\",\"points\":%d"
                                        .formatted(
                                                population.member(i),
                                                1 + random.nextInt(MOST_POINTS))));
                if (items.size() == BulkSender.MOST || i == population.members() - 1) {
                    sender.sendAll(
                            items,
                            (item, answer) -> {
                                if (answer.path("status").asInt() != 201) {
                                    throw new IOException(item + ": " + answer);
                                }
                            });
                    items.clear();
                }
                if (i % 100_000 == 0) {
                    Progress.say("          %,d members".formatted(i));
                }
            }
        }
    }

    /// Waits until reads show all of it.
    void awaitFolded() throws IOException {
        long head = ledgers.heads(population);
        while (ledgers.positions(population) < head) {
            Pause.millis(500);
        }
        // the numbers before it may be the keys of an earlier run's commands
        updates = Workloads.earn(population, server.key(), "", head);
    }

    /// Asks and updates at steady rates, in open loops.
    void read(java.time.Duration duration, boolean counts) throws IOException {
        String board = "/v1/ledgers/" + ledger() + "/boards/points";
        List<Supplier<String>> paths =
                List.of(
                        () -> board + "?limit=50",
                        () -> board + "/around/" + anybody() + "?radius=0",
                        () -> board + "/around/" + anybody() + "?radius=5");
        try (Load asking =
                        new Load(
                                server.process().address(),
                                CONNECTIONS,
                                new Asking(server.key(), paths));
                Updates changing = update(duration)) {
            Tally tally = asking.open(duration, READS_PER_SECOND);
            Tally changes = changing.end();
            if (counts) {
                int kind = 0;
                for (Series series : reads.values()) {
                    series.add(tally.kind(kind++));
                }
                updated.add(changes.latency);
            }
            if (tally.failed() + tally.refused() + changes.failed() + changes.unanswered() > 0) {
                fault = tally.statuses() + " " + changes.statuses() + changes.fault();
            }
        }
    }

    /// Changes scores from another thread for some time.
    Updates update(java.time.Duration duration) throws IOException {
        Workload numbered = updates;
        if (numbered == null) {
            throw new IllegalStateException("it has not been folded yet");
        }
        Load load = new Load(server.process().address(), CONNECTIONS, numbered);
        return new Updates(
                load,
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return load.open(duration, UPDATES_PER_SECOND);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                }));
    }

    /// Changes that are under way.
    record Updates(Load load, CompletableFuture<Tally> running) implements AutoCloseable {

        /// Waits for their end.
        Tally end() throws IOException {
            try {
                return running.join();
            } catch (CompletionException e) {
                throw new IOException(e.getCause());
            }
        }

        @Override
        public void close() {
            load.stop();
            running.exceptionally(_ -> new Tally(1, false)).join();
            load.close();
        }
    }

    private String anybody() {
        return population.member(random.nextInt(population.members()));
    }

    /// Asks the ledger what it finds wrong with itself.
    void check() throws IOException {
        ledgers.awaitStill(population);
        String violations = ledgers.violations(population);
        fault = fault.isEmpty() ? violations : fault;
    }

    Map<String, Series> reads() {
        return reads;
    }

    Series updated() {
        return updated;
    }

    /// What was wrong; empty if nothing was.
    String fault() {
        return fault;
    }
}
