package org.livingledger.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.livingledger.client.LedgerClient;
import org.livingledger.projections.EventSource;
import org.livingledger.server.LedgerServer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A running server, as its users see it: an address and a key.
final class Served implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path data;
    private final String db;
    private final ConfigurableApplicationContext context;
    private final String url;
    private final String key;

    private Served(Path data, String db, ConfigurableApplicationContext context) {
        this.data = data;
        this.db = db;
        this.context = context;
        try {
            this.url = Files.readString(data.resolve("server.url")).strip();
            this.key = Files.readString(data.resolve("admin.key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Served start(Path data, String db) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--ledger.data=" + data,
                                "--server.port=0",
                                "--spring.profiles.active=test",
                                "--ledger.scan=1s"));
        if (!db.isEmpty()) {
            arguments.add("--ledger.db=" + db);
        }
        return new Served(
                data,
                db,
                SpringApplication.run(LedgerServer.class, arguments.toArray(String[]::new)));
    }

    Served again() {
        close();
        return start(data, db);
    }

    /// The same server through the client that ships.
    LedgerClient client() {
        return LedgerClient.at(URI.create(url), key);
    }

    /// What it has recorded, as its own read side reads it.
    EventSource events() {
        return context.getBean("storedEvents", EventSource.class);
    }

    @Override
    public void close() {
        context.close();
    }

    Reply send(String method, String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /// Sends what was replied to once more, with other headers.
    static Reply again(Reply reply, String... headers) {
        return send(
                HttpRequest.newBuilder(reply.request(), (name, value) -> true)
                        .headers(headers)
                        .build());
    }

    private static Reply send(HttpRequest request) {
        try {
            return new Reply(HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(request.headers().map() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
