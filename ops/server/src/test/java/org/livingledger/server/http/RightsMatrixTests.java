package org.livingledger.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.livingledger.server.http.Edge.Reply;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/// Who may do what: every endpoint, for every role, in its own and in a foreign ledger, and without a
/// key. The table says it all over again on purpose: it is the specification that the server's own
/// table is held against. An endpoint that is mapped and has no row here turns the build red.
class RightsMatrixTests {

    private static final List<String> ROLES =
            List.of("writer", "operator", "auditor", "reporter", "admin");

    // own ledger, or a service's endpoint: writer operator auditor reporter admin
    // | foreign ledger: the same five | without a key
    private static final String MATRIX =
            """
            POST   /v1/ledgers/{ledger}/commands/{command}          | yes yes 403 403 yes | 404 404 404 404 404 | 401
            POST   /v1/ledgers/{ledger}/commands                    | yes yes 403 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers                                      | yes yes yes yes yes | -                   | 401
            GET    /v1/ledgers/{ledger}                             | yes yes yes yes yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/groups                      | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/groups/{group}              | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/groups/{group}/members      | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/groups/{group}/gates        | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/groups/{group}/applications | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/groups/{group}/waiting-list | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/groups/{group}/invitations  | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/groups/{group}/bans         | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/groups/{group}/rotation     | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/groups/{group}/house-rules  | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/groups/{group}/measures     | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/members/{member}/conduct    | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/groups/{group}/elimination/preview | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/groups/{group}/eliminations | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/members/{member}            | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/members/{member}/history    | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/members/{member}/tiers      | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/tiers                       | yes yes yes yes yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/tiers/{ladder}              | yes yes yes yes yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/members/{member}/streaks    | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/members/{member}/badges     | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/badges                      | yes yes yes yes yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/accounts/{account}          | yes yes yes yes yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/accounts/{account}/statement | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/journal                     | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/boards                      | yes yes yes yes yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/boards/{board}              | yes yes yes yes yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/boards/{board}/around/{member} | yes yes yes yes yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/boards/{board}/prizes       | yes yes yes yes yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/explain/tier/{ladder}/{member} | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/explain/badge/{badge}/{member} | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/explain/rank/{board}/{member} | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/explain/grant/{position} | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/explain/refusal/{key} | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/explain/elimination/{group}/{member} | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/programme                   | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/adoptions                   | yes yes yes 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/invariants                  | yes yes yes 403 yes | 404 404 404 404 404 | 401
            POST   /v1/ledgers/{ledger}/reversal-previews           | yes yes 403 403 yes | 404 404 404 404 404 | 401
            POST   /v1/ledgers/{ledger}/what-ifs                    | 403 yes 403 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/what-ifs/{what_if}          | 403 yes 403 403 yes | 404 404 404 404 404 | 401
            DELETE /v1/ledgers/{ledger}/what-ifs/{what_if}          | 403 yes 403 403 yes | 404 404 404 404 404 | 401
            GET    /v1/ledgers/{ledger}/what-ifs/{what_if}/members  | 403 yes 403 403 yes | 404 404 404 404 404 | 401
            GET    /v1/keys                                         | 403 403 403 403 yes | -                   | 401
            POST   /v1/keys                                         | 403 403 403 403 yes | -                   | 401
            DELETE /v1/keys/{key}                                   | 403 403 403 403 yes | -                   | 401
            POST   /v1/keys/{key}/rotation                          | 403 403 403 403 yes | -                   | 401
            GET    /v1/projections                                  | 403 yes yes 403 yes | -                   | 401
            POST   /v1/rebuilds                                     | 403 yes 403 403 yes | -                   | 401
            GET    /v1/rebuilds/{rebuild}                           | 403 yes yes 403 yes | -                   | 401
            GET    /v1/clock                                        | 403 403 403 403 yes | -                   | 401
            PUT    /v1/clock                                        | 403 403 403 403 yes | -                   | 401
            GET    /v1/openapi.json                                 | yes yes yes yes yes | -                   | 401
            GET    /actuator/prometheus                             | 403 yes 403 403 yes | -                   | 401
            GET    /actuator/health                                 | yes yes yes yes yes | -                   | yes
            GET    /actuator/health/**                              | yes yes yes yes yes | -                   | yes
            GET    /actuator                                        | 404 404 404 404 404 | -                   | 401
            GET    /                                                | yes yes yes yes yes | -                   | yes
            """;

    private static final Set<String> CLOSED = Set.of("path-not-found", "method-not-allowed");

    private static final Map<String, String> KEYS = new HashMap<>();
    private static String own = "";
    private static String foreign = "";

    private record Row(
            String method, String path, List<String> own, List<String> foreign, String noKey) {}

    @BeforeAll
    static void issueKeys() {
        own = Edge.shared().ledger();
        foreign = Edge.shared().ledger();
        for (String role : ROLES) {
            KEYS.put(role, Edge.shared().key(role, own));
        }
    }

