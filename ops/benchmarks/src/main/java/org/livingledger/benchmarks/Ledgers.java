package org.livingledger.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.livingledger.benchmarks.Workloads.Population;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The ledger's HTTP interface, as far as a benchmark prepares and checks ledgers with it. What is
/// measured goes another way, see [Load].
final class Ledgers implements AutoCloseable {

    private static final int ITEMS = 500;
    private static final int TRIES = 10;
    private static final int NOT_REACHED = 503;
    private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(5);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.shared();
    private final String url;
    private final String key;

    Ledgers(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /// Opens ledgers and gives each member their first points.
    ///
    /// @param group whether each ledger has a group `g` with all members in it
    void prepare(Population population, boolean group) throws IOException {
        for (int i = 0; i < population.ledgers(); i++) {
            String ledger = population.ledger(i);
            command(ledger, "open-ledger", "{\"name\":\"Benchmark\",\"zone\":\"Europe/Berlin\"}");
            if (group) {
                command(
                        ledger,
                        "found-group",
                        "{\"group_id\":\"g\",\"name\":\"All\",\"owner\":\"owner\","
                                + "\"capacity\":100000}");
                bulk(
                        ledger,
                        population,
                        "join-group",
                        m -> "\"group_id\":\"g\",\"member_id\":\"" + m + "\"");
            }
            bulk(
                    ledger,
                    population,
                    "earn-points",
                    m -> "\"points\":1,\"member_id\":\"" + m + "\"");
        }
    }

    /// The sum of the positions that these ledgers stand at, whatever reads show: a refusal says so.
    long heads(Population population) throws IOException {
        long sum = 0;
        for (int i = 0; i < population.ledgers(); i++) {
            HttpResponse<String> refused =
                    exchange(
                            request(
                                            "/v1/ledgers/"
                                                    + population.ledger(i)
                                                    + "/commands/spend-points")
                                    .header("Content-Type", "application/json")
                                    .header("Idempotency-Key", "head-" + UUID.randomUUID())
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"member_id\":\"nobody\",\"points\":1}"))
                                    .build());
            sum += position(refused);
        }
        return sum;
    }

    private static long position(HttpResponse<String> answer) throws IOException {
        return answer.headers()
                .firstValueAsLong("Ledger-Position")
                .orElseThrow(() -> new IOException("no Ledger-Position: " + answer.body()));
    }

    /// Has a member earn a point, and says how long after the answer a read showed it, in nanoseconds.
    long lag(String ledger, String member, String key) throws IOException {
        HttpResponse<String> earned =
                send(
                        request("/v1/ledgers/" + ledger + "/commands/earn-points")
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", key)
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"member_id\":\"%s\",\"points\":1}"
                                                        .formatted(member)))
                                .build());
        long began = System.nanoTime();
        get(
                "/v1/ledgers/%s/accounts/%s?min_position=%d&wait=30"
                        .formatted(ledger, member, position(earned)));
        return System.nanoTime() - began;
    }

    /// Builds projections anew and waits until that is done.
    ///
    /// @param projections which; all of them if empty
    /// @return what is wrong; empty if live and rebuilt were equal
    String rebuild(List<String> projections) throws IOException {
        String wish =
                projections.isEmpty()
                        ? "{}"
                        : "{\"projections\":[\"" + String.join("\",\"", projections) + "\"]}";
        String id = json.readTree(post("/v1/rebuilds", "", wish)).path("id").asString();
        while (true) {
            JsonNode progress = json.readTree(get("/v1/rebuilds/" + id).body());
            String status = progress.path("status").asString();
            if (status.equals("failed")) {
                return progress.toString();
            }
            if (status.equals("done")) {
                for (JsonNode each : progress.path("projections")) {
                    if (!each.path("equal").asBoolean(false)) {
                        return each.toString();
                    }
                }
                return "";
            }
            Pause.millis(50);
        }
    }

    /// The sum of the positions that reads of these ledgers stand at.
    long positions(Population population) throws IOException {
        long sum = 0;
        for (int i = 0; i < population.ledgers(); i++) {
            sum += folded(population.ledger(i));
        }
        return sum;
    }

    /// Where reads of a ledger stand; 0 if not even its opening has been folded.
    private long folded(String ledger) throws IOException {
        HttpResponse<String> answer = exchange(request("/v1/ledgers/" + ledger).GET().build());
        return answer.statusCode() == NOT_REACHED ? 0 : position(answer);
    }

    /// Waits until reads stand at least at this sum of positions, or have not moved for long.
    long awaitPositions(Population population, long least) throws IOException {
        long end = System.nanoTime() + LONGEST_CATCH_UP.toNanos();
        long now = positions(population);
        while (now < least && System.nanoTime() < end) {
            Pause.millis(250);
            now = positions(population);
        }
        return now;
    }

    /// Waits until reads have caught up with what was prepared.
    long awaitStill(Population population) throws IOException {
        long before = -1;
        long now = positions(population);
        while (now != before) {
            Pause.millis(1_500);
            before = now;
            now = positions(population);
        }
        return now;
    }

    /// Waits until nothing is behind, what follows the other projections with leisure included.
    void awaitEverything() throws IOException {
        while (behind() > 0) {
            Pause.millis(1_500);
        }
    }

    private long behind() throws IOException {
        long behind = 0;
        for (JsonNode each : json.readTree(get("/v1/projections").body()).path("items")) {
            behind += each.path("lag").asLong(0);
        }
        return behind;
    }

    /// What the ledgers themselves find wrong; empty if nothing.
    String violations(Population population) throws IOException {
        for (int i = 0; i < population.ledgers(); i++) {
            String ledger = population.ledger(i);
            String fault =
                    Invariants.fault(
                            json.readTree(get("/v1/ledgers/" + ledger + "/invariants").body()));
            if (!fault.isEmpty()) {
                return ledger + ": " + fault;
            }
        }
        return "";
    }

    private void bulk(
            String ledger, Population population, String command, Function<String, String> body)
            throws IOException {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < population.members(); i++) {
            String member = population.member(i);
            items.add(
                    "{\"command\":\"%s\",\"key\":\"prepare-%s-%s\",\"body\":{%s}}"
                            .formatted(command, command, member, body.apply(member)));
            if (items.size() == ITEMS || i == population.members() - 1) {
                send(ledger, items);
                items.clear();
            }
        }
    }

    /// Sends a bulk until all of it is decided: what is answered with 503 is to be sent again.
    private void send(String ledger, List<String> items) throws IOException {
        List<String> waiting = List.copyOf(items);
        for (int tries = 0; !waiting.isEmpty(); tries++) {
            String body = waiting.toString();
            JsonNode answers = json.readTree(post("/v1/ledgers/" + ledger + "/commands", "", body));
            List<String> again = new ArrayList<>();
            for (int i = 0; i < waiting.size(); i++) {
                JsonNode answer = answers.path("items").path(i);
                if (answer.path("status").asInt() == 503 && tries < TRIES) {
                    again.add(waiting.get(i));
                } else if (answer.path("status").asInt() != 201) {
                    throw new IOException("not accepted: " + answer);
                }
            }
            waiting = again;
        }
    }

    private void command(String ledger, String command, String body) throws IOException {
        post("/v1/ledgers/" + ledger + "/commands/" + command, "prepare-" + command, body);
    }

    private HttpResponse<String> get(String path) throws IOException {
        return send(request(path).GET().build());
    }

    String post(String path, String idempotencyKey, String body) throws IOException {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request.build()).body();
    }

    /// Sets the clock of a server that lets it be set; it follows the system if that is empty.
    void clock(String now) throws IOException {
        String body = now.isEmpty() ? "{}" : "{\"now\":\"" + now + "\"}";
        send(
                request("/v1/clock")
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + key)
                .timeout(LONGEST_CATCH_UP);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        HttpResponse<String> answer = exchange(request);
        if (answer.statusCode() >= 300) {
            throw new IOException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
