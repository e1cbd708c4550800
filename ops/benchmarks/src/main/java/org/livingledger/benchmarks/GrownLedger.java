package org.livingledger.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.livingledger.benchmarks.Workloads.Population;

/// A ledger of some size on a server and in a database of its own, with what was measured of it.
final class GrownLedger implements AutoCloseable {

    /// Which past is asked about.
    enum Time {
        /// None: how it is.
        NOW,
        /// As of a position, and so as known then.
        POSITION,
        /// As of an instant, as known now.
        INSTANT
    }

    private record Asked(Question question, Time time) {}

    private static final int CONNECTIONS = 16;
    private static final double COMMANDS_PER_SECOND = 100;
    private static final double READS_PER_SECOND = 100;

    /// What boards of ten million events are counted from takes a gigabyte, and a third of the heap is for it.
    static final String HEAP = "4g";

    /// Nobody is asked about before the first weeks are over: there was hardly anybody.
    private static final double EARLIEST = 0.05;

    private final long events;
    private final String database;
    private final Postgres postgres;
    private final LedgerServer server;
    private final Ledgers ledgers;
    private final Path work;
    private final Workload commands;
    private final Map<Asked, Series> paired = new HashMap<>();
    private final Map<Question, Series> reads = new HashMap<>();
    private final Series earned = new Series();
    private final Series memberReads = new Series();
    private final Series boardReads = new Series();
    private @Nullable Lived lived;
    private String fault = "";

    private GrownLedger(
            long events,
            String database,
            Postgres postgres,
            LedgerServer server,
            Ledgers ledgers,
            Path work)
            throws IOException {
        this.events = events;
        this.database = database;
        this.postgres = postgres;
        this.server = server;
        this.ledgers = ledgers;
        this.work = work;
        this.lived = Lived.left(work, events);
        Population population = Lived.population(events);
        // the numbers before it may be the keys of an earlier run's commands
        long first = lived == null ? 0 : ledgers.heads(population);
        this.commands = Workloads.earn(population, server.key(), "", first);
    }

