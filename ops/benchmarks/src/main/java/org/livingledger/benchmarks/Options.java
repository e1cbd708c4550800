package org.livingledger.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

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
record Options(
        Duration warmUp,
        Duration measure,
        int rounds,
        Set<String> only,
        boolean profile,
        Path serverJar,
        Path reports,
        Path work) {

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
                default -> throw new IllegalArgumentException("unknown option " + argument);
            }
        }
        if (reports.toString().isEmpty()) {
            // Only a whole run may replace the report that the documentation embeds.
            boolean whole = only.isEmpty() && !quick;
            reports = Path.of(whole ? "ops/docs/benchmarks" : "ops/benchmarks/target/reports");
        }
        return new Options(warmUp, measure, rounds, only, profile, serverJar, reports, work);
    }

    boolean runs(String contestant) {
        return only.isEmpty() || only.contains(contestant);
    }
}
