package org.livingledger.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.livingledger.benchmarks.rank.RankRace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Starts [RankRace] in a JVM of its own, on the class path of the server that ships, and keeps what it
/// measures.
final class Race {

    static final String HANDLER = "query-handler";
    static final String REDIS = "redis";
    static final String COUNT = "count";

    /// One measurement.
    ///
    /// @param perSecond of all readers together
    record Lap(double p50Millis, double p99Millis, double perSecond) {}

    private final Map<String, List<Lap>> laps = new LinkedHashMap<>();
    private long members;

    private Race() {}

    /// What begins when ranks were compared.
    @FunctionalInterface
    interface Compared {
        void begin() throws IOException;
    }

    /// Where the board is.
    ///
    /// @param user of the database, empty if the address says it
    record Course(String url, String user, String ledger) {}

    /// Runs it to its end.
    ///
    /// @param redis null leaves Redis out
    /// @param compared run when all have said the same ranks: from then on scores may change
    static Race run(
            Course course,
            @Nullable RedisServer redis,
            Options options,
            Path work,
            Compared compared)
            throws IOException {
        Path log = work.resolve("race.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JavaProcess.OPTIONS);
        command.addAll(
                List.of(
                        "-Dlogback.configurationFile=benchmarks-logback.xml",
                        "-cp",
                        classPath(options.serverJar()),
                        RankRace.class.getName(),
                        course.url(),
                        course.user(),
                        course.ledger(),
                        redis == null ? "0" : Integer.toString(redis.port()),
                        Integer.toString(options.rounds()),
                        Long.toString(Math.max(1, options.measure().toSeconds() / 4)),
                        Long.toString(Math.max(1, options.warmUp().toSeconds() / 3))));
        Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var race = new Race();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Progress.say("          " + line);
                JsonNode said = JsonMapper.shared().readTree(line);
                if (said.has("members")) {
                    race.members = said.path("members").asLong();
                    compared.begin();
                } else {
                    race.take(said);
                }
            }
        }
        if (race.laps.isEmpty() || race.members == 0) {
            throw new IOException("no race: " + Files.readString(log));
        }
        return race;
    }

    /// The server's libraries, this module's classes and what they measure with.
    private static String classPath(Path serverJar) {
        return String.join(
                java.io.File.pathSeparator,
                Stream.concat(
                                Stream.of(
                                        serverJar.toAbsolutePath().resolveSibling("lib")
                                                + java.io.File.separator
                                                + "*"),
                                Stream.of(Race.class, Histogram.class).map(Race::origin))
                        .toList());
    }

    private static String origin(Class<?> type) {
        return Path.of(
                        java.net.URI.create(
                                type.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toString()))
                .toString();
    }

    private void take(JsonNode line) {
        laps.computeIfAbsent(
                        key(line.path("who").asString(), line.path("readers").asInt()),
                        _ -> new ArrayList<>())
                .add(
                        new Lap(
                                line.path("p50").asDouble(),
                                line.path("p99").asDouble(),
                                line.path("per_second").asDouble()));
    }

    private static String key(String who, int readers) {
        return who + " " + readers;
    }

    /// How many were on the board.
    long members() {
        return members;
    }

    /// The measurements of one who looks ranks up, round by round; none if they did not take part.
    List<Lap> laps(String who, int readers) {
        return laps.getOrDefault(key(who, readers), List.of());
    }
}
