package org.livingledger.benchmarks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// Runs the bars P1–P7, P11 and P12 of `performance.md` with what they are held against, and writes
/// the report. `ops/benchmarks/run` starts it.
public final class Benchmarks {

    private Benchmarks() {}

    /// Options: `--quick`, `--profile`, `--warm-up=SECONDS`, `--seconds=SECONDS`, `--rounds=N`,
    /// `--only=NAME,NAME`, `--server-jar=FILE`, `--reports=FOLDER`, `--work=FOLDER` (kept, if given).
    public static void main(String[] arguments) throws Exception {
        System.setProperty("logback.configurationFile", "benchmarks-logback.xml");
        run(Options.of(arguments));
        // The embedded database leaves threads behind that are no daemons.
        System.exit(0);
    }

    private static void run(Options options) throws Exception {
        boolean temporary = options.work().toString().isEmpty();
        Path work =
                temporary
                        ? Files.createTempDirectory("ledger-benchmarks")
                        : Files.createDirectories(options.work().toAbsolutePath());
        try {
            Fdatasync sync = Fdatasync.measure(work, Duration.ofSeconds(2));
            Map<String, String> machine = Machine.describe(work, sync);
            Map<String, String> run = new LinkedHashMap<>();
            run.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            run.put("warm-up", options.warmUp().toSeconds() + " s each");
            run.put(
                    "rounds",
                    options.rounds() + " of " + options.measure().toSeconds() + " s each");
            run.put("load average before", Machine.load());
            if (options.comparesContestants()) {
                compare(options, work, run, machine);
            }
            if (options.studies(Growth.ID)) {
                publish(Growth.run(options, work, run, machine), "growth", options);
            }
            if (options.studies(Million.ID)) {
                publish(Million.run(options, work, run, machine), "board", options);
            }
        } finally {
            if (temporary) {
                delete(work);
            }
        }
    }

    private static void compare(
            Options options, Path work, Map<String, String> run, Map<String, String> machine)
            throws Exception {
        try (Suite suite = Suite.start(options, work)) {
            suite.run();
            Report report = suite.report(run, machine);
            report.write(options.reports());
            System.out.println(report.markdown());
            if (options.profile()) {
                suite.profile(options.reports());
            }
        }
    }

    private static void publish(Findings findings, String name, Options options)
            throws IOException {
        findings.write(options.reports(), name);
        System.out.println(findings.markdown());
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path each, @org.jspecify.annotations.Nullable IOException failure)
                            throws IOException {
                        Files.delete(each);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
