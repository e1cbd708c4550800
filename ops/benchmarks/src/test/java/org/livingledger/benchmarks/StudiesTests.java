package org.livingledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingledger.benchmarks.Findings.Table;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What growth and the board of a million members are measured with, against a small server that is known
/// through and through: it accepts every command, and each leaves two events.
class StudiesTests {

    private final AtomicLong position = new AtomicLong();
    private final List<String> clocks = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        int status = 200;
        String body = "{}";
        if (path.equals("/v1/clock")) {
            clocks.add(new String(request, StandardCharsets.UTF_8));
        } else if (path.endsWith("/commands")) {
            StringBuilder items = new StringBuilder();
            for (int i = 0; i < JsonMapper.shared().readTree(request).size(); i++) {
                items.append(i == 0 ? "" : ",")
                        .append("{\"status\":201,\"position\":")
                        .append(position.addAndGet(2))
                        .append('}');
            }
            body = "{\"items\":[" + items + "]}";
        } else if (path.endsWith("/refused")) {
            status = 422;
        } else if (path.endsWith("/slow")) {
            Pause.millis(50);
        }
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void keepsTheLatenciesOfEachKindOfQuestionApart() throws Exception {
        try (Load load = asking("/fast", "/slow", "/refused")) {
            Tally tally = load.open(Duration.ofSeconds(1), 60);

            assertThat(tally.kind(0).statuses()).isEqualTo(Map.of(200, 20L));
            assertThat(tally.kind(1).latency().getMinValue() / 1e6).isGreaterThan(49);
            assertThat(tally.kind(2).latency().getTotalCount()).isZero();
            assertThat(tally.kind(2).statuses()).isEqualTo(Map.of(422, 20L));
            assertThat(tally.perSecond()).isBetween(50.0, 60.0);
        }
    }

    @Test
    void asksEveryQuestionOnceEvenWhenTheTimeIsOver() throws Exception {
        try (Load load = asking("/slow", "/slow", "/slow")) {
            Tally tally = load.closed(Duration.ofMillis(10), 3);

            assertThat(tally.kind(2).latency().getTotalCount()).isEqualTo(1);
        }
    }

    @Test
    void tellsASeriesThatWasRefusedFromOneThatWasNotMeasured() throws Exception {
        var refused = new Series();
        try (Load load = asking("/refused")) {
            refused.add(load.closed(Duration.ofMillis(10), 1).kind(0));
        }

        assertThat(refused.answered()).isZero();
        assertThat(refused.others()).startsWith("422: ");
        assertThat(new Series().others()).isEmpty();
    }

    @Test
    void growsUntilALedgerHasItsEventsWeekByWeek() throws Exception {
        try (Ledgers ledgers = new Ledgers(url(), "key")) {
            Lived ledger = new GrowingLedger(ledgers, 3_000).live();

            assertThat(ledger.head()).isBetween(3_000L, 3_000L + 2 * BulkSender.MOST);
            assertThat(clocks).hasSizeGreaterThan(40).last().isEqualTo("{}");
            assertThat(clocks.subList(0, clocks.size() - 1)).isSorted();
            assertThat(ledger.population().members()).isEqualTo(300);
        }
    }

    @Test
    void leavesAGrownLedgerForLaterRuns(@TempDir Path work) throws Exception {
        assertThat(Lived.left(work, 3_000)).isNull();
        try (Ledgers ledgers = new Ledgers(url(), "key")) {
            Lived ledger =
                    new GrowingLedger(ledgers, 3_000).live().with(1.5, 0.25, Map.of("events", 9L));
            ledger.leave(work);

            assertThat(Lived.left(work, 3_000)).isEqualTo(ledger);
            assertThat(Lived.left(work, 4_000)).isNull();
        }
    }

    @Test
    void runsStudiesOnlyWhenTheyAreNamed() {
        Options all = Options.of();
        Options named = Options.of("--only=p8,p9", "--sizes=100k,1m", "--members=20k");

        assertThat(all.studies(Growth.ID) || all.studies(Million.ID)).isFalse();
        assertThat(all.comparesContestants()).isTrue();
        assertThat(named.studies(Growth.ID) && named.studies(Million.ID)).isTrue();
        assertThat(named.comparesContestants()).isFalse();
        assertThat(named.sizes()).containsExactly(100_000L, 1_000_000L);
        assertThat(named.members()).isEqualTo(20_000);
        assertThat(named.reports()).isEqualTo(Path.of("ops/docs/benchmarks"));
        assertThat(Options.of("--only=p8,ledger").comparesContestants()).isTrue();
    }

    @Test
    void writesFiguresInRows() {
        var findings =
                new Findings(
                        "Growth",
                        "How.",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        List.of(Bar.atMost("P8", "reads", 1.5, " ×", List.of(1.2, 1.4, 1.3))),
                        List.of(
                                new Table(
                                        "Curve",
                                        "",
                                        List.of("what", "small", "large"),
                                        List.of(List.of("members", 10_000L, 0.5)))));

        assertThat(findings.markdown())
                .contains("| P8 | reads | ≤ 1.5 × | 1.30 (1.20 … 1.40) | yes |")
                .contains("| members | 10\u202f000 | 0.50 |");
        JsonNode json = JsonMapper.shared().readTree(findings.json());
        assertThat(json.at("/tables/0/rows/0/1").asLong()).isEqualTo(10_000);
    }

    private Load asking(String... paths) throws IOException {
        List<java.util.function.Supplier<String>> asked = new ArrayList<>();
        for (String path : paths) {
            asked.add(() -> path);
        }
        return new Load(server.getAddress(), paths.length, new Asking("key", asked));
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
