package org.livingledger.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingledger.server.http.Edge.Reply;
import tools.jackson.databind.JsonNode;

/// What reads answer: pages, positions, and members by the names that the outside gave them.
@ParameterizedClass
@EnumSource(Edge.On.class)
class ReadsTests {

    private final Edge edge;
    private String ledger = "";

    ReadsTests(Edge.On database) {
        edge = database.edge();
    }

    @BeforeEach
    void fill() {
        ledger = edge.ledger();
        publish();
        for (String member : List.of("bob", "cy", "dee", "eve")) {
            edge.command(
                    ledger,
                    "join-group",
                    "{\"group_id\":\"fans\",\"member_id\":\"%s\"}".formatted(member));
        }
        int points = 10;
        for (String member : List.of("ann", "bob", "cy", "dee", "eve")) {
            edge.command(
                    ledger,
                    "earn-points",
                    "{\"member_id\":\"%s\",\"points\":%d,\"group_id\":\"fans\"}"
                            .formatted(member, points++));
        }
    }

    private void publish() {
        edge.command(
                ledger,
                "publish-programme",
                """
                {"programme":{"boards":[{"id":"top","metric":"points-earned","group_id":"fans"}]}}\
                """);
    }

    @Test
    void answersAtThePositionThatWasAskedForAndSaysSo() {
        long position = edge.position(ledger);
        Reply reply = edge.read(ledger, "/accounts/eve");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(Long.parseLong(reply.header("Ledger-Position")))
                .isGreaterThanOrEqualTo(position);
        assertThat(reply.json().get("balance").asLong()).isEqualTo(14);
        assertThat(reply.json().get("account_id").asString()).isEqualTo("eve");
    }

