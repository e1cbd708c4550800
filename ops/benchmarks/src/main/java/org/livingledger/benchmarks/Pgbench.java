package org.livingledger.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `pgbench` of this machine. Its own version matters little: the server does the work.
final class Pgbench implements DatabaseLoad {

    private static final Pattern TPS = Pattern.compile("(?m)^tps = ([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("(?m)^latency average = ([0-9.]+) ms");

    private final Postgres postgres;
    private final String database;
    private final int clients;
    private final Path folder;
    private final String version;

    private Pgbench(Postgres postgres, String database, int clients, Path folder, String version) {
        this.postgres = postgres;
        this.database = database;
        this.clients = clients;
        this.folder = folder;
        this.version = version;
    }

    /// `pgbench` if there is one, else a loop over JDBC that does the same.
    static DatabaseLoad orJdbc(Postgres postgres, String database, int clients, Path folder) {
        try {
            String version = output(List.of("pgbench", "--version")).strip();
            return new Pgbench(postgres, database, clients, folder, version);
        } catch (IOException e) {
            return new JdbcLoop(postgres.url(database), clients);
        }
    }

    @Override
    public String tool() {
        return version + ", " + clients + " clients, prepared statements";
    }

    @Override
    public Rate run(Statements statements, long run, Duration duration) throws IOException {
        Path script = Files.createTempFile(folder, "pgbench", ".sql");
        Files.writeString(script, statements.script());
        String output =
                output(
                        List.of(
                                "pgbench",
                                "--host=127.0.0.1",
                                "--port=" + postgres.port(),
                                "--username=postgres",
                                "--no-vacuum",
                                "--protocol=prepared",
                                "--client=" + clients,
                                "--jobs=2",
                                "--time=" + duration.toSeconds(),
                                "--define=run=" + run,
                                "--define=n=0",
                                "--file=" + script,
                                database));
        Files.delete(script);
        return new Rate(figure(TPS, output), figure(LATENCY, output));
    }

    private static double figure(Pattern pattern, String output) throws IOException {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find() || output.contains("aborted")) {
            throw new IOException("pgbench failed:\n" + output);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
