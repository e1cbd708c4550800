package org.livingledger.server.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingledger.api.LedgerId;
import org.livingledger.server.LedgerServer;
import org.livingledger.server.Postgres;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A ledger that somebody else holds keeps only its own commands waiting, though those of others stand
/// in the same lane and in the same group.
class HeldLedgerTests {

    private static final List<String> LEDGERS = List.of("ash", "birch", "cedar");
    private static final String HELD = "birch";
    private static final int COMMANDS = 60;

    private final String url = Postgres.database("held");

    @TempDir Path data;
    private ConfigurableApplicationContext server;

    @BeforeEach
    void start() {
        server =
                SpringApplication.run(
                        LedgerServer.class,
                        "--ledger.data=" + data,
                        "--ledger.db=" + url,
                        "--ledger.lanes=1",
                        "--ledger.write-timeout=500ms",
                        "--server.port=0");
        for (String ledger : LEDGERS) {
            assertThat(
                            submit(
                                            ledger,
                                            "open",
                                            "open-ledger",
                                            "{\"name\":\"L\",\"zone\":\"UTC\"}")
                                    .join()
                                    .status())
                    .isEqualTo(201);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsOnlyItsOwnCommandsWaiting() throws Exception {
        var others = new ArrayList<CompletableFuture<Answer>>();
        var held = new ArrayList<CompletableFuture<Answer>>();
        try (Connection holder = DriverManager.getConnection(url)) {
            holder.setAutoCommit(false);
            holder.createStatement()
                    .execute(
                            "SELECT position FROM ledger_heads WHERE ledger_id = '"
                                    + HELD
                                    + "' FOR UPDATE");
            for (int i = 0; i < COMMANDS; i++) {
                String ledger = LEDGERS.get(i % LEDGERS.size());
                String body = "{\"member_id\":\"ann\",\"points\":1}";
                (ledger.equals(HELD) ? held : others)
                        .add(submit(ledger, "k" + i, "earn-points", body));
            }
            for (CompletableFuture<Answer> each : others) {
                assertThat(each.get(30, TimeUnit.SECONDS).status()).isEqualTo(201);
            }
            assertThat(held)
                    .noneMatch(answer -> answer.isDone() && !answer.isCompletedExceptionally());
        }
    }

    private CompletableFuture<Answer> submit(
            String ledger, String key, String command, String body) {
        Submission submission =
                server.getBean(CommandReader.class)
                        .read(
                                new LedgerId(ledger),
                                command,
                                key,
                                "test",
                                body.getBytes(StandardCharsets.UTF_8));
        return server.getBean(Commands.class).submit(submission);
    }
}