    /// Starts a server on a database and lets a ledger grow there, if none has in an earlier run.
    ///
    /// @param events how many events it is to have
    static GrownLedger grow(long events, Options options, Postgres postgres, Path work)
            throws IOException, SQLException {
        String name = "growth_" + events;
        List<String> arguments =
                new ArrayList<>(List.of("--ledger.selfcheck=0", "--ledger.invariants=0"));
        if (Lived.left(work, events) == null) {
            arguments.add("--spring.profiles.active=test");
            postgres.run("postgres", "DROP DATABASE IF EXISTS " + name);
            postgres.run("postgres", "CREATE DATABASE " + name);
        }
        LedgerServer server =
                LedgerServer.start(
                        name,
                        options.serverJar(),
                        work,
                        postgres.url(name),
                        List.of("-Xmx" + HEAP),
                        arguments);
        try {
            var grown = new GrownLedger(events, name, postgres, server, server.ledgers(), work);
            grown.live();
            return grown;
        } catch (IOException | SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void live() throws IOException, SQLException {
        if (lived != null) {
            Progress.say("take up   %,d events".formatted(events));
            ledgers.awaitEverything();
            return;
        }
        Progress.say("live      %,d events".formatted(events));
        long began = System.nanoTime();
        Lived year = new GrowingLedger(ledgers, events).live();
        double seconds = (System.nanoTime() - began) / 1e9;
        began = System.nanoTime();
        while (ledgers.positions(year.population()) < year.head()) {
            Pause.millis(500);
        }
        ledgers.awaitStill(year.population());
        double behind = (System.nanoTime() - began) / 1e9;
        ledgers.awaitEverything();
        Progress.say(
                "          lived in %.0f s, projections %.0f s behind, %s"
                        .formatted(seconds, behind, year.commands()));
        postgres.run(database, "VACUUM ANALYZE");
        year = year.with(seconds, behind, Bytes.of(postgres, database));
        year.leave(work);
        lived = year;
    }

    /// Lets everything run once without a figure.
    void warmUp(Duration duration) throws IOException {
        try (Load load = load(CONNECTIONS, commands)) {
            load.open(duration, COMMANDS_PER_SECOND);
        }
        try (Load load = load(CONNECTIONS, asking(Question.ALL, List.of(Time.NOW)))) {
            load.open(duration, READS_PER_SECOND);
        }
        try (Load load = load(1, asking(Question.ALL, List.of(Time.values())))) {
            load.closed(duration);
        }
    }

    /// Measures a round: commands and reads at a steady rate in an open loop; then pasts beside the
    /// present, one after the other, so that each is a neighbour of those that it is compared with.
    void measure(Duration duration) throws IOException {
        try (Load load = load(CONNECTIONS, commands)) {
            earned.add(load.open(duration, COMMANDS_PER_SECOND).latency);
        }
        try (Load load = load(CONNECTIONS, asking(Question.ALL, List.of(Time.NOW)))) {
            Tally tally = load.open(duration, READS_PER_SECOND);
            var members = new org.HdrHistogram.Histogram(60_000_000_000L, 3);
            var boards = new org.HdrHistogram.Histogram(60_000_000_000L, 3);
            for (int i = 0; i < Question.ALL.size(); i++) {
                Question question = Question.ALL.get(i);
                read(question).add(tally.kind(i));
                (question.of() == Question.Of.BOARD ? boards : members)
                        .add(tally.kind(i).latency());
            }
            memberReads.add(members);
            boardReads.add(boards);
        }
        pairs(Question.ofFew(), duration);
        for (Question question : Question.ofMany()) {
            pairs(List.of(question), duration.dividedBy(Question.ofMany().size()));
        }
    }

    private void pairs(List<Question> questions, Duration duration) throws IOException {
        List<Time> times = List.of(Time.values());
        try (Load load = load(1, asking(questions, times))) {
            Tally tally = load.closed(duration, (long) questions.size() * times.size());
            for (int i = 0; i < questions.size() * times.size(); i++) {
                paired(questions.get(i / times.size()), times.get(i % times.size()))
                        .add(tally.kind(i));
            }
        }
    }

    private Load load(int connections, Workload workload) throws IOException {
        return new Load(server.process().address(), connections, workload);
    }

    private Asking asking(List<Question> questions, List<Time> times) {
        List<Supplier<String>> paths =
                questions.stream()
                        .flatMap(question ->
                                times.stream()
                                        .<Supplier<String>>map(time -> () -> path(question, time)))
                        .toList();
        return new Asking(server.key(), paths);
    }

    private String path(Question question, Time time) {
        double when = ThreadLocalRandom.current().nextDouble(EARLIEST, 1);
        String path = "/v1/ledgers/" + Lived.LEDGER + question.path(lived().anyMember(when));
        String more = path.contains("?") ? "&" : "?";
        return switch (time) {
            case NOW -> path;
            case POSITION -> path + more + "as_of=" + (long) (when * lived().head());
            case INSTANT -> path + more + "as_of=" + lived().instant(when) + "&known_at=now";
        };
    }

    /// What is told of a few from their past, and the same of now.
    Profiled pasts() {
        return new Profiled("growth-past", duration -> pairs(Question.ofFew(), duration));
    }

    /// Reads of the present.
    Profiled present() {
        return new Profiled(
                "growth-reads",
                duration -> {
                    try (Load load = load(CONNECTIONS, asking(Question.ALL, List.of(Time.NOW)))) {
                        load.open(duration, READS_PER_SECOND);
                    }
                });
    }

    /// Asks the ledger what it finds wrong with itself, after everything.
    void check() {
        try {
            ledgers.awaitStill(lived().population());
            fault = ledgers.violations(lived().population());
        } catch (IOException e) {
            // after hours of growth that is a finding, not the end of the report
            fault = e.toString();
        }
    }

    long events() {
        return events;
    }

    /// What is known of its year.
    Lived lived() {
        if (lived == null) {
            throw new IllegalStateException("it has not lived yet");
        }
        return lived;
    }

    JavaProcess process() {
        return server.process();
    }

    Series commands() {
        return earned;
    }

    Series memberReads() {
        return memberReads;
    }

    Series boardReads() {
        return boardReads;
    }

    /// A question as it is now, in an open loop.
    Series read(Question question) {
        return reads.computeIfAbsent(question, _ -> new Series());
    }

    /// A question about some time, beside the others.
    Series paired(Question question, Time time) {
        return paired.computeIfAbsent(new Asked(question, time), _ -> new Series());
    }

    /// What a group of tables takes for an event, right after the year.
    double bytesPerEvent(String group) {
        return (double) lived().bytes().getOrDefault(group, 0L) / lived().head();
    }

    /// What the ledger finds wrong; empty if nothing.
    String fault() {
        return fault;
    }

    @Override
    public void close() {
        ledgers.close();
        server.close();
    }
}
