package org.livingledger.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A PostgreSQL of its own. The embedded one is made for tests that forget: here it is told to be as
/// durable as in earnest.
final class Postgres implements AutoCloseable {

    private final EmbeddedPostgres embedded;

    Postgres() throws IOException {
        embedded =
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:"
                + embedded.getPort()
                + "/postgres?user=postgres&password=postgres";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    @Override
    public void close() throws IOException {
        embedded.close();
    }
}
