package org.livingledger.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.livingledger.benchmarks.Workloads.Population;

/// Starts everybody, lets them take turns and keeps what they did.
final class Suite implements Closeable {

    private static final int CONNECTIONS = 256;
    private static final int BULK_CONNECTIONS = 16;
    private static final int BULK_ITEMS = 1_000;
    private static final int DATABASE_CLIENTS = 32;
    private static final int ACCOUNTS = 10_000;

    private final Options options;
    private final Path work;
    private final Postgres postgres;
    private final Deque<Closeable> open = new ArrayDeque<>();
    private final List<Contestant> contestants = new ArrayList<>();
    private final Map<String, JavaProcess> servers = new HashMap<>();
    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();
    private final DatabaseLoad databaseLoad;

    private Suite(Options options, Path work) throws IOException {
        this.options = options;
        this.work = work;
        postgres = Postgres.start(work);
        open.push(postgres::close);
        databaseLoad = Pgbench.orJdbc(postgres, "ledger", DATABASE_CLIENTS, work);
    }

    /// Starts everybody who is to run.
    static Suite start(Options options, Path work) throws IOException, SQLException {
        Suite suite = new Suite(options, work);
        try {
            suite.prepare();
        } catch (IOException | SQLException | RuntimeException e) {
            suite.close();
            throw e;
        }
        return suite;
    }

    private void prepare() throws IOException, SQLException {
        postgres.run("postgres", "CREATE DATABASE ledger");
        postgres.run("postgres", "CREATE DATABASE stock");
        LedgerServer server =
                LedgerServer.start(
                        "ledger-postgresql", options.serverJar(), work, postgres.url("ledger"));
        open.push(server::close);
        // After the server, whose own table of events is the model for the one that is filled.
        postgres.run("ledger", Statements.named("tables").script());
        database(Bars.INSERT, "inserts one event per transaction", "insert-one", 1);
        ledger(server);
        stock();
        database(Bars.UPDATE, "`UPDATE` of a balance + `INSERT` of a row", "update-and-insert", 1);
        h2();
        bulk(server);
        database(
                Bars.INSERT_THOUSAND,
                "inserts 1 000 events per transaction",
                "insert-thousand",
                1_000);
        uneven(server);
    }

    /// Takes everybody through the warm-up and the rounds.
    void run() throws Exception {
        for (Contestant contestant : contestants) {
            Progress.say("warm-up   " + contestant.name());
            contestant.warmUp(options.warmUp());
        }
        for (int round = 1; round <= options.rounds(); round++) {
            for (Contestant contestant : contestants) {
                postgres.checkpoint();
                Sample sample = contestant.measure(options.measure());
                samples.computeIfAbsent(contestant.name(), _ -> new ArrayList<>()).add(sample);
                Progress.say(line(round, contestant.name(), sample));
            }
        }
    }

    /// Loads each server once more under its flight recorder.
    void profile(Path folder) throws Exception {
        for (Contestant contestant : contestants) {
            JavaProcess server = servers.get(contestant.name());
            if (server != null) {
                Progress.say(
                        "profile   "
                                + Profile.write(contestant, server, options.measure(), folder));
            }
        }
    }

    private static String line(int round, String name, Sample sample) {
        return String.format(
                Locale.ROOT,
                "round %d   %-22s %,9.0f/s  p50 %7.2f ms  p99 %7.2f ms  cpu %5.1f + %5.1f µs  %s",
                round,
                name,
                sample.perSecond(),
                sample.p50Millis(),
                sample.p99Millis(),
                sample.serverMicros(),
                sample.databaseMicros(),
                sample.fault().isEmpty() ? sample.answers() : "ZERO: " + sample.fault());
    }

    Report report(Map<String, String> run, Map<String, String> machine) throws SQLException {
        run.put("database load", databaseLoad.tool());
        return new Report(
                run,
                machine,
                postgres.settings(),
                Bars.of(samples, Machine.cores()),
                contestants.stream()
                        .map(each ->
                                new Report.Contestants(
                                        each.name(),
                                        each.what(),
                                        samples.getOrDefault(each.name(), List.of())))
                        .toList());
    }

    private void ledger(LedgerServer server) throws IOException {
        Population spread = new Population("spread", 8, ACCOUNTS / 8);
        Workload workload = Workloads.earn(spread, server.key(), "");
        String what =
                "the ledger on PostgreSQL, one command per request, 8 ledgers, 256 connections";
        if (options.runs(Bars.LEDGER) || options.runs(Bars.LEDGER_HALF)) {
            HttpContestant peak =
                    onLedger(Bars.LEDGER, what, server, spread, false, CONNECTIONS, workload);
            contestants.add(peak);
            if (options.runs(Bars.LEDGER_HALF)) {
                contestants.add(new HalfLoad(Bars.LEDGER_HALF, peak, this::peak));
            }
        }
    }

    private double peak() {
        return Bar.median(
                samples.getOrDefault(Bars.LEDGER, List.of()).stream()
                        .map(Sample::perSecond)
                        .toList());
    }

