package org.livingledger.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingledger.server.http.Edge.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Bad input gets a typed refusal, leaves no event, and nothing in the log names a person.
@ParameterizedClass
@EnumSource(Edge.On.class)
class BadInputTests {

    private static final String PERSON = "zoe.private";

    private final Edge edge;
    private String ledger = "";
    private long before;

    BadInputTests(Edge.On database) {
        edge = database.edge();
    }

    @BeforeEach
    void open() {
        ledger = edge.ledger();
        before = edge.position(ledger);
    }

    @AfterEach
    void nothingHappenedAndNobodyIsNamed() {
        assertThat(edge.position(ledger)).isEqualTo(before);
        assertThat(edge.log().lines()).noneMatch(line -> line.contains(PERSON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // an unknown field
                "{'member_id':'zoe.private','points':1,'extra':1}",
                // a field twice
                "{'member_id':'zoe.private','points':1,'points':2}",
                "{'member_id':'zoe.private','member_id':'ann','points':1}",
                // a wrong type
                "{'member_id':'zoe.private','points':'1'}",
                "{'member_id':'zoe.private','points':true}",
                "{'member_id':['zoe.private'],'points':1}",
                "{'member_id':7,'points':1}",
                // not whole, too many, negative, none
                "{'member_id':'zoe.private','points':1.5}",
                "{'member_id':'zoe.private','points':1000000000000000000000000000000}",
                "{'member_id':'zoe.private','points':1e30}",
                "{'member_id':'zoe.private','points':1000000000001}",
                "{'member_id':'zoe.private','points':-5}",
                "{'member_id':'zoe.private','points':0}",
                // missing and null
                "{'member_id':'zoe.private'}",
                "{'member_id':'zoe.private','points':null}",
                "{'points':1}",
                // ids that are none
                "{'member_id':'','points':1}",
                "{'member_id':'  ','points':1}",
                "{'member_id':'~0000000000000000000000','points':1}",
                "{'member_id':'pool:zoe.private','points':1}",
                // codes and times that are none
                "{'member_id':'zoe.private','points':1,'reason':'Not A Code'}",
                "{'member_id':'zoe.private','points':1,'occurred_at':'yesterday'}",
                "{'member_id':'zoe.private','points':1,'expires':'soon'}",
                // no object, no JSON, more than one document
                "['zoe.private']",
                "'zoe.private'",
                "null",
                "",
                "{'member_id':'zoe.private',",
                "{'member_id':'zoe.private','points':1} {}",
            })
    void refusesABodyThatIsNoCommand(String quoted) {
        Reply reply = earn(json(quoted));
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        Spoilt.assertNoClassIn(reply.text());
        assertThat(reply.code()).isEqualTo("invalid-request");
        assertThat(reply.json().get("errors").get(0).get("detail").asString()).isNotBlank();
        assertThat(reply.json().get("errors").get(0).has("pointer")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    {'member_id':'zoe.private','points':'many'} | /points | must be a whole number of 64 bits
                    {'member_id':'zoe.private','points':1.5} | /points | must be a whole number of 64 bits
                    {'member_id':'zoe.private','points':1e30} | /points | must be a whole number of 64 bits
                    {'member_id':'zoe.private','points':0} | /points | points must be from 1 to 1000000000000, got 0
                    {'member_id':'zoe.private'} | /points | is required
                    {'member_id':'zoe.private','points':null} | /points | must not be null
                    {'member_id':7,'points':1} | /member_id | must be a text
                    {'member_id':'  ','points':1} | /member_id | a member's id must have 1 to 128 characters
                    {'member_id':'zoe.private','points':1,'occurred_at':'soon'} | /occurred_at | not an RFC 3339 time such as 2026-05-10T08:00:00Z
                    """)
    void saysWhereABodyIsWrongAndHow(String quoted, String pointer, String detail) {
        JsonNode flaw = earn(json(quoted)).json().get("errors").get(0);
        assertThat(flaw.get("pointer").asString()).isEqualTo(pointer);
        assertThat(flaw.get("detail").asString()).isEqualTo(detail);
    }

    /// Each field of each command's documented body is spoilt in every way: what comes back is in the
    /// words of the contract, never in those of our code.
    @Test
    void namesNoClassWhateverIsWrongWithWhicheverField() throws IOException {
        int refused = 0;
        for (List<ObjectNode> some : Spoilt.bulks()) {
            Reply reply =
                    edge.post("/v1/ledgers/" + ledger + "/commands?dry_run=true", some.toString());
            assertThat(reply.status()).isEqualTo(200);
            for (JsonNode item : reply.json().get("items")) {
                String code = item.at("/body/code").asString("");
                assertThat(item.get("status").asInt()).as(item.toString()).isLessThan(500);
                Spoilt.assertNoClassIn(item.toString());
                assertThat(item.toString())
                        .doesNotContain("something else", "\"detail\":\"is not what it must be");
                refused += code.equals("invalid-request") ? 1 : 0;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void refusesABodyThatNestsTooDeeply() {
        String deep = "[".repeat(200) + "]".repeat(200);
        assertThat(earn("{\"member_id\":" + deep + ",\"points\":1}").code())
                .isEqualTo("invalid-request");
    }

    @Test
    void refusesATimeInTheFuture() {
        String later = Instant.now().plusSeconds(3_600).toString();
        Reply reply =
                earn(
                        "{\"member_id\":\"ann\",\"points\":1,\"occurred_at\":\"%s\"}"
                                .formatted(later));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("occurs-in-the-future");
    }

    @Test
    void refusesTwoMegabytesWhetherTheirLengthIsAnnouncedOrNot() {
        byte[] large = ("\"" + "x".repeat(2 << 20) + "\"").getBytes(StandardCharsets.UTF_8);
        var streamed = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large));
        Supplier<java.io.InputStream> stream = () -> new java.io.ByteArrayInputStream(large);
        for (var body :
                List.of(
                        BodyPublishers.ofByteArray(large),
                        streamed,
                        BodyPublishers.ofInputStream(stream))) {
            Reply reply =
                    edge.send(
                            "POST",
                            "/v1/ledgers/" + ledger + "/commands/earn-points",
                            edge.admin(),
                            body,
                            "Idempotency-Key",
                            "large",
                            "Content-Type",
                            "application/json");
            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.code()).isEqualTo("body-too-large");
            assertThat(reply.json().get("limit_bytes").asInt()).isEqualTo(1 << 20);
        }
    }

    @Test
    void refusesAnUnknownLedgerAndOneThatIsNoId() {
        String body = "{\"member_id\":\"zoe.private\",\"points\":1}";
        for (String unknown : new String[] {"nowhere", "No%20Id", "a'--"}) {
            Reply reply = edge.command(unknown, "earn-points", body);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.code()).isEqualTo("ledger-not-found");
        }
    }

    @Test
    void refusesAnotherLedgersId() {
        String other = edge.ledger();
        edge.command(
                other,
                "found-group",
                "{\"group_id\":\"only-there\",\"name\":\"X\",\"owner\":\"ann\"}");
        Reply reply =
                edge.command(
                        ledger,
                        "join-group",
                        "{\"group_id\":\"only-there\",\"member_id\":\"zoe.private\"}");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("group-not-found");
    }

    @Test
    void refusesAnUnknownCommand() {
        Reply reply = edge.command(ledger, "print-money", "{}");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("command-not-found");
    }

    @Test
    void refusesAPathThatIsNone() {
        Reply reply = edge.get("/v1/ledgers/" + ledger + "%00/groups");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("bad-request");
    }

    @Test
    void refusesARebuildThatNobodyBegan() {
        Reply reply = edge.get("/v1/rebuilds/nobodys");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("rebuild-not-found");
    }

    @Test
    void refusesAMissingReservedOrMalformedIdempotencyKey() {
        String path = "/v1/ledgers/" + ledger + "/commands/earn-points";
        String body = "{\"member_id\":\"ann\",\"points\":1}";
        assertThat(edge.post(path, body).code()).isEqualTo("idempotency-key-missing");
        for (String key : new String[] {"~expire:1", "with space", "x".repeat(129)}) {
            Reply reply = edge.command(edge.admin(), ledger, "earn-points", key, body);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("idempotency-key-invalid");
        }
    }

    @Test
    void namesNobodyInTheLogWhenSomethingOfOursFails() {
        Reply reply =
                edge.command(
                        edge.admin(),
                        ledger,
                        "earn-points",
                        Edge.BROKEN + UUID.randomUUID(),
                        "{\"member_id\":\"zoe.private\",\"points\":1}");
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.code()).isEqualTo("internal-error");
        assertThat(reply.text()).doesNotContain("zoe", "IllegalState");
        String trace = reply.json().get("trace_id").asString();
        assertThat(edge.log().lines())
                .anyMatch(line ->
                        line.contains(trace)
                                && line.contains("java.lang.IllegalStateException")
                                && line.contains("/v1/ledgers/{ledger}/commands/{command}"));
    }

    @Test
    void namesNobodyInTheLogWhenAReadIsRefused() {
        assertThat(edge.get("/v1/ledgers/" + ledger + "/members/" + PERSON).code())
                .isEqualTo("member-not-found");
        String reporter = edge.key("reporter", ledger);
        Reply refused =
                edge.send(
                        "GET",
                        "/v1/ledgers/" + ledger + "/members/" + PERSON,
                        reporter,
                        (String) null);
        assertThat(refused.code()).isEqualTo("forbidden");
        String trace = refused.json().get("trace_id").asString();
        assertThat(edge.log().lines()).anyMatch(line -> line.contains(trace));
    }

    private static String json(String quoted) {
        return quoted.replace('\'', '"');
    }

    private Reply earn(String body) {
        return edge.command(ledger, "earn-points", body);
    }
}
