package org.livingledger.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.livingledger.benchmarks.Findings.Table;
import org.livingledger.benchmarks.Race.Lap;

/// What came out of reading a board of many members.
///
/// @param boards what was read over HTTP, by the database
/// @param races the ranks in process, by the database
record BoardFindings(int members, Map<String, MillionBoard> boards, Map<String, Race> races) {

    private static final double MOST_MILLIS = 5;
    private static final int MANY = 8;

    /// What came out.
    Findings of(
            Map<String, String> run, Map<String, String> machine, Map<String, String> settings) {
        return new Findings(
                "A board of %,d members".formatted(members).replace(',', '\u202f'),
                """
                Written by `ops/benchmarks/run --only=p9`. Reads come over HTTP, 150 a second in an open \
                loop, while 200 members a second earn points. A rank in process is looked up by the \
                query handler that the server has, beside the tables that the server fills, in a JVM \
                with nothing else in it: it keeps the board in order in memory once it was asked, and \
                reads what changes from the tables (decision 0023). Redis is asked over loopback by `ZREVRANK`, without pipelining, from the \
                same JVM; counting is the `COUNT` of better scores. They take turns. On PostgreSQL the \
                ledger changes 200 times a second meanwhile, and Redis as often; H2 belongs to one \
                process, so there only Redis changes. All three gave the same rank of 200 members (of 5, \
                counted) before.\
                """,
                run,
                machine,
                settings,
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
