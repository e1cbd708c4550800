package org.livingledger.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.livingledger.server.http.Edge.Reply;
import tools.jackson.databind.JsonNode;

/// Whatever goes wrong is told as a problem document (RFC 9457), also what Tomcat refuses by itself.
class ProblemsTests {

    private final Edge edge = Edge.shared();

    @Test
    void tellsARefusalWithItsFigures() {
        String ledger = edge.ledger();
        Reply reply = edge.command(ledger, "spend-points", "{\"member_id\":\"ann\",\"points\":30}");
        assertThat(reply.status()).isEqualTo(422);
        assertProblem(reply, "insufficient-points");
        JsonNode problem = reply.json();
        assertThat(problem.get("type").asString())
                .isEqualTo("urn:ledger:rejection:insufficient-points");
        assertThat(problem.get("account_id").asString()).isEqualTo("ann");
        assertThat(problem.get("requested").asInt()).isEqualTo(30);
        assertThat(problem.get("available").asInt()).isZero();
        assertThat(problem.get("retryable").asBoolean()).isFalse();
        assertThat(problem.get("detail").asString())
                .isEqualTo(
                        "The account 'ann' has 0 points available, less than the 30 asked for."
                                + " Ask for at most 0, or let points come in first.");
        assertThat(reply.header("Ledger-Position")).isNotEmpty();
    }

    @Test
    void speaksChineseWhenAskedAndTranslatesNoCode() {
        String ledger = edge.ledger();
        Reply reply =
                edge.command(
                        edge.admin(),
                        ledger,
                        "spend-points",
                        "zh",
                        "{\"member_id\":\"ann\",\"points\":30}",
                        "Accept-Language",
                        "zh-CN,zh;q=0.9,en;q=0.5");
        assertProblem(reply, "insufficient-points");
        assertThat(reply.json().get("detail").asString())
                .isEqualTo("账户“ann”可用积分为 0，少于所需的 30。请将数额降至 0 以内，或先补充积分。");
        assertThat(reply.header("Content-Language")).isEqualTo("zh-CN");
        assertThat(reply.header("Vary")).contains("Accept-Language");
        Reply french =
                edge.send(
                        "GET", "/v1/nowhere", edge.admin(), (String) null, "Accept-Language", "fr");
        assertThat(french.header("Content-Language")).isEqualTo("en");
    }

    @Test
    void marksARepetitionAndAnswersTheSame() {
        String ledger = edge.ledger();
        String body = "{\"member_id\":\"ann\",\"points\":30}";
        Reply first = edge.command(edge.admin(), ledger, "spend-points", "k", body);
        Reply again = edge.command(edge.admin(), ledger, "spend-points", "k", body);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(untraced(again)).isEqualTo(untraced(first));
        Reply other =
                edge.command(edge.admin(), ledger, "spend-points", "k", body.replace("30", "31"));
        assertThat(other.status()).isEqualTo(422);
        assertProblem(other, "idempotency-key-reused");
    }

    @Test
    void tellsWhatCannotBeDecidedNow() {
        String ledger = edge.ledger();
        Reply reply =
                edge.command(
                        edge.admin(),
                        ledger,
                        "earn-points",
                        Edge.LATER + 2,
                        "{\"member_id\":\"ann\",\"points\":1}");
        assertThat(reply.status()).isEqualTo(503);
        assertProblem(reply, "unavailable");
        assertThat(reply.json().get("retryable").asBoolean()).isTrue();
        assertThat(reply.header("Retry-After")).isEqualTo("2");
        assertThat(reply.text()).doesNotContain("planted");
    }

