package org.livingledger.acceptance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The databases that every acceptance case holds on. Each has one server, started when it is first
/// asked for and stopped with the tests.
@SuppressWarnings("ImmutableEnumChecker") // each constant keeps its one server
enum Database {
    H2,
    POSTGRESQL;

    private @Nullable Served served;

    /// The server on this database.
    synchronized Served served() {
        Served running = served;
        if (running == null) {
            try {
                Path data = Files.createTempDirectory("ledger-acceptance");
                running = Served.start(data, this == H2 ? "" : postgres());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            served = running;
        }
        return running;
    }

    /// Stops the server and starts another on what it left behind.
    synchronized void restart() {
        served = served().again();
    }

    /// A new PostgreSQL, as durable as the server demands, that is gone with the tests.
    private static String postgres() throws IOException {
        EmbeddedPostgres postgres =
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