    private void h2() throws IOException {
        if (options.runs(Bars.LEDGER_H2)) {
            LedgerServer server = LedgerServer.start("ledger-h2", options.serverJar(), work, "");
            open.push(server::close);
            Population spread = new Population("spread", 8, ACCOUNTS / 8);
            contestants.add(
                    onLedger(
                            Bars.LEDGER_H2,
                            "the ledger on H2, its default, the same load",
                            server,
                            spread,
                            false,
                            CONNECTIONS,
                            Workloads.earn(spread, server.key(), "")));
        }
    }

    private void bulk(LedgerServer server) throws IOException {
        if (options.runs(Bars.LEDGER_BULK)) {
            Population population = new Population("bulk", 8, ACCOUNTS / 8);
            contestants.add(
                    onLedger(
                            Bars.LEDGER_BULK,
                            "the ledger on PostgreSQL, 1 000 commands per request, 16 connections",
                            server,
                            population,
                            false,
                            BULK_CONNECTIONS,
                            Workloads.bulk(population, server.key(), BULK_ITEMS)));
        }
    }

    private void uneven(LedgerServer server) throws IOException {
        Population member = new Population("member", 1, 1);
        Population group = new Population("group", 1, 1_000);
        Population many = new Population("many", 1_000, 10);
        Population again = new Population("again", 8, ACCOUNTS / 8);
        Population refused = new Population("refused", 8, ACCOUNTS / 8);
        String key = server.key();
        ledger(
                server,
                Bars.HOT_MEMBER,
                "all for one member of one ledger",
                member,
                false,
                Workloads.earn(member, key, ""));
        ledger(
                server,
                Bars.HOT_GROUP,
                "all granted by one group of 1 000",
                group,
                true,
                Workloads.earn(group, key, ",\"group_id\":\"g\""));
        ledger(
                server,
                Bars.MANY,
                "spread over 1 000 ledgers of 10",
                many,
                false,
                Workloads.earn(many, key, ""));
        ledger(
                server,
                Bars.REPLAYS,
                "every second key sent before",
                again,
                false,
                Workloads.replays(again, key));
        ledger(
                server,
                Bars.REFUSALS,
                "three of ten spend what nobody has",
                refused,
                false,
                Workloads.refusals(refused, key));
    }

    private void ledger(
            LedgerServer server,
            String name,
            String what,
            Population population,
            boolean group,
            Workload workload)
            throws IOException {
        if (options.runs(name)) {
            contestants.add(
                    onLedger(
                            name,
                            "the ledger on PostgreSQL, " + what,
                            server,
                            population,
                            group,
                            CONNECTIONS,
                            workload));
        }
    }

    private HttpContestant onLedger(
            String name,
            String what,
            LedgerServer server,
            Population population,
            boolean group,
            int connections,
            Workload workload)
            throws IOException {
        Progress.say("prepare   " + name);
        Ledgers ledgers = server.ledgers();
        open.push(ledgers::close);
        ledgers.prepare(population, group);
        ledgers.awaitStill(population);
        servers.put(name, server.process());
        boolean h2 = name.equals(Bars.LEDGER_H2);
        return new HttpContestant(
                name,
                what,
                server.process().address(),
                connections,
                workload,
                new HttpContestant.Clocks(
                        server.process()::cpuMicros, h2 ? () -> 0 : postgres::cpuMicros),
                new LedgerGate(ledgers, population));
    }

    private void stock() throws IOException, SQLException {
        if (!options.runs(Bars.STOCK) && !options.runs(Bars.EMPTY)) {
            return;
        }
        Progress.say("prepare   " + Bars.STOCK);
        StockServer server = StockServer.start(work, postgres.url("stock"));
        open.push(server::close);
        if (options.runs(Bars.STOCK)) {
            server.prepare(ACCOUNTS);
            servers.put(Bars.STOCK, server.process());
            contestants.add(
                    new HttpContestant(
                            Bars.STOCK,
                            "stock Axon on Spring Boot, one transaction per command, strong cache",
                            server.process().address(),
                            CONNECTIONS,
                            Workloads.stock("/earnings", ACCOUNTS),
                            new HttpContestant.Clocks(
                                    server.process()::cpuMicros, postgres::cpuMicros),
                            server.gate()));
        }
        if (options.runs(Bars.EMPTY)) {
            contestants.add(
                    new HttpContestant(
                            Bars.EMPTY,
                            "the same application, reads the body and answers",
                            server.process().address(),
                            CONNECTIONS,
                            Workloads.stock("/empty", ACCOUNTS),
                            new HttpContestant.Clocks(server.process()::cpuMicros, () -> 0),
                            Gate.OPEN));
        }
    }

    private void database(String name, String what, String script, int rows) {
        if (options.runs(name)) {
            contestants.add(
                    new DatabaseContestant(
                            name, what, postgres, databaseLoad, Statements.named(script), rows));
        }
    }

    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