    @Test
    void saysThatAPositionIsNotReachedYet() {
        Reply reply = edge.get("/v1/ledgers/" + ledger + "?min_position=100000&wait=0");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("position-not-reached");
        assertThat(reply.json().get("retryable").asBoolean()).isTrue();
        assertThat(reply.json().get("min_position").asLong()).isEqualTo(100_000);
        assertThat(reply.header("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/groups/fans/members",
                "/members/ann/history",
                "/accounts/ann/statement",
                "/journal"
            })
    void turnsPagesWithoutRepeatingOrSkipping(String list) {
        List<JsonNode> whole = new ArrayList<>();
        edge.read(ledger, list + "?limit=200").json().get("items").forEach(whole::add);
        assertThat(whole).isNotEmpty();

        List<JsonNode> paged = new ArrayList<>();
        String path = "/v1/ledgers/" + ledger + list + "?limit=1&wait=9";
        while (!path.isEmpty()) {
            Reply reply = edge.get(path);
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            reply.json().get("items").forEach(paged::add);
            String link = reply.header("Link");
            assertThat(link.isEmpty()).isEqualTo(reply.json().get("next").isNull());
            path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void turnsThePagesOfABoardUnderItsGroupAndWindow() {
        List<String> ranked = new ArrayList<>();
        String path = "/boards/top?group=fans&window=all&limit=2";
        Reply reply = edge.read(ledger, path);
        while (true) {
            reply.json()
                    .get("rows")
                    .forEach(row ->
                            ranked.add(
                                    row.get("rank").asInt()
                                            + row.get("member_id").asString()
                                            + row.get("score").asInt()));
            if (reply.json().get("next").isNull()) {
                break;
            }
            String link = reply.header("Link");
            assertThat(link).contains("group=fans", "window=all", "limit=2");
            reply = edge.get(link.substring(1, link.indexOf('>')));
        }
        assertThat(ranked).containsExactly("1eve14", "2dee13", "3cy12", "4bob11", "5ann10");
        assertThat(reply.json().get("members").asInt()).isEqualTo(5);
        assertThat(reply.json().get("board").get("id").asString()).isEqualTo("top");
    }

    @Test
    void showsWhoStandsAroundAMemberAndWhoWouldBePaid() {
        Reply around = edge.read(ledger, "/boards/top/around/cy?group=fans&radius=1");
        assertThat(around.json().get("rank").asInt()).isEqualTo(3);
        assertThat(around.json().get("rows")).hasSize(3);
        Reply prizes = edge.read(ledger, "/boards/top/prizes?group=fans&through=2");
        assertThat(prizes.json().get("paid").asInt()).isEqualTo(2);
        assertThat(prizes.json().get("rows").get(0).get("member_id").asString()).isEqualTo("eve");
    }

    @Test
    void givesNoInternalIdAway() {
        for (String path :
                List.of(
                        "/groups/fans",
                        "/groups/fans/members?status=all",
                        "/members/bob",
                        "/members/bob/history",
                        "/accounts/bob/statement",
                        "/journal",
                        "/boards/top?group=fans")) {
            assertThat(edge.read(ledger, path).text()).as(path).doesNotContain("\"~");
        }
    }

    @Test
    void findsAMemberWhoseIdHasSlashesAndSigns() {
        String odd = "a/b;c=1 %2F?#é\\..";
        edge.command(
                ledger, "earn-points", "{\"member_id\":\"a/b;c=1 %2F?#é\\\\..\",\"points\":3}");
        String path =
                "/accounts/" + URLEncoder.encode(odd, StandardCharsets.UTF_8).replace("+", "%20");
        Reply reply = edge.read(ledger, path);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().get("account_id").asString()).isEqualTo(odd);
        assertThat(reply.json().get("balance").asInt()).isEqualTo(3);
    }

    @Test
    void readsPoolsAndTheSystemsAccounts() {
        edge.command(
                ledger, "pay-into-pool", "{\"member_id\":\"ann\",\"pool\":\"fair\",\"points\":4}");
        assertThat(edge.read(ledger, "/accounts/pool:fair").json().get("balance").asInt())
                .isEqualTo(4);
        assertThat(edge.read(ledger, "/accounts/system:issuance").json().get("balance").asInt())
                .isEqualTo(-60);
        assertThat(edge.read(ledger, "/accounts/pool:none").code()).isEqualTo("pool-not-found");
        assertThat(edge.read(ledger, "/accounts/pool:none/statement").code())
                .isEqualTo("pool-not-found");
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(edge.read(ledger, "/groups/none").code()).isEqualTo("group-not-found");
        assertThat(edge.read(ledger, "/groups/No%20Id").code()).isEqualTo("group-not-found");
        assertThat(edge.read(ledger, "/groups/none/members").code()).isEqualTo("group-not-found");
        assertThat(edge.read(ledger, "/members/nobody").code()).isEqualTo("member-not-found");
        assertThat(edge.read(ledger, "/members/nobody/history").code())
                .isEqualTo("member-not-found");
        assertThat(edge.read(ledger, "/accounts/nobody").code()).isEqualTo("member-not-found");
        assertThat(edge.read(ledger, "/boards/none").code()).isEqualTo("board-not-found");
        assertThat(edge.read(ledger, "/boards/top").code()).isEqualTo("board-not-found");
        assertThat(edge.read(ledger, "/programme?version=9").code())
                .isEqualTo("programme-not-found");
        assertThat(edge.get("/v1/ledgers/nowhere").code()).isEqualTo("ledger-not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/groups?limit=0",
                "/groups?limit=201",
                "/groups?limit=many",
                "/groups?cursor=xx",
                "/groups?cursor=%20",
                "/journal?cursor=AAAA",
                "/groups/fans/members?status=some",
                "?min_position=-1",
                "?wait=31",
                "/boards/top?group=fans&window=2025-13",
                "/boards/top/around/ann?group=fans&radius=101",
                "/boards/top/prizes?group=fans&through=0",
                "/programme?version=0",
            })
    void refusesAParameterThatIsNotWhatItMustBe(String path) {
        Reply reply = edge.get("/v1/ledgers/" + ledger + path);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("invalid-request");
        assertThat(reply.json().get("errors").get(0).get("parameter").asString()).isNotBlank();
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        String cursor =
                edge.read(ledger, "/groups/fans/members?limit=1").json().get("next").asString();
        Reply reply = edge.get("/v1/ledgers/" + ledger + "/journal?cursor=" + cursor);
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void listsTheLedgersThatAKeyReaches() {
        String other = edge.ledger();
        String writer = edge.key("writer", ledger);
        edge.read(ledger, "");
        Reply mine = edge.send("GET", "/v1/ledgers", writer, (String) null);
        assertThat(mine.json().get("items")).hasSize(1);
        assertThat(mine.text()).contains(ledger).doesNotContain(other);
        edge.read(other, "");
        assertThat(edge.get("/v1/ledgers?limit=1").json().get("next").isNull()).isFalse();
    }

    @Test
    void saysWhetherWhatMustHoldHolds() {
        JsonNode report = edge.read(ledger, "/invariants").json();
        assertThat(report.get("holds").asBoolean()).isTrue();
        assertThat(report.get("invariants").size()).isGreaterThan(5);
        report.get("invariants")
                .forEach(each -> assertThat(each.get("holds").asBoolean()).isTrue());
    }

    @Test
    void rebuildsAProjectionAndTellsHowItCompared() throws InterruptedException {
        JsonNode books = built("{\"projections\":[\"books\"]}");
        assertThat(books.get("name").asString()).isEqualTo("books");
        assertThat(books.get("equal").asBoolean()).isTrue();
        assertThat(books.get("checksum_rebuilt")).isEqualTo(books.get("checksum_live"));
    }

    @Test
    void comparesAProjectionWithoutSwappingIt() throws InterruptedException {
        JsonNode books = built("{\"projections\":[\"books\"],\"swap\":false}");
        assertThat(books.get("equal").asBoolean()).isTrue();
        assertThat(books.get("differing").asLong()).isZero();
        assertThat(books.get("differences")).isEmpty();
    }

    private JsonNode built(String wish) throws InterruptedException {
        Reply begun = edge.post("/v1/rebuilds", wish);
        assertThat(begun.status()).isEqualTo(202);
        String path = "/v1/rebuilds/" + begun.json().get("id").asString();
        JsonNode progress = edge.get(path).json();
        for (int i = 0; i < 300 && progress.get("status").asString().equals("running"); i++) {
            Thread.sleep(100);
            progress = edge.get(path).json();
        }
        assertThat(progress.get("status").asString()).isEqualTo("done");
        return progress.get("projections").get(0);
    }

    @Test
    void showsTheLagOfEachProjectionInTheLedgersThatAKeyReaches() {
        edge.read(ledger, "");
        String operator = edge.key("operator", ledger);
        JsonNode lags = edge.send("GET", "/v1/projections", operator, (String) null).json();
        assertThat(lags.get("items")).isNotEmpty();
        lags.get("items")
                .forEach(lag -> {
                    assertThat(lag.get("ledger_id").asString()).isEqualTo(ledger);
                    assertThat(lag.get("lag").asLong()).isZero();
                });
        assertThat(edge.get("/actuator/prometheus").text())
                .contains("ledger_projection_lag_events{projection=\"books\"}");
    }
}
