package org.livingledger.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A Redis of our own that keeps everything in memory, if this machine has one installed.
final class RedisServer implements AutoCloseable {

    private static final String PROGRAM = "redis-server";

    private final Process process;
    private final int port;
    private final String version;

    private RedisServer(Process process, int port, String version) {
        this.process = process;
        this.port = port;
        this.version = version;
    }

    /// Starts it, or gives null where there is none.
    static @Nullable RedisServer orNone(Path folder) throws IOException {
        String version;
        try {
            Process asked = new ProcessBuilder(PROGRAM, "--version").start();
            version =
                    new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
        } catch (IOException e) {
            return null;
        }
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Process process =
                new ProcessBuilder(
                                List.of(
                                        PROGRAM,
                                        "--port",
                                        Integer.toString(port),
                                        "--bind",
                                        "127.0.0.1",
                                        "--save",
                                        "",
                                        "--appendonly",
                                        "no",
                                        "--dir",
                                        folder.toAbsolutePath().toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("redis.log").toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new RedisServer(process, port, version);
    }

    int port() {
        return port;
    }

    /// What it says it is.
    String version() {
        return version;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
