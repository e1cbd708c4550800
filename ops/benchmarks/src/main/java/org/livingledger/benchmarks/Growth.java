package org.livingledger.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.livingledger.benchmarks.Findings.Table;
import org.livingledger.benchmarks.GrownLedger.Time;

/// P8 of `performance.md`: the same measurements of ledgers of different sizes, each on a server and in a
/// database of its own, in turn. And reads of the past beside reads of the present, at each size.
final class Growth {

    /// What it is asked for by.
    static final String ID = "p8";

    private static final double COMMANDS = 1.2;
    private static final double READS = 1.5;
    private static final double PAST = 3;

    private final List<GrownLedger> grown = new ArrayList<>();

    private Growth() {}

    /// Lets the ledgers grow, measures them in turn and says what came out.
    static Findings run(
            Options options, Path work, Map<String, String> run, Map<String, String> machine)
            throws Exception {
        var growth = new Growth();
        run.put("heap of each server", "at most " + GrownLedger.HEAP);
        try (Postgres postgres = Postgres.start(work)) {
            try {
                growth.measure(options, postgres, work);
                // before the profile, whose reads would be counted with the others
                Findings findings = growth.findings(run, machine, postgres);
                if (options.profile()) {
                    growth.profile(options);
                }
                return findings;
            } finally {
                growth.grown.forEach(GrownLedger::close);
            }
        }
    }

    private void measure(Options options, Postgres postgres, Path work)
            throws IOException, SQLException {
        for (long size : options.sizes()) {
            grown.add(GrownLedger.grow(size, options, postgres, work));
        }
        for (GrownLedger each : grown) {
            Progress.say("warm-up   %,d events".formatted(each.events()));
            each.warmUp(options.warmUp());
        }
        for (int round = 1; round <= options.rounds(); round++) {
            for (GrownLedger each : grown) {
                postgres.checkpoint();
                each.measure(options.measure());
                Progress.say(
                        "round %d   %,d events  command p50 %.2f ms  members' reads p99 %.2f ms  boards' reads p99 %.2f ms"
                                .formatted(
                                        round,
                                        each.events(),
                                        each.commands().medians().getLast(),
                                        each.memberReads().tails().getLast(),
                                        each.boardReads().tails().getLast()));
            }
        }
        for (GrownLedger each : grown) {
            each.check();
        }
    }

    /// Where the time goes in the largest ledger.
    private void profile(Options options) throws Exception {
        GrownLedger largest = grown.getLast();
        for (Profiled part : List.of(largest.present(), largest.pasts())) {
            Profile.write(part, largest.process(), options.measure(), options.reports());
        }
    }

    private Findings findings(
            Map<String, String> run, Map<String, String> machine, Postgres postgres)
            throws SQLException {
        List<Table> tables = new ArrayList<>();
        tables.add(curve());
        tables.add(bytes());
        grown.forEach(each -> tables.add(past(each)));
        return new Findings(
                "Growth",
                """
                Written by `ops/benchmarks/run --only=p8`. Each ledger has lived a year over HTTP, a \
                thousand commands a request: members who join all through it, posts, purchases, \
                check-ins, earnings, spendings, late facts and reversals, three boards, a ladder of tiers \
                and three badges. Commands and reads of the present come 100 a second in an open loop. \
                A past is asked for by one client, in turn with the same question about now, so that \
                the two are neighbours. Tables were vacuumed and analysed before. PostgreSQL.\
                """,
                run,
                machine,
                postgres.settings(),
                bars(),
                tables);
    }

