package org.livingledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingledger.benchmarks.Workloads.Population;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The driver, the gate and the report against a small server that is known through and through.
class BenchmarksTests {

    private static final Population POPULATION = new Population("test", 2, 10);
    private static final String HOLDS = "{\"invariants\":[{\"holds\":true}]}";
    private static final String BROKEN = "{\"invariants\":[{\"holds\":true},{\"holds\":false}]}";

    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final AtomicInteger events = new AtomicInteger();
    private volatile String invariants = HOLDS;
    private volatile int lost;
    private volatile long delay;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    String path = exchange.getRequestURI().getPath();
                    int status = 200;
                    String body = "{}";
                    if (path.endsWith("/invariants")) {
                        body = invariants;
                    } else if (path.endsWith("/spend-points")) {
                        status = 422;
                    } else if (path.contains("/commands/")) {
                        Pause.millis(delay);
                        status = 201;
                        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
                        if (!keys.add(path + key)) {
                            exchange.getResponseHeaders().add("Idempotent-Replayed", "true");
                        } else {
                            events.incrementAndGet();
                        }
                    }
                    // All events stand in ledger 0, since only the sum is looked at.
                    int position = path.contains("test-0000") ? events.get() - lost : 0;
                    exchange.getResponseHeaders().add("Ledger-Position", "" + position);
                    byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void countsEveryAnswerOfAClosedLoopOnce() throws Exception {
        try (Load load = load(Workloads.earn(POPULATION, "key", ""))) {
            Tally tally = load.closed(Duration.ofMillis(500));

            assertThat(tally.accepted()).isPositive().isEqualTo(events.get());
            assertThat(tally.refused() + tally.failed() + tally.unanswered()).isZero();
            assertThat(tally.latency.getTotalCount()).isEqualTo(tally.accepted());
            assertThat(tally.perSecond()).isBetween(1.0, tally.accepted() / 0.5);
        }
    }

    @Test
    void countsLatencyInAnOpenLoopFromTheScheduledTime() throws Exception {
        delay = 100;
        // Four connections that take 100 ms each carry 40 a second. Of 80 a second each waits for
        // the
        // ones before: the last is scheduled at 1 s and answered at about 2 s.
        try (Load load = load(Workloads.earn(POPULATION, "key", ""))) {
            Tally tally = load.open(Duration.ofSeconds(1), 80);

            assertThat(tally.latency.getMaxValue() / 1e6).isGreaterThan(900);
            assertThat(tally.accepted()).isEqualTo(80);
            assertThat(tally.latency.getMinValue() / 1e6).isGreaterThanOrEqualTo(99);
        }
    }

    @Test
    void sendsAtTheRateThatIsAskedFor() throws Exception {
        try (Load load = load(Workloads.earn(POPULATION, "key", ""))) {
            Tally tally = load.open(Duration.ofSeconds(1), 200);

            assertThat(tally.accepted()).isEqualTo(200);
        }
    }

    @Test
    void tellsReplaysAndRefusalsApart() throws Exception {
        try (Load load = load(Workloads.refusals(POPULATION, "key"))) {
            Tally tally = load.closed(Duration.ofMillis(300));

            double share = (double) tally.refused() / tally.operations();
            assertThat(share).isBetween(0.25, 0.35);
        }
        keys.clear(); // a fast machine has sent more than are skipped below
        Workload replays = Workloads.replays(POPULATION, "key");
        ByteBuffer skipped = ByteBuffer.allocate(replays.longest());
        for (int i = 0; i < 5_000; i++) {
            replays.write(skipped.clear());
            // What is skipped counts as sent, so that what follows has something to replay.
            keys.add(pathAndKey(skipped.flip()));
        }
        try (Load load = load(replays)) {
            Tally tally = load.closed(Duration.ofMillis(300));

            double share = (double) tally.replayed() / tally.operations();
            assertThat(share).isBetween(0.4, 0.6);
        }
    }

    @Test
    void letsAMeasurementPassWhenEveryEventIsThereAndInvariantsHold() throws Exception {
        assertThat(measure().perSecond()).isPositive();
    }

