package org.livingledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `explain` says to people, and gives to programs.
class ExplainTests {

    private static final String EXPLAIN = "/v1/ledgers/acme/explain/";

    @TempDir private Path folder = Path.of("");
    private FakeLedger server;
    private ShellRun run;

    @BeforeEach
    void start() throws IOException {
        server = new FakeLedger();
        server.open = true;
        run = new ShellRun(folder);
        run.environment.put("LEDGER_URL", server.url().toString());
        run.environment.put("LEDGER_KEY", FakeLedger.KEY);
        server.answers.put(
                EXPLAIN + "tier/status/ann",
                """
                {"position":12,"programme_version":1,"member_id":"ann",
                 "standing":{"ladder_id":"status","tier":"silver","since":"2026-02-10T04:00:00Z"},
                 "current":{"reckoning":{"scores":{"points":350},"tier":"silver"},"facts":1,"reversals":0},
                 "above":[{"tier":"gold","missing":{"points":650}}],
                 "facts":1,"reversals":0,
                 "counted":[{"position":9,"type":"points-earned","counts_at":"2026-02-10T04:00:00Z",
                  "counts":{"points":350},"current":true,"deciding":false}],"next":null}
                """);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void saysWhatIsMissingInSentencesBeforeTheEvents() {
        assertThat(run.ledger("explain", "tier", "--ledger", "acme", "status", "ann"))
                .isEqualTo(Exit.OK);
        assertThat(run.out.lines())
                .contains(
                        "ann stands on silver of status since 2026-02-10T04:00:00Z.",
                        "For gold is missing: points 650.",
                        "Holds at position 12, under version 1.",
                        "       9  points-earned  2026-02-10T04:00:00Z  points 350          in"
                                + " course");
    }

    @Test
    void givesProgramsTheWholeAnswerOrTheEventsAlone() {
        run.ledger("explain", "tier", "--ledger", "acme", "status", "ann", "-o", "json");
        var json = Json.MAPPER.readTree(run.out);
        assertThat(json.at("/counted/0/position").asLong()).isEqualTo(9);
        assertThat(json.has("next")).isFalse();

        run.ledger("explain", "tier", "--ledger", "acme", "status", "ann", "-o", "csv");
        assertThat(run.out.lines())
                .containsExactly(
                        "position,type,counts_at,counts,undoes,window",
                        "9,points-earned,2026-02-10T04:00:00Z,points 350,,in course");
    }

    @Test
    void saysWhyACommandWasRefused() {
        server.answers.put(
                EXPLAIN + "refusal/k-1",
                """
                {"position":12,"programme_version":1,"key":"k-1","accepted":false,
                 "decided_position":7,"decided_at":"2026-05-10T12:00:00Z","code":"insufficient-points",
                 "detail":"Not enough.","figures":{"requested":50,"available":7}}
                """);
        assertThat(run.ledger("explain", "refusal", "--ledger", "acme", "k-1")).isEqualTo(Exit.OK);
        assertThat(run.out)
                .contains(
                        "Refused with insufficient-points at 2026-05-10T12:00:00Z, position 7",
                        "Not enough.",
                        "requested");
    }

    @Test
    void exitsAsEveryOtherCommandDoes() {
        assertThat(run.ledger("explain")).isEqualTo(Exit.USAGE);
        assertThat(run.ledger("explain", "tier", "status", "ann")).isEqualTo(Exit.USAGE);
        assertThat(run.err).contains("--ledger");
        assertThat(run.ledger("explain", "grant", "--ledger", "acme", "x")).isEqualTo(Exit.USAGE);
        server.open = false;
        assertThat(run.ledger("explain", "rank", "--ledger", "acme", "posts", "ann"))
                .isEqualTo(Exit.NOT_FOUND);
    }
}
