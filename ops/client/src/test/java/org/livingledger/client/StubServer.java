package org.livingledger.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A server that gives prepared answers, one after another, and remembers what it was asked.
final class StubServer implements AutoCloseable {

    final List<Call> calls = new ArrayList<>();
    private final Deque<Prepared> prepared = new ArrayDeque<>();
    private final HttpServer server;

    StubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    StubServer answers(int status, Map<String, String> headers, String body) {
        prepared.add(new Prepared(status, headers, body));
        return this;
    }

    StubServer answers(int status, String body) {
        return answers(status, Map.of(), body);
    }

    /// Breaks the connection instead of answering.
    StubServer breaks() {
        return answers(0, "");
    }

    private synchronized void answer(HttpExchange exchange) {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(
                    new Call(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                            exchange.getRequestHeaders().getFirst("Authorization"),
                            body));
            Prepared next = prepared.remove();
            if (next.status() == 0) {
                return;
            }
            next.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = next.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(next.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    record Call(
            String method,
            String path,
            @Nullable String key,
            @Nullable String authorization,
            String body) {}

    private record Prepared(int status, Map<String, String> headers, String body) {}
}
