package org.livingledger.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends many commands to one ledger, a thousand a request and some requests at a time: commands of
/// different members need no order.
final class BulkSender implements AutoCloseable {

    private static final int ITEMS = 1_000;
    private static final int TOGETHER = 4;
    private static final int TRIES = 100;
    private static final int UNAVAILABLE = 503;

    /// How many commands are under way at a time.
    static final int MOST = ITEMS * TOGETHER;

    private final Ledgers server;
    private final String ledger;
    private final ExecutorService threads = Executors.newFixedThreadPool(TOGETHER);
    private long key;

    BulkSender(Ledgers server, String ledger) {
        this.server = server;
        this.ledger = ledger;
    }

    /// Told what an item was answered with.
    @FunctionalInterface
    interface Answered {
        void item(String item, JsonNode answer) throws IOException;
    }

    /// An item with a key of its own.
    ///
    /// @param body its members, without braces
    String item(String command, String body) {
        return "{\"command\":\"%s\",\"key\":\"b-%d\",\"body\":{%s}}"
                .formatted(command, key++, body);
    }

    /// The number that the next item's key will have.
    long next() {
        return key;
    }

    /// Sends one command by itself, which must be accepted.
    void command(String command, String body) throws IOException {
        server.post("/v1/ledgers/" + ledger + "/commands/" + command, "b-" + key++, body);
    }

    /// Sends them until all are decided, and tells what was answered.
    void sendAll(List<String> items, Answered answered) throws IOException {
        List<Callable<List<JsonNode>>> requests = new ArrayList<>();
        for (int from = 0; from < items.size(); from += ITEMS) {
            List<String> part = items.subList(from, Math.min(from + ITEMS, items.size()));
            requests.add(() -> send(part));
        }
        try {
            int next = 0;
            for (Future<List<JsonNode>> answers : threads.invokeAll(requests)) {
                for (JsonNode answer : answers.get()) {
                    answered.item(items.get(next++), answer);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /// What is answered with 503 was not decided, and is sent again; a key is decided once.
    private List<JsonNode> send(List<String> items) throws IOException {
        for (int tries = 1; ; tries++) {
            JsonNode answers =
                    JsonMapper.shared()
                            .readTree(
                                    server.post(
                                            "/v1/ledgers/" + ledger + "/commands",
                                            "",
                                            items.toString()));
            List<JsonNode> found = new ArrayList<>(items.size());
            answers.path("items").forEach(found::add);
            if (found.size() != items.size()) {
                throw new IOException(found.size() + " answers to " + items.size() + " items");
            }
            if (tries == TRIES || found.stream().noneMatch(BulkSender::undecided)) {
                return found;
            }
            Pause.millis(100);
        }
    }

    private static boolean undecided(JsonNode answer) {
        return answer.path("status").asInt() == UNAVAILABLE;
    }

    @Override
    public void close() {
        threads.close();
    }
}
