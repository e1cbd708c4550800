package org.livingledger.server.boot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.livingledger.server.LedgerServer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A short day of work on an empty data folder, run once when the server is built: the JVM watches it
/// (`-XX:AOTCacheOutput`) and writes down which classes it linked and which methods grew hot, so that
/// every later start finds them ready. It asserts that its commands succeed: a cache of error pages
/// would help nobody.
public final class Rehearsal {

    private static final int MEMBERS = 100;
    private static final int BULKS = 4;
    private static final int SINGLE = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String key;

    private Rehearsal(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /// Rehearses in the folder that is its only argument.
    public static void main(String[] args) throws IOException, InterruptedException {
        Path data = Path.of(args[0]);
        ConfigurableApplicationContext server =
                SpringApplication.run(
                        LedgerServer.class,
                        "--ledger.data=" + data,
                        "--server.port=0",
                        "--logging.level.root=warn");
        String url = Files.readString(data.resolve("server.url")).strip();
        new Rehearsal(url, Files.readString(data.resolve("admin.key")).strip()).run();
        server.close();
    }

    private void run() throws IOException, InterruptedException {
        command("open-ledger", "{\"name\":\"Rehearsal\",\"zone\":\"Asia/Shanghai\"}", "open");
        command(
                "publish-programme",
                """
                {"programme":{"activities":{"post":{"length":"int"}},
                 "rules":[{"id":"post","activity":"post","when":"activity.length > 10",
                           "points":"activity.length / 10","caps":[{"per":"day","points":500}]}],
                 "boards":[{"id":"posts","metric":"activity-count","activity":"post"},
                           {"id":"points","metric":"points-earned"}]}}\
                """,
                "programme");
        command("found-group", "{\"group_id\":\"g\",\"name\":\"Group\",\"owner\":\"m0\"}", "found");
        bulk(
                IntStream.range(1, MEMBERS)
                        .mapToObj(i -> item("join-group", "join" + i, membership(i)))
                        .toList());
        for (int bulk = 0; bulk < BULKS; bulk++) {
            int from = bulk * MEMBERS;
            bulk(
                    IntStream.range(0, MEMBERS)
                            .mapToObj(i -> item("record-activity", "a" + (from + i), post(i, from)))
                            .toList());
        }
        for (int i = 0; i < SINGLE; i++) {
            command(
                    "earn-points",
                    "{\"member_id\":\"m"
                            + i % MEMBERS
                            + "\",\"points\":5,\"reason\":\"rehearsal\"}",
                    "earn" + i);
        }
        for (String path :
                List.of(
                        "/boards/posts?window=all&limit=100&min_position=1",
                        "/boards/points/around/m3",
                        "/groups/g/members",
                        "/members/m1/history",
                        "/accounts/m1",
                        "/accounts/m1/statement",
                        "/invariants")) {
            expect(200, send(request("/v1/ledgers/rehearsal" + path).build()));
        }
        expect(200, send(request("/actuator/health/readiness").build()));
    }

    private static String membership(int member) {
        return "{\"group_id\":\"g\",\"member_id\":\"m" + member + "\"}";
    }

    private static String post(int member, int from) {
        return String.format(
                Locale.ROOT,
                "{\"group_id\":\"g\",\"member_id\":\"m%d\",\"activity\":\"post\","
                        + "\"activity_id\":\"p%d\",\"attributes\":{\"length\":%d}}",
                member,
                from + member,
                member);
    }

    private static String item(String command, String key, String body) {
        return "{\"command\":\"%s\",\"key\":\"%s\",\"body\":%s}".formatted(command, key, body);
    }

    private void bulk(List<String> items) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(
                        request("/v1/ledgers/rehearsal/commands")
                                .header("Content-Type", "application/x-ndjson")
                                .POST(BodyPublishers.ofString(String.join("\n", items) + "\n"))
                                .build());
        expect(200, answer);
        if (answer.body().lines().anyMatch(line -> !line.contains("\"status\":201"))) {
            throw new IllegalStateException("refused: " + answer.body());
        }
    }

    private void command(String command, String body, String idempotencyKey)
            throws IOException, InterruptedException {
        expect(
                201,
                send(
                        request("/v1/ledgers/rehearsal/commands/" + command)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", idempotencyKey)
                                .POST(BodyPublishers.ofString(body))
                                .build()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + key);
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }
}
