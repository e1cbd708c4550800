package org.livingledger.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How a run is done.
///
/// @param warmUp of each contestant before the first round
/// @param measure of each contestant in each round
/// @param rounds how often all take their turn
/// @param only the contestants to run; all if empty
/// @param profile whether each server is profiled after the rounds
/// @param serverJar the server that ships
/// @param reports where the report is written
/// @param work where databases and logs are; a temporary folder that goes away if not given
/// @param sizes how many events the ledgers have that growth is measured with
/// @param members how many members stand on the board that ranks are measured with
/// @param databases where that board stands
record Options(
        Duration warmUp,
        Duration measure,
        int rounds,
        Set<String> only,
        boolean profile,
        Path serverJar,
        Path reports,
        Path work,
        List<Long> sizes,
        int members,
        Set<String> databases) {

    static final String POSTGRESQL = "postgresql";
    static final String H2 = "h2";

    /// What runs only when it is named, since it takes long: growth, and a board of a million members.
    static final Set<String> STUDIES = Set.of(Growth.ID, Million.ID);

    /// Reads the command line.
    ///
    /// @throws IllegalArgumentException if it says something unknown
    static Options of(String... arguments) {
        Duration warmUp = Duration.ofSeconds(30);
        Duration measure = Duration.ofSeconds(20);
        int rounds = 3;
        boolean quick = false;
        Set<String> only = Set.of();
        boolean profile = false;
        Path serverJar = Path.of("ops/server/target/server/ledger-server.jar");
        Path reports = Path.of("");
        Path work = Path.of("");
        List<Long> sizes = List.of(100_000L, 1_000_000L, 10_000_000L);
        int members = 1_000_000;
        Set<String> databases = Set.of(POSTGRESQL, H2);
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String value = equals < 0 ? "" : argument.substring(equals + 1);
            switch (name) {
                case "--quick" -> {
                    quick = true;
                    warmUp = Duration.ofSeconds(5);
                    measure = Duration.ofSeconds(5);
                    rounds = 1;
                }
                case "--warm-up" -> warmUp = Duration.ofSeconds(Long.parseLong(value));
                case "--seconds" -> measure = Duration.ofSeconds(Long.parseLong(value));
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--only" -> only = Set.of(value.split(",", -1));
                case "--profile" -> profile = true;
                case "--server-jar" -> serverJar = Path.of(value);
                case "--reports" -> reports = Path.of(value);
                case "--work" -> work = Path.of(value);
                case "--sizes" -> sizes = sizes(value);
                case "--databases" -> databases = Set.of(value.split(",", -1));
                case "--members" -> members = Math.toIntExact(size(value));
                default -> throw new IllegalArgumentException("unknown option " + argument);
            }
        }
        if (reports.toString().isEmpty()) {
            // Only a whole run may replace the report that the documentation embeds.
            boolean whole = (only.isEmpty() || STUDIES.containsAll(only)) && !quick;
            reports = Path.of(whole ? "ops/docs/benchmarks" : "ops/benchmarks/target/reports");
        }
        return new Options(
                warmUp, measure, rounds, only, profile, serverJar, reports, work, sizes, members,
                databases);
    }

    private static List<Long> sizes(String value) {
        return Stream.of(value.split(",", -1)).map(Options::size).sorted().toList();
    }

    private static long size(String value) {
        return Long.parseLong(value.replace("k", "000").replace("m", "000000"));
    }

    /// Whether a study was asked for by its name.
    boolean studies(String study) {
        return only.contains(study);
    }

    /// Whether anything but studies is to run.
    boolean comparesContestants() {
        return only.isEmpty() || !STUDIES.containsAll(only);
    }

    boolean runs(String contestant) {
        return only.isEmpty() || only.contains(contestant);
    }
}