    @Test
    void asksForAKeyBeforeItSaysWhatThereIs() {
        for (String path : List.of("/v1/ledgers", "/v1/nowhere", "/actuator/env", "/error")) {
            Reply reply = edge.send("GET", path, null, (String) null);
            assertThat(reply.status()).as(path).isEqualTo(401);
            assertProblem(reply, "unauthenticated");
            assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void tellsWhatIsNotThereForThoseWithAKey() {
        for (String path :
                List.of("/v1/nowhere", "/v1/ledgers/", "/actuator/env", "/error", "/favicon.ico")) {
            Reply reply = edge.get(path);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertProblem(reply, "path-not-found");
        }
    }

    @Test
    void tellsWhichMethodsThereAre() {
        Reply reply = edge.send("PATCH", "/v1/keys", edge.admin(), "{}");
        assertThat(reply.status()).isEqualTo(405);
        assertProblem(reply, "method-not-allowed");
        assertThat(reply.header("Allow")).isEqualTo("GET, POST");
        assertThat(edge.send("OPTIONS", "/v1/ledgers", edge.admin(), (String) null).status())
                .isEqualTo(405);
    }

    @Test
    void refusesTypesThatItNeitherReadsNorWrites() {
        String ledger = edge.ledger();
        Reply read =
                edge.command(
                        edge.admin(),
                        ledger,
                        "earn-points",
                        "k",
                        "{}",
                        "Content-Type",
                        "application/xml");
        assertThat(read.status()).isEqualTo(415);
        assertProblem(read, "unsupported-media-type");
        for (String path : List.of("/v1/ledgers", "/v1/ledgers/" + ledger)) {
            Reply written =
                    edge.send("GET", path, edge.admin(), (String) null, "Accept", "text/html");
            assertThat(written.status()).isEqualTo(406);
            assertProblem(written, "not-acceptable");
            assertThat(
                            edge.send(
                                            "GET",
                                            path,
                                            edge.admin(),
                                            (String) null,
                                            "Accept",
                                            "text/html;q=0.9, application/*;q=0.1")
                                    .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void keepsTheCallersTrace() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        Reply reply =
                edge.send(
                        "GET",
                        "/v1/nowhere",
                        edge.admin(),
                        (String) null,
                        "traceparent",
                        "00-" + trace + "-b7ad6b7169203331-01");
        assertThat(reply.json().get("trace_id").asString()).isEqualTo(trace);
    }

    @Test
    void setsSecurityHeadersAndAllowsNoOtherOrigin() {
        for (Reply reply :
                List.of(
                        edge.send(
                                "GET", "/", null, (String) null, "Origin", "https://evil.example"),
                        edge.send(
                                "GET",
                                "/v1/ledgers",
                                edge.admin(),
                                (String) null,
                                "Origin",
                                "https://evil.example"),
                        edge.send(
                                "OPTIONS",
                                "/v1/ledgers",
                                null,
                                (String) null,
                                "Origin",
                                "https://evil.example",
                                "Access-Control-Request-Method",
                                "GET"))) {
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(reply.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(reply.response().headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"))
                    .noneMatch(name -> name.equalsIgnoreCase("Server"))
                    .noneMatch(name -> name.equalsIgnoreCase("Set-Cookie"));
        }
    }

    @Test
    void tellsWhatTomcatRefusesAsAProblemToo() throws IOException {
        for (String line :
                List.of("TRACE / HTTP/1.1", "GET /v1/\\x HTTP/1.1", "GET /a\u0001 HTTP/1.1")) {
            String answer = raw(line + "\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(line).contains("application/problem+json", "\"trace_id\"");
            assertThat(answer).doesNotContain("Tomcat", "<html");
        }
        String blocked = raw("GET /v1/a//b/../c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(blocked).contains("application/problem+json");
    }

    private String raw(String request) throws IOException {
        URI server = URI.create(edge.url());
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertProblem(Reply reply, String code) {
        assertThat(reply.code()).as(reply.text()).isEqualTo(code);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = reply.json();
        assertThat(problem.get("status").asInt()).isEqualTo(reply.status());
        assertThat(problem.get("type").asString()).startsWith("urn:ledger:").endsWith(":" + code);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank();
        assertThat(problem.get("trace_id").asString()).hasSize(32);
        assertThat(problem.get("retryable").isBoolean()).isTrue();
    }

    private static String untraced(Reply reply) {
        return reply.text().replace(reply.json().get("trace_id").asString(), "");
    }
}