    @TestFactory
    List<DynamicTest> everyCell() {
        var cells = new ArrayList<DynamicTest>();
        for (Row row : rows()) {
            String name = row.method() + " " + row.path() + " ";
            for (int i = 0; i < ROLES.size(); i++) {
                String role = ROLES.get(i);
                String expected = row.own().get(i);
                cells.add(
                        DynamicTest.dynamicTest(
                                name + role + " " + expected,
                                () -> assertCell(row, own, key(role), expected)));
                if (!row.foreign().isEmpty()) {
                    String hidden = row.foreign().get(i);
                    cells.add(
                            DynamicTest.dynamicTest(
                                    name + role + " in a foreign ledger " + hidden,
                                    () -> assertHidden(row, key(role), hidden)));
                }
            }
            cells.add(
                    DynamicTest.dynamicTest(
                            name + "without a key " + row.noKey(),
                            () -> assertCell(row, own, null, row.noKey())));
            cells.add(
                    DynamicTest.dynamicTest(
                            name + "with a wrong key " + row.noKey(),
                            () ->
                                    assertCell(
                                            row,
                                            own,
                                            key("admin").replaceFirst(".{5}$", "AAAAA"),
                                            row.noKey())));
        }
        return cells;
    }

    @Test
    void everyMappedEndpointHasARow() {
        var mapped = new TreeSet<String>();
        for (var mapping :
                Edge.shared()
                        .context()
                        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                        .values()) {
            for (RequestMappingInfo endpoint : mapping.getHandlerMethods().keySet()) {
                for (String path : endpoint.getPatternValues()) {
                    Set<RequestMethod> methods = endpoint.getMethodsCondition().getMethods();
                    assertThat(methods).as("the methods of " + path).isNotEmpty();
                    methods.forEach(method -> mapped.add(method + " " + path));
                }
            }
        }
        var stated = new TreeSet<String>();
        rows().forEach(row -> stated.add(row.method() + " " + row.path()));
        assertThat(mapped).isEqualTo(stated);
    }

    private static void assertCell(Row row, String ledger, @Nullable String key, String expected) {
        Reply reply = send(row, ledger, key);
        String what = row.method() + " " + row.path() + " answered " + reply.text();
        switch (expected) {
            case "yes" -> {
                assertThat(reply.status()).as(what).isNotIn(401, 403, 405);
                if (reply.status() >= 400) {
                    assertThat(reply.code())
                            .as(what)
                            .isNotIn(CLOSED)
                            .isNotEqualTo("ledger-not-found");
                }
            }
            case "401" -> assertThat(reply.code()).as(what).isEqualTo("unauthenticated");
            case "403" -> assertThat(reply.code()).as(what).isEqualTo("forbidden");
            case "404" -> assertThat(reply.code()).as(what).isEqualTo("path-not-found");
            default -> throw new IllegalStateException("no such cell: " + expected);
        }
    }

    private static void assertHidden(Row row, String key, String expected) {
        assertThat(expected).isEqualTo("404");
        Reply reply = send(row, foreign, key);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("ledger-not-found");
        Reply nowhere = send(row, "nowhere", key);
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(withoutItself(nowhere, "nowhere")).isEqualTo(withoutItself(reply, foreign));
    }

    /// Nothing but the ledger's own id tells a foreign ledger from none.
    private static String withoutItself(Reply reply, String ledger) {
        String trace = reply.json().get("trace_id").asString();
        return reply.text().replace(trace, "").replace(ledger, "");
    }

    private static Reply send(Row row, String ledger, @Nullable String key) {
        String path =
                row.path()
                        .replace("{ledger}", ledger)
                        .replace("{command}", "earn-points")
                        .replace("{group}", "fans")
                        .replace("{member}", "ann")
                        .replace("{account}", "ann")
                        .replace("{board}", "none")
                        .replace("{ladder}", "none")
                        .replace("{badge}", "none")
                        .replace("{position}", "1")
                        .replace("{key}", "unknown")
                        .replace("{rebuild}", "unknown")
                        .replace("{what_if}", "unknown")
                        .replace("/**", "/liveness");
        String body =
                switch (row.path()) {
                    case "/v1/ledgers/{ledger}/commands" -> "[]";
                    case "/v1/rebuilds" -> "{\"projections\":[\"none\"]}";
                    default -> row.method().equals("GET") ? null : "{}";
                };
        return Edge.shared()
                .send(
                        row.method(),
                        path,
                        key,
                        row.method().equals("DELETE") ? null : body,
                        "Idempotency-Key",
                        "matrix");
    }

    private static String key(String role) {
        return Objects.requireNonNull(KEYS.get(role));
    }

    private static List<Row> rows() {
        return MATRIX.lines()
                .map(line -> {
                    String[] parts = line.split("\\|", -1);
                    String[] endpoint = parts[0].strip().split("\\s+", -1);
                    return new Row(
                            endpoint[0],
                            endpoint[1],
                            words(parts[1]),
                            parts[2].strip().equals("-") ? List.of() : words(parts[2]),
                            parts[3].strip());
                })
                .toList();
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.strip().split("\\s+", -1));
    }
}
