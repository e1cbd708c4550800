package org.livingledger.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A server that speaks the HTTP contract for one ledger with one group, in memory: enough to import
/// into, with receipts that answer the same key the same way for ever.
public final class FakeLedger implements AutoCloseable {

    public static final String KEY = "lk_fake";

    /// Every command that had an effect or was refused, replays left out.
    public final List<JsonNode> commands = new ArrayList<>();

    /// What a path answers, for reads that this does not know.
    public final Map<String, String> answers = new LinkedHashMap<>();

    public final Set<String> members = new LinkedHashSet<>();
    public final Set<String> paths = new LinkedHashSet<>();
    public boolean open;
    public boolean founded;
    public int capacity;
    public int version;
    public ObjectNode programme = Json.MAPPER.createObjectNode();

    private final Map<String, ObjectNode> receipts = new LinkedHashMap<>();
    private final HttpServer server;
    private long position;

    public FakeLedger() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<JsonNode> sent(String command) {
        return commands.stream()
                .filter(item -> item.path("command").asString("").equals(command))
                .toList();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            paths.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            ObjectNode answer;
            if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer = problem(401, "unauthorized", "this key is not known");
            } else if (path.endsWith("/commands")) {
                answer = bulk(Json.MAPPER.readTree(body));
            } else if (path.contains("/commands/")) {
                String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
                ObjectNode item = Json.MAPPER.createObjectNode();
                item.put("command", path.substring(path.lastIndexOf('/') + 1)).put("key", key);
                item.set("body", Json.MAPPER.readTree(body));
                answer = decide(item);
            } else {
                answer = read(path);
            }
            int status = answer.path("status").asInt(200);
            if (answer.path("replayed").asBoolean(false)) {
                exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
            }
            JsonNode shown = answer.has("body") ? answer.path("body") : answer;
            exchange.getResponseHeaders().set("Ledger-Position", "" + position);
            byte[] bytes = Json.MAPPER.writeValueAsBytes(shown);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private ObjectNode bulk(JsonNode items) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode answers = answer.withArray("items");
        for (JsonNode item : items) {
            answers.add(decide((ObjectNode) item));
        }
        return answer;
    }

    private ObjectNode decide(ObjectNode item) {
        String key = item.path("key").asString("");
        ObjectNode before = receipts.get(key);
        if (before != null) {
            if (!before.path("sent").equals(item.path("body"))) {
                return refusal(item, 422, "idempotency-key-reused", "other content");
            }
            return before.deepCopy().put("replayed", true);
        }
        commands.add(item);
        ObjectNode answer = decideNew(item);
        answer.put("key", key);
        answer.set("sent", item.path("body"));
        receipts.put(key, answer);
        return answer.deepCopy();
    }

    private ObjectNode decideNew(ObjectNode item) {
        JsonNode body = item.path("body");
        String member = body.path("member_id").asString("");
        switch (item.path("command").asString("")) {
            case "open-ledger" -> open = true;
            case "run-elimination", "reverse-fact" -> {}
            case "found-group" -> {
                founded = true;
                capacity = body.path("capacity").asInt(500);
                members.add(body.path("owner").asString(""));
            }
            case "set-capacity" -> capacity = body.path("capacity").asInt(0);
            case "publish-programme" -> {
                programme = (ObjectNode) body.path("programme");
                version++;
            }
            case "join-group" -> {
                if (members.contains(member)) {
                    return refusal(item, 409, "already-a-member", "in already");
                }
                if (members.size() >= capacity) {
                    return refusal(item, 422, "group-full", "no seat");
                }
                members.add(member);
            }
            case "record-activity" -> {
                if (!members.contains(member)) {
                    return refusal(item, 409, "not-a-member", "not in the group");
                }
                return accepted(body.path("attributes").path("amount_cents").asLong(100) / 100);
            }
            default -> {
                return refusal(item, 400, "unknown-command", "no such command");
            }
        }
        return accepted(0);
    }

    private ObjectNode accepted(long points) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.put("status", 201).put("replayed", false).put("position", ++position);
        ObjectNode body = answer.putObject("body");
        body.withArray("events").addObject().put("type", "something").put("position", position);
        ObjectNode outcome = body.putObject("outcome");
        outcome.put("balance", points);
        if (points > 0) {
            outcome.withArray("grants").addObject().put("granted", points);
        }
        return answer;
    }

    private static ObjectNode refusal(ObjectNode item, int status, String code, String detail) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.put("key", item.path("key").asString(""))
                .put("status", status)
                .put("replayed", false);
        answer.set("body", problem(status, code, detail));
        return answer;
    }

    private static ObjectNode problem(int status, String code, String detail) {
        return Json.MAPPER
                .createObjectNode()
                .put("status", status)
                .put("code", code)
                .put("detail", detail);
    }

    private ObjectNode read(String path) {
        @Nullable String prepared = answers.get(path);
        if (prepared != null) {
            return (ObjectNode) Json.MAPPER.readTree(prepared);
        }
        ObjectNode answer = Json.MAPPER.createObjectNode();
        if (!open) {
            return problem(404, "ledger-not-found", "there is no such ledger");
        }
        if (path.endsWith("/members")) {
            members.forEach(
                    member -> answer.withArray("items").addObject().put("member_id", member));
            return answer;
        }
        if (path.contains("/groups/")) {
            return founded
                    ? answer.put("members", members.size()).put("capacity", capacity)
                    : problem(404, "group-not-found", "there is no such group");
        }
        if (path.endsWith("/programme")) {
            if (version == 0) {
                return problem(404, "programme-not-found", "none is published");
            }
            answer.put("version", version).set("programme", programme);
            return answer;
        }
        if (path.contains("/boards/")) {
            answer.putObject("board").put("id", "commits");
            answer.put("window", "all").put("members", 1);
            answer.withArray("rows")
                    .addObject()
                    .put("rank", 1)
                    .put("member_id", "m-1")
                    .put("score", 3)
                    .put("reached_at", "2025-01-01T00:00:00Z");
            return answer;
        }
        return answer.put("zone", "UTC");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
