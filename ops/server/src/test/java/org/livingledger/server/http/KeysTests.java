package org.livingledger.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingledger.server.boot.SettableClock;
import org.livingledger.server.http.Edge.Reply;
import tools.jackson.databind.JsonNode;

/// The life of a key: issued and shown once, used, rotated, revoked, over.
@ParameterizedClass
@EnumSource(Edge.On.class)
class KeysTests {

    private final Edge edge;
    private String ledger = "";

    KeysTests(Edge.On database) {
        edge = database.edge();
    }

    @BeforeEach
    void open() {
        ledger = edge.ledger();
    }

    @AfterEach
    void letTheClockRun() {
        edge.context().getBean(SettableClock.class).set(null);
    }

    @Test
    void isShownOnceAndStoredOnlyAsAHash() {
        JsonNode issued = issue("");
        String key = issued.get("key").asString();
        assertThat(key).matches("lk_[a-z0-9]{12}_[A-Za-z0-9_-]{43}");
        assertThat(issued.get("role").asString()).isEqualTo("writer");
        assertThat(issued.get("ledgers").get(0).asString()).isEqualTo(ledger);
        assertThat(status(key)).isEqualTo(200);

        String listed = all();
        assertThat(listed).contains(issued.get("id").asString()).doesNotContain(key);
        assertThat(edge.log().lines()).noneMatch(line -> line.contains(key.substring(16)));
        assertThat(edge.log().lines())
                .anyMatch(line ->
                        line.contains(issued.get("id").asString() + " issued by key admin"));
    }

    @Test
    void isNotHonouredAfterItIsRevoked() {
        JsonNode issued = issue("");
        String key = issued.get("key").asString();
        assertThat(status(key)).isEqualTo(200);
        String path = "/v1/keys/" + issued.get("id").asString();
        assertThat(edge.send("DELETE", path, edge.admin(), (String) null).status()).isEqualTo(204);
        assertThat(status(key)).isEqualTo(401);
        assertThat(edge.send("DELETE", path, edge.admin(), (String) null).status()).isEqualTo(204);
        assertThat(edge.post(path + "/rotation", "{}").code()).isEqualTo("key-not-found");
        assertThat(all()).contains("revoked_at");
    }

    @Test
    void isNotHonouredFromTheInstantItEnds() {
        JsonNode issued = issue(",\"expires_in_days\":90");
        String key = issued.get("key").asString();
        Instant end = Instant.parse(issued.get("expires_at").asString());
        var clock = edge.context().getBean(SettableClock.class);
        clock.set(end.minusNanos(1_000));
        assertThat(status(key)).isEqualTo(200);
        clock.set(end);
        assertThat(status(key)).isEqualTo(401);
    }

    @Test
    void isHonouredBesideItsSuccessorForTheOverlapAndNoLonger() {
        JsonNode issued = issue("");
        String old = issued.get("key").asString();
        Reply rotated =
                edge.post(
                        "/v1/keys/" + issued.get("id").asString() + "/rotation",
                        "{\"overlap_hours\":1}");
        assertThat(rotated.status()).isEqualTo(201);
        String successor = rotated.json().get("key").asString();
        assertThat(rotated.json().get("role").asString()).isEqualTo("writer");
        assertThat(successor).isNotEqualTo(old);
        assertThat(status(old)).isEqualTo(200);
        assertThat(status(successor)).isEqualTo(200);
        edge.context().getBean(SettableClock.class).set(Instant.now().plus(Duration.ofMinutes(61)));
        assertThat(status(old)).isEqualTo(401);
        assertThat(status(successor)).isEqualTo(200);
    }

    @Test
    void isHonouredForItsWholeTextOnly() {
        String key = issue("").get("key").asString();
        char last = key.charAt(key.length() - 1);
        for (String wrong :
                List.of(
                        key.substring(0, key.length() - 1) + (last == 'A' ? 'Q' : 'A'),
                        key.substring(0, key.length() - 1),
                        key + "A",
                        key.replace("lk_", "lk_x"),
                        "lk_admin_" + key.substring(16),
                        "lk__",
                        "x")) {
            assertThat(status(wrong)).as(wrong).isEqualTo(401);
        }
        Reply basic =
                edge.send(
                        "GET", "/v1/ledgers", null, (String) null, "Authorization", "Basic " + key);
        assertThat(basic.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"role\":\"king\",\"ledgers\":[\"a\"],\"label\":\"x\"}",
                "{\"role\":\"writer\",\"ledgers\":[],\"label\":\"x\"}",
                "{\"role\":\"writer\",\"ledgers\":[\"*\",\"a\"],\"label\":\"x\"}",
                "{\"role\":\"writer\",\"ledgers\":[\"No Id\"],\"label\":\"x\"}",
                "{\"role\":\"writer\",\"ledgers\":[\"a\"],\"label\":\"\"}",
                "{\"role\":\"writer\",\"ledgers\":[\"a\"],\"label\":\"x\",\"expires_in_days\":0}",
                "{\"role\":\"writer\",\"ledgers\":[\"a\"],\"label\":\"x\",\"more\":1}",
            })
    void isNotIssuedOnAWrongWish(String wish) {
        Reply reply = edge.post("/v1/keys", wish);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("invalid-request");
    }

    private JsonNode issue(String more) {
        Reply reply =
                edge.post(
                        "/v1/keys",
                        "{\"role\":\"writer\",\"ledgers\":[\"%s\"],\"label\":\"crm\"%s}"
                                .formatted(ledger, more));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    private String all() {
        var pages = new StringBuilder();
        String path = "/v1/keys?limit=200";
        while (!path.isEmpty()) {
            Reply page = edge.get(path);
            pages.append(page.text());
            String link = page.header("Link");
            path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        return pages.toString();
    }

    private int status(String key) {
        return edge.send("GET", "/v1/ledgers", key, (String) null).status();
    }
}
