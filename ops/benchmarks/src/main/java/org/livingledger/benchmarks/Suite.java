package org.livingledger.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Lets everybody take turns and keeps what they did.
final class Suite implements Closeable {

    private final Options options;
    private final Cast cast;
    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

    private Suite(Options options, Path work) throws IOException, SQLException {
        this.options = options;
        this.cast = Cast.start(options, work, this::peak);
    }

    /// Starts everybody who is to run.
    static Suite start(Options options, Path work) throws IOException, SQLException {
        return new Suite(options, work);
    }

    /// The rate of one command per request, of the rounds so far.
    private double peak() {
        return Bar.median(
                samples.getOrDefault(Bars.LEDGER, List.of()).stream()
                        .map(Sample::perSecond)
                        .toList());
    }

    /// Takes everybody through the warm-up and the rounds.
    void run() throws Exception {
        for (Contestant contestant : cast.contestants()) {
            Progress.say("warm-up   " + contestant.name());
            contestant.warmUp(options.warmUp());
        }
        for (int round = 1; round <= options.rounds(); round++) {
            for (Contestant contestant : cast.contestants()) {
                measure(round, contestant);
            }
        }
        for (Contestant contestant : cast.rebuilds()) {
            contestant.warmUp(options.warmUp());
            measure(1, contestant);
        }
    }

    private void measure(int round, Contestant contestant) throws Exception {
        cast.postgres().checkpoint();
        Sample sample = contestant.measure(options.measure());
        samples.computeIfAbsent(contestant.name(), _ -> new ArrayList<>()).add(sample);
        Progress.say(line(round, contestant.name(), sample));
    }

    /// Loads each server once more under its flight recorder.
    void profile(Path folder) throws Exception {
        for (Contestant contestant : cast.contestants()) {
            JavaProcess server = cast.server(contestant.name());
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
        run.put("database load", cast.databaseLoad());
        return new Report(
                run,
                machine,
                cast.postgres().settings(),
                Bars.of(samples, Machine.cores()),
                Stream.concat(cast.contestants().stream(), cast.rebuilds().stream())
                        .map(each ->
                                new Report.Contestants(
                                        each.name(),
                                        each.what(),
                                        samples.getOrDefault(each.name(), List.of())))
                        .toList());
    }

    @Override
    public void close() throws IOException {
        cast.close();
    }
}