    @Test
    void countsAMeasurementAsZeroWhenAnInvariantIsBroken() throws Exception {
        invariants = BROKEN;

        Sample sample = measure();
        assertThat(sample.perSecond()).isZero();
        assertThat(sample.fault()).contains("holds");
    }

    @Test
    void countsAMeasurementAsZeroWhenTheLedgerSaysNothingOfItsInvariants() throws Exception {
        invariants = "{}";

        assertThat(measure().perSecond()).isZero();
    }

    @Test
    void countsAMeasurementAsZeroWhenThereAreMoreEventsThanAcceptedCommands() throws Exception {
        try (Ledgers ledgers = new Ledgers(url(), "key")) {
            LedgerGate gate = new LedgerGate(ledgers, POPULATION);
            lost = -1;

            assertThat(contestant(gate).measure(Duration.ofMillis(300)).perSecond()).isZero();
        }
    }

    @Test
    void writesWhatWasMetMissedAndNotMeasured(@TempDir Path folder) throws Exception {
        Map<String, List<Sample>> samples =
                Map.of(
                        Bars.LEDGER, List.of(sample(13_000), sample(12_000), sample(14_000)),
                        Bars.INSERT, List.of(sample(10_000), sample(10_000), sample(10_000)),
                        Bars.UPDATE, List.of(sample(10_000), sample(10_000), sample(10_000)));
        Report report = new Report(Map.of(), Map.of(), Map.of(), Bars.of(samples, 2), List.of());

        report.write(folder);

        assertThat(Files.readString(folder.resolve("report.md")))
                .contains(
                        "| P1 | against `pgbench`, one row per transaction | ≥ 1.2 | 1.30 (1.20 … 1.40) | yes |")
                .contains(
                        "| P2b | against `UPDATE` + `INSERT` by hand | ≥ 2 | 1.30 (1.20 … 1.40) | **no** |")
                .contains("| P2 | against stock Axon | ≥ 5 | not measured | – |");
        JsonNode json =
                JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json")));
        assertThat(json.at("/bars/0/median").asDouble()).isEqualTo(1.3);
        assertThat(json.at("/bars/0/verdict").asString()).isEqualTo("MET");
    }

    @Test
    void aWrongAnswerMissesEveryBarItStandsIn() {
        Sample wrong = sample(99_000).wrong("an event is missing");
        Map<String, List<Sample>> samples =
                Map.of(
                        Bars.LEDGER, List.of(wrong),
                        Bars.LEDGER_HALF, List.of(wrong),
                        Bars.INSERT, List.of(sample(10_000)),
                        Bars.EMPTY, List.of(sample(50_000)));

        assertThat(Bars.of(samples, 2))
                .filteredOn(bar -> bar.verdict() != Bar.Verdict.NOT_MEASURED)
                .hasSize(5)
                .allMatch(bar -> bar.verdict() == Bar.Verdict.MISSED);
    }

    private Sample measure() throws Exception {
        try (Ledgers ledgers = new Ledgers(url(), "key")) {
            return contestant(new LedgerGate(ledgers, POPULATION)).measure(Duration.ofMillis(300));
        }
    }

    private HttpContestant contestant(Gate gate) {
        return new HttpContestant(
                "test",
                "a test",
                server.getAddress(),
                4,
                Workloads.earn(POPULATION, "key", ""),
                new HttpContestant.Clocks(() -> 0, () -> 0),
                gate);
    }

    private Load load(Workload workload) throws IOException {
        return new Load(server.getAddress(), 4, workload);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String pathAndKey(ByteBuffer request) {
        String text = StandardCharsets.US_ASCII.decode(request).toString();
        String path = text.substring(text.indexOf(' ') + 1, text.indexOf(" HTTP"));
        int key = text.indexOf("Idempotency-Key: ") + "Idempotency-Key: ".length();
        return path + text.substring(key, text.indexOf('\r', key));
    }

    private static Sample sample(double perSecond) {
        return new Sample(perSecond, 60, 20, 1, 2, "", "");
    }
}
