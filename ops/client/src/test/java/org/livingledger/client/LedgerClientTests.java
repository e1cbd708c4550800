package org.livingledger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What an incentive system can rely on when it uses the client.
class LedgerClientTests {

    private static final Patience QUICK =
            new Patience(4, Duration.ofMillis(1), Duration.ofMillis(50));
    private static final String EARNED =
            "{\"events\":[{\"type\":\"points-earned\",\"id\":\"e1\",\"position\":12}],"
                    + "\"outcome\":{\"balance\":10}}";
    private static final Map<String, Object> TEN = Map.of("member_id", "ada", "points", 10);

    private StubServer server;
    private LedgerClient ledger;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        ledger = LedgerClient.at(server.url(), "lk_test", QUICK);
    }

    @AfterEach
    void stop() {
        ledger.close();
        server.close();
    }

    @Test
    void sendsACommandWithItsKeyAndReadsTheOutcome() {
        server.answers(201, Map.of("Ledger-Position", "12"), EARNED);

        Answer answer = ledger.send("acme", "earn-points", "order-1", TEN);

        assertThat(answer.outcome().path("balance").asLong()).isEqualTo(10);
        assertThat(answer.position()).isEqualTo(12);
        assertThat(answer.replayed()).isFalse();
        StubServer.Call call = server.calls.getFirst();
        assertThat(call.path()).isEqualTo("/v1/ledgers/acme/commands/earn-points");
        assertThat(call.key()).isEqualTo("order-1");
        assertThat(call.authorization()).isEqualTo("Bearer lk_test");
        assertThat(call.body()).contains("\"member_id\":\"ada\"");
    }

    @Test
    void saysThatAnAnswerIsAReplay() {
        server.answers(201, Map.of("Idempotent-Replayed", "true"), EARNED);

        assertThat(ledger.send("acme", "earn-points", "order-1", TEN).replayed()).isTrue();
    }

    @Test
    void sendsAgainWithTheSameKeyWhenTheServerIsBusyOrTheConnectionBreaks() {
        server.answers(503, Map.of("Retry-After", "0"), "")
                .breaks()
                .answers(429, "")
                .answers(201, EARNED);

        ledger.send("acme", "earn-points", "order-1", TEN);

        assertThat(server.calls).hasSize(4).allMatch(call -> "order-1".equals(call.key()));
        assertThat(server.calls)
                .extracting(StubServer.Call::body)
                .containsOnly(server.calls.getFirst().body());
    }

    @Test
    void waitsAsLongAsTheServerAsksButNoLongerThanItsPatience() {
        server.answers(503, Map.of("Retry-After", "3600"), "").answers(201, EARNED);

        long start = System.nanoTime();
        ledger.send("acme", "earn-points", "order-1", TEN);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(50), Duration.ofSeconds(5));
    }

    @Test
    void givesUpAsUnavailable() {
        server.answers(503, "")
                .answers(503, "")
                .answers(503, "")
                .answers(503, "{\"detail\":\"busy\"}");

        assertThatThrownBy(() -> ledger.send("acme", "earn-points", "k", TEN))
                .isInstanceOfSatisfying(
                        Unavailable.class, e -> assertThat(e.status()).isEqualTo(503))
                .hasMessageContaining("busy");
        assertThat(server.calls).hasSize(4);
    }

    @Test
    void isUnavailableWhenNobodyListens() {
        try (var nobody = LedgerClient.at(URI.create("http://127.0.0.1:1"), null, Patience.NONE)) {
            assertThatThrownBy(() -> nobody.get("/v1/ledgers"))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("127.0.0.1:1");
            assertThat(nobody.ready()).isFalse();
        }
    }

    @Test
    void doesNotRepeatARefusal() {
        server.answers(
                422,
                "{\"code\":\"insufficient-points\",\"detail\":\"30 asked, 20 there\",\"available\":20}");

        assertThatThrownBy(() -> ledger.send("acme", "spend-points", "k", TEN))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.status()).isEqualTo(422);
                            assertThat(refusal.code()).isEqualTo("insufficient-points");
                            assertThat(refusal.problem().path("available").asLong()).isEqualTo(20);
                        })
                .hasMessage("insufficient-points: 30 asked, 20 there");
        assertThat(server.calls).hasSize(1);
    }

    @Test
    void namesEachPlaceThatIsWrong() {
        server.answers(
                400,
                "{\"code\":\"invalid-request\",\"errors\":[{\"pointer\":\"/points\",\"detail\":\"must be a number\"}]}");

        assertThatThrownBy(() -> ledger.send("acme", "earn-points", "k", TEN))
                .hasMessage("invalid-request: /points must be a number");
    }

    @Test
    void tellsAMissingRightFromARefusal() {
        server.answers(401, "{\"detail\":\"unknown key\"}").answers(403, "<html>no</html>");

        assertThatThrownBy(() -> ledger.get("/v1/ledgers"))
                .isInstanceOfSatisfying(
                        Unauthorized.class, e -> assertThat(e.status()).isEqualTo(401))
                .hasMessage("unknown key");
        assertThatThrownBy(() -> ledger.get("/v1/ledgers"))
                .isInstanceOfSatisfying(
                        Unauthorized.class, e -> assertThat(e.status()).isEqualTo(403));
    }

    @Test
    void doesNotRepeatWhatHasNoKeyOnceItMayHaveHappened() {
        server.breaks();

        assertThatThrownBy(() -> ledger.call("POST", "/v1/keys", Map.of("role", "writer")))
                .isInstanceOf(Unavailable.class);
        assertThat(server.calls).hasSize(1);
    }

    @Test
    void splitsABulkIntoRequestsOfAThousandInOrder() {
        server.answers(200, accepted(0, 1_000)).answers(200, accepted(1_000, 1_500));

        List<ItemAnswer> answers = ledger.sendAll("acme", items(1_500), Bulk.EACH);

        assertThat(answers).hasSize(1_500).allMatch(ItemAnswer::accepted);
        assertThat(answers.get(1_234).item().key()).isEqualTo("k1234");
        assertThat(answers.get(1_234).position()).isEqualTo(1_235);
        assertThat(server.calls)
                .extracting(StubServer.Call::path)
                .containsOnly("/v1/ledgers/acme/commands?atomic=false&dry_run=false");
    }

    @Test
    void repeatsOnlyTheItemsThatTheServerHadNoTimeFor() {
        server.answers(
                        200,
                        "{\"items\":[{\"key\":\"k0\",\"status\":201},{\"key\":\"k1\",\"status\":503},"
                                + "{\"key\":\"k2\",\"status\":409,\"body\":{\"code\":\"group-full\"}}]}")
                .answers(200, "{\"items\":[{\"key\":\"k1\",\"status\":201}]}");

        List<ItemAnswer> answers = ledger.sendAll("acme", items(3), Bulk.EACH);

        assertThat(answers).extracting(ItemAnswer::status).containsExactly(201, 201, 409);
        assertThat(answers.get(2).code()).isEqualTo("group-full");
        assertThat(server.calls.get(1).body())
                .contains("\"k1\"")
                .doesNotContain("\"k0\"", "\"k2\"");
    }

    @Test
    void refusesABulkAnswerOfAnotherLength() {
        server.answers(200, accepted(0, 2));

        assertThatThrownBy(() -> ledger.sendAll("acme", items(3), Bulk.EACH))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("sent 3 commands, got 2 answers");
    }

    @Test
    void walksAListByItsCursors() {
        server.answers(200, "{\"items\":[{\"n\":1},{\"n\":2}],\"next\":\"a+b\"}")
                .answers(200, "{\"items\":[{\"n\":3}],\"next\":null}");

        List<JsonNode> rows =
                ledger.items("/v1/ledgers/acme/groups", Map.of("limit", "2")).toList();

        assertThat(rows).extracting(row -> row.path("n").asInt()).containsExactly(1, 2, 3);
        assertThat(server.calls.get(1).path()).contains("limit=2").contains("cursor=a%2Bb");
    }

    @Test
    void escapesWhatStandsInAPath() {
        assertThat(LedgerClient.encoded("a b/ü+")).isEqualTo("a%20b%2F%C3%BC%2B");
    }

    private static List<Item> items(int count) {
        var items = new ArrayList<Item>();
        for (int i = 0; i < count; i++) {
            items.add(new Item("earn-points", "k" + i, TEN));
        }
        return items;
    }

    private static String accepted(int from, int to) {
        var body = new StringBuilder("{\"items\":[");
        for (int i = from; i < to; i++) {
            body.append(i == from ? "" : ",")
                    .append("{\"key\":\"k")
                    .append(i)
                    .append("\",\"status\":201,\"position\":")
                    .append(i + 1)
                    .append(",\"body\":{}}");
        }
        return body.append("]}").toString();
    }
}
