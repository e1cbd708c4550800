package org.livingledger.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One client's view of one server, over plain HTTP so that nothing repairs what it sees.
final class Api implements AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();

    /// A command must be answered, or be known not to be, long before this.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI server;
    private final String key;

    Api(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    /// Sends a command once.
    ///
    /// @throws IOException if there was no answer
    Note.Reply send(Note note) throws IOException, InterruptedException {
        HttpRequest request =
                request("/v1/ledgers/" + note.ledger + "/commands/" + note.command)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", note.key)
                        .POST(BodyPublishers.ofString(note.body))
                        .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        return new Note.Reply(
                response.statusCode(),
                response.body(),
                response.headers().firstValueAsLong("Ledger-Position").orElse(0),
                response.headers()
                        .firstValue("Idempotent-Replayed")
                        .filter("true"::equals)
                        .isPresent());
    }

    /// Sends commands to be carried out all or none; what is not answered with 200 is not known.
    ///
    /// @throws IOException if there was no answer
    void send(Bundle bundle) throws IOException, InterruptedException {
        StringJoiner items = new StringJoiner(",", "[", "]");
        for (Note note : bundle.notes) {
            items.add(
                    "{\"command\":\"%s\",\"key\":\"%s\",\"body\":%s}"
                            .formatted(note.command, note.key, note.body));
        }
        HttpRequest request =
                request("/v1/ledgers/" + bundle.ledger + "/commands?atomic=true")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(items.toString()))
                        .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() == 200) {
            List<Integer> statuses = new ArrayList<>();
            for (JsonNode item : JSON.readTree(response.body()).path("items")) {
                statuses.add(item.path("status").asInt(0));
            }
            bundle.statuses = statuses;
        }
    }

    /// Sends a command that must be accepted.
    void must(Note note) throws IOException, InterruptedException {
        Note.Reply reply = send(note);
        note.answered(reply);
        if (reply.status() != 201) {
            throw new IllegalStateException("refused: " + note);
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json(request(path).GET().build());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return json(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    JsonNode put(String path, String body) throws IOException, InterruptedException {
        return json(
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))
                        .build());
    }

    private JsonNode json(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    request.method()
                            + " "
                            + request.uri()
                            + " → "
                            + response.statusCode()
                            + " "
                            + response.body());
        }
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
