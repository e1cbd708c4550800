package org.livingledger.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.livingledger.benchmarks.stockaxon.StockAxon;

/// The stock Axon application in a JVM of its own, on a database of its own.
///
/// @param database where its events are
record StockServer(JavaProcess process, String database) implements AutoCloseable {

    /// As many as `pgbench` has clients, and more than Hikari's default of 10: what helps it, it gets.
    private static final int POOL = 32;

    static StockServer start(Path folder, String database) throws IOException {
        return new StockServer(
                JavaProcess.start(
                        "stock-axon",
                        folder,
                        List.of(
                                "-cp",
                                System.getProperty("java.class.path"),
                                StockAxon.class.getName(),
                                "--spring.datasource.url=" + database,
                                "--spring.datasource.hikari.maximum-pool-size=" + POOL)),
                database);
    }

    /// Opens the accounts that will earn, as many at once as it has connections.
    void prepare(int accounts) throws IOException {
        try (HttpClient http =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                ExecutorService threads = Executors.newFixedThreadPool(POOL)) {
            List<Callable<Integer>> openings =
                    IntStream.range(0, accounts)
                            .<Callable<Integer>>mapToObj(i -> () -> open(http, i))
                            .toList();
            for (Future<Integer> opening : threads.invokeAll(openings)) {
                if (opening.get() != 201) {
                    throw new IOException("the stock application answered " + opening.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    private int open(HttpClient http, int account) throws IOException, InterruptedException {
        URI uri = URI.create(process.url() + "/accounts/m-%06d".formatted(account));
        HttpRequest request =
                HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /// How many events it has stored.
    long events() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM DomainEventEntry")) {
            row.next();
            return row.getLong(1);
        }
    }

    /// Lets a measurement pass if every command it accepted is stored.
    Gate gate() throws SQLException {
        long[] events = {events()};
        return tally -> {
            long before = events[0];
            events[0] = events();
            long stored = events[0] - before;
            return tally.failed() + tally.unanswered() == 0 && stored == tally.accepted()
                    ? ""
                    : "%d accepted, %d failed, %d unanswered, %d stored %s"
                            .formatted(
                                    tally.accepted(),
                                    tally.failed(),
                                    tally.unanswered(),
                                    stored,
                                    tally.fault());
        };
    }

    @Override
    public void close() {
        process.close();
    }
}
