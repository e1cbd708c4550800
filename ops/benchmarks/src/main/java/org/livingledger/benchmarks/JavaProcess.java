package org.livingledger.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server in a JVM of its own. All of them have the same options, so that none is faster by its
/// heap.
final class JavaProcess implements AutoCloseable {

    /// Equal for ours and for what it is held against.
    static final List<String> OPTIONS = List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC");

    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;
    private final InetSocketAddress address;

    private JavaProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /// Starts a JVM and waits until it listens.
    ///
    /// @param arguments everything after the options, with a `--server.port` that is added
    /// @throws IOException if it ends, or does not listen in time
    static JavaProcess start(String name, Path folder, List<String> arguments) throws IOException {
        int port = freePort();
        Path log = folder.resolve(name + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(arguments);
        command.add("--server.port=" + port);
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        JavaProcess started = new JavaProcess(process, log, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        started.awaitPort();
        return started;
    }

    InetSocketAddress address() {
        return address;
    }

    String url() {
        return "http://127.0.0.1:" + address.getPort();
    }

    long pid() {
        return process.pid();
    }

    double cpuMicros() {
        return Cpu.micros(pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitPort() throws IOException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException("it did not start:\n" + Files.readString(log));
            }
            Pause.millis(100);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(address, 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