    private List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        GrownLedger least = grown.getFirst();
        GrownLedger most = grown.getLast();
        String sizes = ", %s against %s events".formatted(size(most), size(least));
        if (grown.size() > 1) {
            bars.add(growth("median of a command" + sizes, COMMANDS, g -> g.commands().medians()));
            bars.add(
                    growth("p99 of reads of members" + sizes, READS, g -> g.memberReads().tails()));
            bars.add(growth("p99 of reads of boards" + sizes, READS, g -> g.boardReads().tails()));
        }
        for (GrownLedger each : grown) {
            for (Time time : List.of(Time.POSITION, Time.INSTANT)) {
                Question.ALL.stream()
                        .filter(question -> each.paired(question, time).answered() > 0)
                        .max(Comparator.comparingDouble(q -> Bar.median(ratios(each, q, time))))
                        .ifPresent(worst ->
                                bars.add(
                                        Bar.atMost(
                                                ID.toUpperCase(java.util.Locale.ROOT),
                                                "p99 as of %s against now, %s events, worst: %s"
                                                        .formatted(
                                                                name(time),
                                                                size(each),
                                                                worst.name()),
                                                PAST,
                                                " ×",
                                                ratios(each, worst, time))));
            }
        }
        return bars;
    }

    private Bar growth(String what, double most, Function<GrownLedger, List<Double>> figures) {
        List<Double> ratios =
                grown.stream().allMatch(each -> each.fault().isEmpty())
                        ? Bar.pairs(
                                figures.apply(grown.getLast()),
                                figures.apply(grown.getFirst()),
                                (large, small) -> large / small)
                        : List.of(0.0);
        return Bar.atMost(ID.toUpperCase(java.util.Locale.ROOT), what, most, " ×", ratios);
    }

    private static List<Double> ratios(GrownLedger ledger, Question question, Time time) {
        return Bar.pairs(
                ledger.paired(question, time).tails(),
                ledger.paired(question, Time.NOW).tails(),
                (past, now) -> past / now);
    }

    private Table curve() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(row("members", each -> each.events() / 10));
        rows.add(row("command, p50 ms", each -> each.commands().p50()));
        rows.add(row("command, p99 ms", each -> each.commands().p99()));
        rows.add(row("reads of members, p99 ms", each -> each.memberReads().p99()));
        rows.add(row("reads of boards, p99 ms", each -> each.boardReads().p99()));
        for (Question question : Question.ALL) {
            rows.add(row(question.name() + ", p50 ms", each -> each.read(question).p50()));
            rows.add(row(question.name() + ", p99 ms", each -> each.read(question).p99()));
        }
        rows.add(row("lived in, s", each -> each.lived().seconds()));
        rows.add(row("projections behind at its end, s", each -> each.lived().behindSeconds()));
        rows.add(row("commands", each -> each.lived().commands()));
        rows.add(row("invariants", each -> each.fault().isEmpty() ? "hold" : each.fault()));
        return new Table("Growth curve", "", columns("what"), rows);
    }

    private Table bytes() {
        List<List<Object>> rows = new ArrayList<>();
        for (String group : Bytes.GROUPS) {
            rows.add(row(group, each -> each.bytesPerEvent(group)));
        }
        return new Table(
                "Bytes per event",
                "Of the tables with their indexes, right after the year and a `VACUUM`.",
                columns("tables"),
                rows);
    }

    private Table past(GrownLedger ledger) {
        List<List<Object>> rows = new ArrayList<>();
        for (Question question : Question.ALL) {
            List<Object> row = new ArrayList<>();
            row.add(question.name());
            for (Time time : Time.values()) {
                row.addAll(cells(ledger, question, time));
            }
            rows.add(row);
        }
        return new Table(
                "The past of %s events".formatted(size(ledger)),
                "Milliseconds, of one client that asks one after the other; × is against the same figure of now, the median of the rounds.",
                List.of(
                        "question",
                        "now p50",
                        "p99",
                        "as of a position p50",
                        "×",
                        "p99",
                        "×",
                        "as of an instant, known now p50",
                        "×",
                        "p99",
                        "×"),
                rows);
    }

    private static List<Object> cells(GrownLedger ledger, Question question, Time time) {
        Series series = ledger.paired(question, time);
        if (series.answered() == 0) {
            String refused = series.others().isEmpty() ? "–" : "refused, " + series.others();
            return time == Time.NOW ? List.of(refused, "–") : List.of(refused, "–", "–", "–");
        }
        if (time == Time.NOW) {
            return List.of(series.p50(), series.p99());
        }
        Series now = ledger.paired(question, Time.NOW);
        String medians =
                times(Bar.pairs(series.medians(), now.medians(), (past, live) -> past / live));
        String tails = times(ratios(ledger, question, time));
        return List.of(
                series.p50(),
                medians,
                series.p99(),
                series.others().isEmpty() ? tails : tails + ", besides " + series.others());
    }

    private static String times(List<Double> ratios) {
        return ratios.isEmpty() ? "–" : Report.figure(Bar.median(ratios));
    }

    private List<Object> row(String what, Function<GrownLedger, Object> figure) {
        return Stream.concat(Stream.of(what), grown.stream().map(figure)).toList();
    }

    private List<String> columns(String what) {
        return Stream.concat(Stream.of(what), grown.stream().map(each -> size(each) + " events"))
                .toList();
    }

    private static String size(GrownLedger ledger) {
        return "%,d".formatted(ledger.events()).replace(',', '\u202f');
    }

    private static String name(Time time) {
        return time == Time.POSITION ? "a position" : "an instant, known now,";
    }
}
