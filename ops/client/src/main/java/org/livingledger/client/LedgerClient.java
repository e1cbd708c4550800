package org.livingledger.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Talks to one server with one key.
///
/// ```java
/// try (var ledger = LedgerClient.at(URI.create("http://127.0.0.1:7070"), key)) {
///     Answer answer = ledger.send("acme", "earn-points", "order-4711",
///             Map.of("member_id", "ada", "points", 10));
///     long balance = answer.outcome().path("balance").asLong();
/// }
/// ```
///
/// Every command carries an idempotency key, so it is safe to send it again: on 429, 503 and broken
/// connections the client does so by itself, with the same key, as its [Patience] says. Safe for use
/// by several threads.
public final class LedgerClient implements AutoCloseable {

    private final JsonMapper json = JsonMapper.builder().build();
    private final Wire wire;

    private LedgerClient(URI url, @Nullable String key, Patience patience) {
        this.wire = new Wire(url, key, patience, json);
    }

    /// A client of the server at this address.
    ///
    /// @param url scheme, host and port, for example `http://127.0.0.1:7070`
    /// @param key an API key, `lk_…`, or null for what needs none
    public static LedgerClient at(URI url, @Nullable String key) {
        return new LedgerClient(url, key, Patience.DEFAULT);
    }

    /// A client with a patience of its own.
    public static LedgerClient at(URI url, @Nullable String key, Patience patience) {
        return new LedgerClient(url, key, patience);
    }

    /// Sends one command.
    ///
    /// @param ledger the ledger that it changes
    /// @param command its name, for example `earn-points`
    /// @param key its idempotency key: the same key with the same body has one effect, for ever
    /// @param body a map, a record or a tree; field names as on the wire, for example `member_id`
    /// @throws Refusal if the ledger refuses it
    /// @throws Unauthorized if the key may not send it
    /// @throws Unavailable if there is no answer, after every retry
    public Answer send(String ledger, String command, String key, Object body) {
        HttpResponse<byte[]> response =
                wire.exchange(
                        "POST",
                        commands(ledger) + "/" + encoded(command),
                        json.writeValueAsBytes(body),
                        Map.of("Idempotency-Key", key),
                        true);
        return new Answer(
                response.headers().firstValue("Idempotent-Replayed").isPresent(),
                position(response.headers()),
                tree(response.body()));
    }

    /// Sends many commands, in order, in requests of at most [Bulk#MOST_ITEMS].
    ///
    /// An item that the server had no time for (429, 503) is sent again after the others, with the
    /// same key.
    ///
    /// @return one answer for each command, in the same order; a refusal is an answer here
    /// @throws Refusal if a request as a whole is refused, for example because there is no such ledger
    /// @throws Unauthorized if the key may not write to this ledger
    /// @throws Unavailable if there is no answer, after every retry
    public List<ItemAnswer> sendAll(String ledger, List<Item> items, Bulk bulk) {
        var answers = new ArrayList<ItemAnswer>(items.size());
        for (int from = 0; from < items.size(); from += Bulk.MOST_ITEMS) {
            List<Item> chunk = items.subList(from, Math.min(from + Bulk.MOST_ITEMS, items.size()));
            answers.addAll(patiently(ledger, chunk, bulk));
        }
        return answers;
    }

