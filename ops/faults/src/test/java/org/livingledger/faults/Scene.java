package org.livingledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A server with its database and its data folder, which outlive it.
final class Scene implements AutoCloseable {

    final Path data;
    private final @Nullable Postgres postgres;
    private @Nullable ServerProcess server;
    private final List<Api> apis = new ArrayList<>();

    private Scene(@Nullable Postgres postgres) throws IOException {
        this.data = Files.createTempDirectory("ledger-faults-");
        this.postgres = postgres;
    }

    static Scene onH2() throws IOException {
        return new Scene(null);
    }

    static Scene onPostgres() throws IOException {
        return new Scene(new Postgres());
    }

    /// Starts the server on what is there.
    ServerProcess start() throws IOException, InterruptedException {
        server = start(data, List.of());
        return server;
    }

    /// Starts the server on what is there, told more than where that is.
    ServerProcess start(List<String> arguments) throws IOException, InterruptedException {
        server = start(data, arguments);
        return server;
    }

    /// Starts another server, with a data folder of its own, on the same database.
    ServerProcess startAnother(List<String> arguments) throws IOException, InterruptedException {
        return start(data.resolve("another"), arguments);
    }

    private ServerProcess start(Path folder, List<String> more)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(more);
        if (postgres != null) {
            arguments.add("--ledger.db=" + postgres.url());
        }
        return new ServerProcess(folder, arguments);
    }

    /// A client of the given server with the admin's key.
    Api api(ServerProcess of) throws IOException {
        var api = new Api(of.uri(), Files.readString(data.resolve("admin.key")).strip());
        apis.add(api);
        return api;
    }

    /// Opens ledgers with all that the traffic needs.
    void open(Api api, List<String> ledgers) throws IOException, InterruptedException {
        for (String ledger : ledgers) {
            for (Note note : Traffic.opening(ledger)) {
                api.must(note);
            }
        }
    }

    /// A connection of our own to the database as it lies there. H2's file has one owner at a time, so
    /// a copy of it is opened: what a crash left is read as the crash left it.
    Connection database() throws IOException, SQLException {
        if (postgres != null) {
            return postgres.connect();
        }
        return H2Copy.of(data, "ledger");
    }

    /// Judges the database as it lies there, all of it at one instant.
    Report check() throws IOException, SQLException {
        try (Connection database = database()) {
            database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            database.setAutoCommit(false);
            if (postgres != null) {
                return Checker.check(database);
            }
            try (Connection projections = H2Copy.of(data, "projections")) {
                return Checker.check(database, projections);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
        apis.forEach(Api::close);
        if (postgres != null) {
            postgres.close();
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
