package org.livingledger.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The server's jar as it ships, in a process of its own that can be killed.
final class ServerProcess implements AutoCloseable {

    /// `reliability.md`: ready again < 8 s.
    static final Duration READY = Duration.ofSeconds(8);

    /// `reliability.md`: SIGTERM < 5 s.
    static final Duration STOPPED = Duration.ofSeconds(5);

    /// The first start lays out the database; only later ones have a bar.
    private static final Duration FIRST_START = Duration.ofMinutes(3);

    private final Process process;
    private final Path log;
    private final URI uri;
    private final Duration readyAfter;

    /// Starts a server and returns when it is ready.
    ServerProcess(Path data, List<String> arguments) throws IOException, InterruptedException {
        Path jar = jar();
        int port = freePort();
        Files.createDirectories(data);
        log = Files.createTempFile(data, "server-", ".log");
        uri = URI.create("http://127.0.0.1:" + port);
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        String beside = jar.toString().replaceFirst("[.]jar$", "");
        command.addAll(List.of("@" + beside + ".options", "-XX:AOTCache=" + beside + ".aot"));
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-jar", jar.toString()));
        command.add("--ledger.data=" + data);
        command.add("--server.port=" + port);
        command.addAll(arguments);
        long began = System.nanoTime();
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        awaitReady();
        readyAfter = Duration.ofNanos(System.nanoTime() - began);
    }

    private static Path jar() {
        String jar = System.getProperty("ledger.server.jar", "");
        if (!Files.isRegularFile(Path.of(jar))) {
            throw new IllegalStateException(
                    "no server jar at '"
                            + jar
                            + "'; `mvn -pl ops/server -am package` builds it, and"
                            + " `mvn -pl ops/faults -am verify` builds it and runs the faults");
        }
        return Path.of(jar).toAbsolutePath().normalize();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpRequest ready =
                HttpRequest.newBuilder(uri.resolve("/actuator/health/readiness"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        long deadline = System.nanoTime() + FIRST_START.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline && process.isAlive()) {
                try {
                    if (client.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // it does not listen before it is ready
                }
                Thread.sleep(20);
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("the server did not become ready:\n" + tail());
    }

    /// SIGKILL: the process is gone, wherever it was.
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// SIGTERM. Answers how long it took to stop.
    Duration terminate() throws InterruptedException {
        long began = System.nanoTime();
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    boolean running() {
        return process.isAlive();
    }

    URI uri() {
        return uri;
    }

    /// How long it took from nothing to ready.
    Duration readyAfter() {
        return readyAfter;
    }

    /// The end of what it printed.
    String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