    private List<ItemAnswer> patiently(String ledger, List<Item> chunk, Bulk bulk) {
        List<ItemAnswer> answers = new ArrayList<>(once(ledger, chunk, bulk));
        for (int retry = 0; retry + 1 < wire.patience().attempts(); retry++) {
            List<Integer> left = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i).worthAnotherTry()) {
                    left.add(i);
                }
            }
            if (left.isEmpty()) {
                return answers;
            }
            wire.pause(wire.patience().before(retry));
            List<ItemAnswer> again = once(ledger, left.stream().map(chunk::get).toList(), bulk);
            for (int i = 0; i < left.size(); i++) {
                answers.set(left.get(i), again.get(i));
            }
        }
        return answers;
    }

    private List<ItemAnswer> once(String ledger, List<Item> chunk, Bulk bulk) {
        ArrayNode array = json.createArrayNode();
        for (Item item : chunk) {
            array.addObject()
                    .put("command", item.command())
                    .put("key", item.key())
                    .set("body", json.valueToTree(item.body()));
        }
        HttpResponse<byte[]> response =
                wire.exchange(
                        "POST",
                        commands(ledger) + "?atomic=" + bulk.atomic() + "&dry_run=" + bulk.dryRun(),
                        json.writeValueAsBytes(array),
                        Map.of(),
                        true);
        JsonNode items = tree(response.body()).path("items");
        if (items.size() != chunk.size()) {
            throw new Unavailable(
                    response.statusCode(),
                    "sent " + chunk.size() + " commands, got " + items.size() + " answers",
                    null);
        }
        var answers = new ArrayList<ItemAnswer>(chunk.size());
        for (int i = 0; i < chunk.size(); i++) {
            JsonNode item = items.get(i);
            answers.add(
                    new ItemAnswer(
                            chunk.get(i),
                            item.path("status").asInt(0),
                            item.path("replayed").asBoolean(false),
                            item.path("position").asLong(0),
                            item.path("body")));
        }
        return answers;
    }

    /// Reads what stands at a path, for example `/v1/ledgers/acme/groups/core`.
    ///
    /// @param parameters of the query, for example `min_position`; empty values are left out
    /// @throws Refusal if there is no such thing, or a parameter is wrong
    /// @throws Unauthorized if the key may not read it
    /// @throws Unavailable if there is no answer, after every retry
    public Reading get(String path, Map<String, String> parameters) {
        HttpResponse<byte[]> response =
                wire.exchange("GET", path + query(parameters), null, Map.of(), true);
        return new Reading(position(response.headers()), tree(response.body()));
    }

    /// Reads what stands at a path.
    public Reading get(String path) {
        return get(path, Map.of());
    }

    /// All rows of a list, fetched page by page as they are consumed.
    ///
    /// @param path a list, for example `/v1/ledgers/acme/groups`
    /// @param rowsAt where a page holds its rows: `items`, or `rows` for a board
    public Stream<JsonNode> rows(String path, String rowsAt, Map<String, String> parameters) {
        var pages =
                new Pages(
                        rowsAt,
                        cursor -> {
                            var query = new LinkedHashMap<>(parameters);
                            if (cursor != null) {
                                query.put("cursor", cursor);
                            }
                            return get(path, query).body();
                        });
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED), false);
    }

    /// All items of a list, fetched page by page as they are consumed.
    public Stream<JsonNode> items(String path, Map<String, String> parameters) {
        return rows(path, "items", parameters);
    }

    /// Calls an operation that is not a command: keys, rebuilds, the clock. Repeated by itself only
    /// when the server said that it did nothing.
    ///
    /// @param method `POST`, `PUT` or `DELETE`
    /// @param body what is written as JSON, or null for none
    public Reading call(String method, String path, @Nullable Object body) {
        byte[] bytes = body == null ? null : json.writeValueAsBytes(body);
        HttpResponse<byte[]> response = wire.exchange(method, path, bytes, Map.of(), false);
        return new Reading(position(response.headers()), tree(response.body()));
    }

    /// Whether the server answers and is ready to work. Never throws; asks once.
    public boolean ready() {
        return wire.ready();
    }

    /// A text as one segment of a path.
    public static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String commands(String ledger) {
        return "/v1/ledgers/" + encoded(ledger) + "/commands";
    }

    private static String query(Map<String, String> parameters) {
        String query =
                parameters.entrySet().stream()
                        .filter(parameter -> !parameter.getValue().isEmpty())
                        .map(parameter ->
                                encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static long position(HttpHeaders headers) {
        return headers.firstValueAsLong("Ledger-Position").orElse(0);
    }

    private JsonNode tree(byte[] body) {
        return body.length == 0 ? json.nullNode() : json.readTree(body);
    }

    /// An empty object, to build a body with.
    public ObjectNode object() {
        return json.createObjectNode();
    }

    /// Lets go of the connections.
    @Override
    public void close() {
        wire.close();
    }
}
