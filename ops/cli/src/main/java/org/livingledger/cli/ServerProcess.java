package org.livingledger.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.livingledger.client.LedgerClient;
import org.livingledger.client.Patience;

/// A server that runs as our child. When this process is told to end (SIGINT, SIGTERM), so is the
/// child, and we end after it.
final class ServerProcess {

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(40);
    private static final Duration TIME_TO_START = Duration.ofMinutes(5);
    private static final long BETWEEN_LOOKS = 100;

    private final Process process;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private ServerProcess(Process process) {
        this.process = process;
    }

    /// Starts it.
    ///
    /// @param log where its output goes, or null to share our own
    /// @param exit the exit code of this process once it has been told to end, or null for the
    ///     child's own
    static ServerProcess start(
            Shell shell, List<String> arguments, @Nullable Path log, @Nullable Integer exit)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ServerJar.arguments(shell));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(shell.here().toFile());
        if (log == null) {
            builder.inheritIO();
        } else {
            builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        }
        var server = new ServerProcess(builder.start());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stopWithUs(exit)));
        return server;
    }

    private void stopWithUs(@Nullable Integer exit) {
        stopping.set(true);
        if (!process.isAlive()) {
            return;
        }
        try {
            stop();
            // a hook cannot change the exit code in another way
            Runtime.getRuntime().halt(exit == null ? process.exitValue() : exit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until it is ready; false if it has ended instead.
    boolean awaitReady(String url, Progress progress) throws InterruptedException {
        long giveUp = System.nanoTime() + TIME_TO_START.toNanos();
        try (LedgerClient client = LedgerClient.at(URI.create(url), null, Patience.NONE)) {
            while (process.isAlive() && System.nanoTime() < giveUp) {
                if (client.ready()) {
                    return true;
                }
                progress.advance(0);
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
        return false;
    }

    /// Ends it, because what was to be done with it failed.
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /// Waits until it ends, and returns its exit code.
    int await() throws InterruptedException {
        int exit = process.waitFor();
        if (stopping.get()) {
            // the shutdown hook ends this process
            Thread.sleep(TIME_TO_STOP);
        }
        return exit;
    }
}
