package org.livingledger.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A PostgreSQL of our own in a folder, durable as one in production is: the embedded one comes with
/// everything that makes it durable turned off.
final class Postgres implements AutoCloseable {

    private static final List<String> SETTINGS =
            List.of(
                    "server_version",
                    "fsync",
                    "synchronous_commit",
                    "full_page_writes",
                    "wal_sync_method",
                    "shared_buffers",
                    "max_wal_size",
                    "max_connections");

    private static final int BUFFERS_PART = 8;

    private static final long LEAST_BUFFERS = 512;

    private final EmbeddedPostgres postgres;

    private final long pid;

    private Postgres(EmbeddedPostgres postgres, long pid) {
        this.postgres = postgres;
        this.pid = pid;
    }

    /// Starts it on loopback with its data in a folder.
    static Postgres start(Path folder) throws IOException {
        Path data = folder.resolve("postgres");
        EmbeddedPostgres postgres =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        // the folder goes away with the others of a run, unless they are to be kept
                        .setCleanDataDirectory(false)
                        .setOverrideWorkingDirectory(folder.resolve("postgres-binaries").toFile())
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("shared_buffers", buffers() + "MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start();
        // The process that was started is `pg_ctl`, which has gone; this file names the postmaster.
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        return new Postgres(postgres, Long.parseLong(pid));
    }

    /// An eighth of the machine's memory: half of what PostgreSQL's manual has for a machine that does nothing else.
    /// With its default, what is looked up at random among millions is copied from the system's cache again and
    /// again.
    private static long buffers() {
        var machine =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return Math.max(LEAST_BUFFERS, machine.getTotalMemorySize() / BUFFERS_PART / (1 << 20));
    }

    int port() {
        return postgres.getPort();
    }

    /// Where a database is, with its user.
    String url(String database) {
        return postgres.getJdbcUrl("postgres", database);
    }

    double cpuMicros() {
        return Cpu.micros(pid);
    }

    /// Runs a statement in a database.
    void run(String database, String sql) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first row of a query, which is of whole numbers.
    List<Long> numbers(String database, String sql) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            List<Long> numbers = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                numbers.add(row.getLong(i));
            }
            return numbers;
        }
    }

    /// Writes everything out, so that nobody pays for what another has left behind.
    void checkpoint() throws SQLException {
        run("postgres", "CHECKPOINT");
    }

    /// What it says itself of how durable it is.
    Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : SETTINGS) {
                try (ResultSet row = statement.executeQuery("SHOW " + name)) {
                    row.next();
                    settings.put(name, row.getString(1));
                }
            }
        }
        return settings;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
