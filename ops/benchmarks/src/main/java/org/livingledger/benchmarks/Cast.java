package org.livingledger.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.livingledger.benchmarks.Workloads.Population;

/// Everybody who is measured, with the servers and the database that they need.
final class Cast implements Closeable {

    private static final int CONNECTIONS = 256;
    private static final int BULK_CONNECTIONS = 16;
    private static final int BULK_ITEMS = 1_000;
    private static final int DATABASE_CLIENTS = 32;
    private static final int ACCOUNTS = 10_000;

    /// The part of P1 that is sent steadily while projections follow.
    private static final double STEADY = 0.31;

    private final Options options;
    private final Path work;
    private final Postgres postgres;
    private final Deque<Closeable> open = new ArrayDeque<>();
    private final List<Contestant> contestants = new ArrayList<>();
    private final Map<String, JavaProcess> servers = new HashMap<>();
    private final List<Contestant> rebuilds = new ArrayList<>();
    private final DoubleSupplier peak;
    private final DatabaseLoad databaseLoad;

    private Cast(Options options, Path work, DoubleSupplier peak) throws IOException {
        this.options = options;
        this.peak = peak;
        this.work = work;
        postgres = Postgres.start(work);
        open.push(postgres::close);
        databaseLoad = Pgbench.orJdbc(postgres, "ledger", DATABASE_CLIENTS, work);
    }

    /// Starts everybody who is to run.
    ///
    /// @param peak the rate of one command per request, as far as it has been measured
    static Cast start(Options options, Path work, DoubleSupplier peak)
            throws IOException, SQLException {
        Cast cast = new Cast(options, work, peak);
        try {
            cast.prepare();
        } catch (IOException | SQLException | RuntimeException e) {
            cast.close();
            throw e;
        }
        return cast;
    }

    private void prepare() throws IOException, SQLException {
        postgres.run("postgres", "CREATE DATABASE ledger");
        postgres.run("postgres", "CREATE DATABASE stock");
        LedgerServer server =
                LedgerServer.start(
                        "ledger-postgresql",
                        options.serverJar(),
                        work,
                        postgres.url("ledger"),
                        false);
        open.push(server::close);
        // After the server, whose own table of events is the model for the one that is filled.
        postgres.run("ledger", Statements.named("tables").script());
        database(Bars.INSERT, "inserts one event per transaction", "insert-one", 1);
        ledger(server);
        followed();
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

    Postgres postgres() {
        return postgres;
    }

    /// What loads the database alone.
    String databaseLoad() {
        return databaseLoad.tool();
    }

    /// Those who take turns.
    List<Contestant> contestants() {
        return contestants;
    }

    /// Those who come last and once, since they need what the others have left behind.
    List<Contestant> rebuilds() {
        return rebuilds;
    }

    /// The server that a contestant loads, or null if it loads none.
    @Nullable JavaProcess server(String contestant) {
        return servers.get(contestant);
    }

    private void ledger(LedgerServer server) throws IOException, SQLException {
        Population spread = new Population("spread", 8, ACCOUNTS / 8);
        Workload workload = Workloads.earn(spread, server.key(), "");
        String what =
                "the ledger on PostgreSQL, one command per request, 8 ledgers, 256 connections";
        if (options.runs(Bars.LEDGER) || options.runs(Bars.LEDGER_HALF)) {
            HttpContestant peak =
                    onLedger(Bars.LEDGER, what, server, spread, false, CONNECTIONS, workload);
            contestants.add(peak);
            if (options.runs(Bars.LEDGER_HALF)) {
                contestants.add(new HalfLoad(Bars.LEDGER_HALF, peak, this.peak));
            }
        }
    }

    /// The same load on a server whose projections follow, with a database of its own: what they have
    /// not yet folded when their turn is over is nobody else's to work off.
    private void followed() throws IOException, SQLException {
        boolean rebuilt = options.runs(Bars.PLAIN_READ);
        if (!options.runs(Bars.FOLLOWED) && !options.runs(Bars.FOLLOWED_STEADY) && !rebuilt) {
            return;
        }
        postgres.run("postgres", "CREATE DATABASE followed");
        String url = postgres.url("followed");
        LedgerServer server =
                LedgerServer.start("ledger-followed", options.serverJar(), work, url, true);
        open.push(server::close);
        Progress.say("prepare   " + Bars.FOLLOWED);
        Ledgers ledgers = server.ledgers();
        open.push(ledgers::close);
        Population spread = new Population("spread", 8, ACCOUNTS / 8);
        ledgers.prepare(spread, false);
        ledgers.awaitStill(spread);
        LedgerGate gate = new LedgerGate(ledgers, spread);
        String what = "the same on a server whose projections follow, ";
        Workload workload = Workloads.earn(spread, server.key(), "");
        if (options.runs(Bars.FOLLOWED)) {
            contestants.add(
                    followed(
                            server,
                            Bars.FOLLOWED,
                            what + "as fast as it can",
                            null,
                            gate,
                            workload));
        }
        if (options.runs(Bars.FOLLOWED_STEADY)) {
            contestants.add(
                    followed(
                            server,
                            Bars.FOLLOWED_STEADY,
                            what + "at 0.31 of P1 in an open loop",
                            () -> STEADY * peak.getAsDouble(),
                            gate,
                            workload));
        }
        if (rebuilt) {
            rebuilds(ledgers, url);
        }
    }

    private Followed followed(
            LedgerServer server,
            String name,
            String what,
            @Nullable DoubleSupplier rate,
            LedgerGate gate,
            Workload workload) {
        servers.put(name, server.process());
        return new Followed(
                asked ->
                        new HttpContestant(
                                name,
                                what,
                                server.process().address(),
                                CONNECTIONS,
                                workload,
                                new HttpContestant.Clocks(
                                        server.process()::cpuMicros, postgres::cpuMicros),
                                asked),
                rate,
                gate);
    }

    private void rebuilds(Ledgers ledgers, String url) {
        rebuilds.add(
                new PlainRead(
                        Bars.PLAIN_READ,
                        "reads all events of `ledger-followed` and parses them, one thread",
                        url));
        for (String projection : Bars.REBUILT) {
            rebuilds.add(
                    new Rebuild(
                            Bars.rebuild(projection),
                            "builds `" + projection + "` anew beside the live one and compares",
                            List.of(projection),
                            ledgers,
                            postgres,
                            "followed"));
        }
        rebuilds.add(
                new Rebuild(
                        Bars.REBUILD_ALL,
                        "builds all projections anew and compares",
                        List.of(),
                        ledgers,
                        postgres,
                        "followed"));
    }

    private void h2() throws IOException, SQLException {
        if (options.runs(Bars.LEDGER_H2)) {
            LedgerServer server =
                    LedgerServer.start("ledger-h2", options.serverJar(), work, "", false);
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

    private void bulk(LedgerServer server) throws IOException, SQLException {
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

    private void uneven(LedgerServer server) throws IOException, SQLException {
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
            throws IOException, SQLException {
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
            throws IOException, SQLException {
        Progress.say("prepare   " + name);
        Ledgers ledgers = server.ledgers();
        open.push(ledgers::close);
        ledgers.prepare(population, group);
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
                h2
                        ? new HeadGate(ledgers, population)
                        : new EventsGate(postgres, "ledger", population));
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
