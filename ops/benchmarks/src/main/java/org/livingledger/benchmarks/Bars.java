package org.livingledger.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// The bars of `performance.md` that this folder measures, from what the contestants did.
final class Bars {

    static final String LEDGER = "ledger";
    static final String LEDGER_HALF = "ledger-half-load";
    static final String LEDGER_BULK = "ledger-bulk";
    static final String LEDGER_H2 = "ledger-h2";
    static final String HOT_MEMBER = "ledger-hot-member";
    static final String HOT_GROUP = "ledger-hot-group";
    static final String MANY = "ledger-1000-ledgers";
    static final String REPLAYS = "ledger-replays";
    static final String REFUSALS = "ledger-refusals";
    static final String FOLLOWED = "ledger-followed";
    static final String FOLLOWED_STEADY = "ledger-followed-steady";
    static final String REBUILD_ALL = "rebuild-all";
    static final String PLAIN_READ = "plain-read";

    /// The projections whose rebuild is measured by itself.
    static final List<String> REBUILT = List.of("accounts", "boards", "tiers", "recognition");

    static final String INSERT = "pgbench-insert";
    static final String INSERT_THOUSAND = "pgbench-insert-1000";
    static final String UPDATE = "pgbench-update-insert";
    static final String STOCK = "stock-axon";
    static final String EMPTY = "empty-endpoint";

    private final Map<String, List<Sample>> samples;
    private final int cores;

    private Bars(Map<String, List<Sample>> samples, int cores) {
        this.samples = samples;
        this.cores = cores;
    }

    static List<Bar> of(Map<String, List<Sample>> samples, int cores) {
        return new Bars(samples, cores).all();
    }

    static String rebuild(String projection) {
        return "rebuild-" + projection;
    }

    private List<Bar> all() {
        List<Bar> bars = new ArrayList<>(commands());
        for (String projection : REBUILT) {
            bars.add(
                    Bar.atLeast(
                            "P6",
                            "rebuild of " + projection + " against plain reading",
                            0.25,
                            ratio(rebuild(projection), PLAIN_READ)));
        }
        bars.add(
                Bar.atLeast(
                        "P6",
                        "rebuild of all projections together against plain reading",
                        0.1,
                        ratio(REBUILD_ALL, PLAIN_READ)));
        bars.add(
                Bar.atLeast(
                        "P7",
                        "full load with projections, against P1",
                        0.6,
                        ratio(FOLLOWED, LEDGER)));
        bars.add(
                Bar.atLeast(
                        "P7",
                        "steady load with projections, against P1",
                        0.3,
                        ratio(FOLLOWED_STEADY, LEDGER)));
        bars.add(
                Bar.atMost(
                        "P7",
                        "lag of reads at that steady load, p99",
                        1_000,
                        " ms",
                        each(FOLLOWED_STEADY, Sample::lagMillis)));
        return List.copyOf(bars);
    }

    private List<Bar> commands() {
        return List.of(
                Bar.atLeast(
                        "P1",
                        "against `pgbench`, one row per transaction",
                        1.2,
                        ratio(LEDGER, INSERT)),
                Bar.atLeast("P1", "against the limit of these cores", 0.85, ofLimit()),
                Bar.atMost(
                        "P1",
                        "processor time of a command without HTTP",
                        45,
                        " µs",
                        commandMicros()),
                Bar.atLeast("P2", "against stock Axon", 5, ratio(LEDGER, STOCK)),
                Bar.atLeast("P2b", "against `UPDATE` + `INSERT` by hand", 2, ratio(LEDGER, UPDATE)),
                Bar.atLeast(
                        "P3",
                        "bulk against `pgbench`, 1 000 rows per transaction",
                        0.5,
                        ratio(LEDGER_BULK, INSERT_THOUSAND)),
                Bar.atMost(
                        "P4",
                        "p99 at half of peak",
                        10,
                        " ms",
                        each(LEDGER_HALF, Sample::p99Millis)),
                Bar.atMost("P4", "p99 at half of peak, in its own p50", 5, " ×", tail()),
                Bar.atLeast("P5", "H2 against P1", 0.8, ratio(LEDGER_H2, LEDGER)),
                Bar.atLeast(
                        "P11", "one member has it all, against P1", 0.8, ratio(HOT_MEMBER, LEDGER)),
                Bar.atLeast(
                        "P11", "one group has it all, against P1", 0.8, ratio(HOT_GROUP, LEDGER)),
                Bar.atLeast("P11", "1 000 ledgers at once, against P1", 0.8, ratio(MANY, LEDGER)),
                Bar.atLeast("P12", "50 % replayed keys, against P1", 0.8, ratio(REPLAYS, LEDGER)),
                Bar.atLeast("P12", "30 % refused, against P1", 0.8, ratio(REFUSALS, LEDGER)));
    }

    private List<Double> ratio(String one, String other) {
        return Bar.pairs(
                each(one, Sample::perSecond),
                each(other, Sample::perSecond),
                (a, b) -> b == 0 ? 0 : a / b);
    }

    private List<Double> tail() {
        return Bar.pairs(
                each(LEDGER_HALF, Sample::p99Millis),
                each(LEDGER_HALF, Sample::p50Millis),
                (p99, p50) -> p50 == 0 ? 0 : p99 / p50);
    }

    /// What the server and the database use for a command, less what the server uses for a request
    /// that does nothing.
    private List<Double> commandMicros() {
        return Bar.pairs(
                each(LEDGER, sample -> sample.serverMicros() + sample.databaseMicros()),
                each(EMPTY, Sample::serverMicros),
                (whole, http) -> whole - http);
    }

    /// Against what the cores could do if all of their time went into requests and commands. A request
    /// costs the driver's time as well, so its price is the cores over the rate of the empty endpoint.
    private List<Double> ofLimit() {
        List<Double> limits =
                Bar.pairs(
                        each(EMPTY, Sample::perSecond),
                        commandMicros(),
                        (empty, command) -> cores * 1e6 / (cores * 1e6 / empty + command));
        return Bar.pairs(each(LEDGER, Sample::perSecond), limits, (rate, limit) -> rate / limit);
    }

    /// The figures of a contestant, those that count as nothing included.
    private List<Double> each(String contestant, ToDoubleFunction<Sample> figure) {
        return samples.getOrDefault(contestant, List.of()).stream()
                .map(sample -> sample.fault().isEmpty() ? figure.applyAsDouble(sample) : 0.0)
                .toList();
    }
}
