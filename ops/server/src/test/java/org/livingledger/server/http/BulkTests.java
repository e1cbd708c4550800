package org.livingledger.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.server.http.Edge.Reply;
import org.livingledger.server.wire.Wire;
import tools.jackson.databind.JsonNode;

/// Many commands in one request: in order, and a bad one never hides the others.
@ParameterizedClass
@EnumSource(Edge.On.class)
class BulkTests {

    private final Edge edge;
    private String ledger = "";

    BulkTests(Edge.On database) {
        edge = database.edge();
    }

    @BeforeEach
    void open() {
        ledger = edge.ledger();
    }

    @Test
    void answersEachItemInOrderWhateverBecomesOfTheOthers() {
        List<JsonNode> items =
                items(
                        send(
                                "",
                                item("a", "earn-points", "{'member_id':'bob','points':10}"),
                                item("b", "spend-points", "{'member_id':'bob','points':99}"),
                                item("c", "earn-points", "{'member_id':'bob','points':'x'}"),
                                item("d", "no-such-command", "{}"),
                                "{'command':'earn-points','body':{'member_id':'bob','points':1}}",
                                "{'command':'earn-points','key':'e','body':{},'more':1}",
                                "7",
                                item(
                                        Edge.LATER + 1,
                                        "earn-points",
                                        "{'member_id':'bob','points':1}"),
                                item("f", "spend-points", "{'member_id':'bob','points':4}")));
        assertThat(items.stream().map(item -> item.get("status").asInt()))
                .containsExactly(201, 422, 400, 404, 400, 400, 400, 503, 201);
        assertThat(items.stream().map(item -> item.path("body").path("code").asString("")))
                .containsExactly(
                        "",
                        "insufficient-points",
                        "invalid-request",
                        "command-not-found",
                        "idempotency-key-missing",
                        "invalid-request",
                        "invalid-request",
                        "unavailable",
                        "");
        assertThat(items.getFirst().get("key").asString()).isEqualTo("a");
        assertThat(pointer(items.get(2))).isEqualTo("/body/points");
        assertThat(pointer(items.get(5))).isEqualTo("/more");
        JsonNode last = items.getLast();
        assertThat(last.get("body").get("outcome").get("account_id").asString()).isEqualTo("bob");
        assertThat(last.get("body").get("outcome").get("balance").asInt()).isEqualTo(6);
        assertThat(last.get("position").asLong()).isEqualTo(edge.position(ledger));
    }

    @Test
    void marksAnItemThatWasAnsweredBefore() {
        String item = item("a", "earn-points", "{'member_id':'bob','points':10}");
        assertThat(items(send("", item)).getFirst().get("replayed").asBoolean()).isFalse();
        JsonNode again = items(send("", item)).getFirst();
        assertThat(again.get("replayed").asBoolean()).isTrue();
        assertThat(again.get("status").asInt()).isEqualTo(201);
        JsonNode other =
                items(send("", item("a", "earn-points", "{'member_id':'bob','points':11}")))
                        .getFirst();
        assertThat(other.get("body").get("code").asString()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void readsAndWritesLines() {
        String lines =
                IntStream.range(0, 1_200)
                        .mapToObj(
                                i -> item("k" + i, "earn-points", "{'member_id':'bob','points':1}"))
                        .map(line -> line.replace('\'', '"'))
                        .collect(Collectors.joining("\n"));
        Reply reply =
                edge.send(
                        "POST",
                        "/v1/ledgers/" + ledger + "/commands",
                        edge.admin(),
                        lines + "\n\nnot json\n",
                        "Content-Type",
                        "application/x-ndjson");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/x-ndjson");
        List<JsonNode> answers =
                reply.text().lines().map(line -> Wire.mapper().readTree(line)).toList();
        assertThat(answers).hasSize(1_201);
        assertThat(answers.get(1_199).get("key").asString()).isEqualTo("k1199");
        assertThat(answers.get(1_199).get("body").get("outcome").get("balance").asInt())
                .isEqualTo(1_200);
        assertThat(answers.getLast().get("status").asInt()).isEqualTo(400);
    }

    @Test
    void carriesOutAllOrNone() {
        long before = edge.position(ledger);
        String good = item("a", "earn-points", "{'member_id':'bob','points':10}");
        List<JsonNode> refused =
                items(
                        send(
                                "?atomic=true",
                                good,
                                item("b", "spend-points", "{'member_id':'ann','points':99}")));
        assertThat(codes(refused)).containsExactly("not-carried-out", "insufficient-points");
        List<JsonNode> invalid = items(send("?atomic=true", good, item("c", "earn-points", "{}")));
        assertThat(codes(invalid)).containsExactly("not-carried-out", "invalid-request");
        assertThat(edge.position(ledger)).isEqualTo(before);

        List<JsonNode> done =
                items(
                        send(
                                "?atomic=true",
                                good,
                                item("b", "spend-points", "{'member_id':'bob','points':9}")));
        assertThat(done.stream().map(item -> item.get("status").asInt())).containsOnly(201);
        assertThat(done.getLast().get("body").get("outcome").get("account_id").asString())
                .isEqualTo("bob");
    }

    @Test
    void triesOutAndForgets() {
        long before = edge.position(ledger);
        List<JsonNode> items =
                items(
                        send(
                                "?dry_run=true",
                                item("a", "earn-points", "{'member_id':'newcomer','points':10}"),
                                item("b", "spend-points", "{'member_id':'newcomer','points':9}"),
                                item("c", "spend-points", "{'member_id':'newcomer','points':9}")));
        assertThat(items.stream().map(item -> item.get("status").asInt()))
                .containsExactly(201, 201, 422);
        assertThat(items.get(1).get("body").get("outcome").get("account_id").asString())
                .isEqualTo("newcomer");
        assertThat(edge.position(ledger)).isEqualTo(before);
        assertThat(edge.read(ledger, "/members/newcomer").code()).isEqualTo("member-not-found");
    }

    @Test
    void refusesWhatIsNoBulk() {
        String path = "/v1/ledgers/" + ledger + "/commands";
        assertThat(edge.post(path, "{}").code()).isEqualTo("invalid-request");
        assertThat(edge.post(path, "[{]").code()).isEqualTo("invalid-request");
        assertThat(edge.post(path + "?atomic=perhaps", "[]").code()).isEqualTo("invalid-request");
        assertThat(edge.post(path, "[]").json().get("items")).isEmpty();
        assertThat(edge.post(path, "[" + "7,".repeat(1_000) + "7]").code())
                .isEqualTo("invalid-request");
        assertThat(edge.post(path, " ".repeat((8 << 20) + 1)).code()).isEqualTo("body-too-large");
        Reply text = edge.send("POST", path, edge.admin(), "[]", "Content-Type", "text/plain");
        assertThat(text.code()).isEqualTo("unsupported-media-type");
    }

    private static String pointer(JsonNode item) {
        return item.get("body").get("errors").get(0).get("pointer").asString();
    }

    private static List<String> codes(List<JsonNode> items) {
        return items.stream().map(item -> item.get("body").get("code").asString()).toList();
    }

    private static String item(String key, String command, String body) {
        return "{'command':'" + command + "','key':'" + key + "','body':" + body + "}";
    }

    private Reply send(String query, String... items) {
        return edge.post(
                "/v1/ledgers/" + ledger + "/commands" + query,
                ("[" + String.join(",", items) + "]").replace('\'', '"'));
    }

    private static List<JsonNode> items(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var items = new ArrayList<JsonNode>();
        reply.json().get("items").forEach(items::add);
        return items;
    }
}
