package org.livingledger.server.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingledger.api.LedgerId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsQuery.Balance;
import org.livingledger.api.points.PointsQuery.FindBalance;
import org.livingledger.projections.ReadSide;
import org.livingledger.server.LedgerServer;
import org.livingledger.server.people.People;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// From a command to its answer: one order, first answers again, all or nothing, and everything still
/// there after a restart.
class LanesTests {

    private static final LedgerId ACME = new LedgerId("acme");

    @TempDir Path data;
    private ConfigurableApplicationContext server;

    @BeforeEach
    void start() {
        server =
                SpringApplication.run(
                        LedgerServer.class, "--ledger.data=" + data, "--server.port=0");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersACommandWithItsEventsAndFiguresAndTheSameAgain() {
        assertThat(send("open", "open-ledger", "{\"name\":\"Acme\",\"zone\":\"UTC\"}").status())
                .isEqualTo(201);
        Answer first = send("k", "earn-points", "{\"member_id\":\"ann\",\"points\":10}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body()).contains("\"balance\":10", "\"type\":\"points-earned\"");

        Answer again = send("k", "earn-points", "{\"points\":10, \"member_id\":\"ann\"}");
        assertThat(again.replayed()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());

        Answer other = send("k", "earn-points", "{\"member_id\":\"ann\",\"points\":20}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body()).contains(Answer.KEY_REUSED);

        stop();
        start();
        assertThat(send("k", "earn-points", "{\"member_id\":\"ann\",\"points\":10}").body())
                .isEqualTo(first.body());
        assertThat(balance("ann")).isEqualTo(10);
    }

    @Test
    void letsNoBalanceFallBelowZeroUnderParallelSpends() {
        send("open", "open-ledger", "{\"name\":\"Acme\",\"zone\":\"UTC\"}");
        send("earn", "earn-points", "{\"member_id\":\"ann\",\"points\":100}");
        var answers = new ArrayList<CompletableFuture<Answer>>();
        for (int i = 0; i < 50; i++) {
            answers.add(
                    submit("spend" + i, "spend-points", "{\"member_id\":\"ann\",\"points\":30}"));
        }
        List<Integer> statuses = answers.stream().map(answer -> answer.join().status()).toList();
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(3);
        assertThat(statuses).filteredOn(status -> status == 422).hasSize(47);
        assertThat(balance("ann")).isEqualTo(10);
    }

    private long balance(String member) {
        ReadSide readSide = server.getBean(ReadSide.class);
        People people = server.getBean(People.class);
        var account = people.find(ACME, member);
        if (account == null) {
            throw new AssertionError(member + " is not known");
        }
        try {
            long head =
                    send("head", "spend-points", "{\"member_id\":\"nobody\",\"points\":1}")
                            .position();
            assertThat(readSide.await(ACME, head, Duration.ofSeconds(10))).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Balance balance =
                server.getBean(QueryGateway.class)
                        .query(
                                new FindBalance(ACME, AccountId.of(account), Instant.now()),
                                ResponseTypes.instanceOf(Balance.class))
                        .join();
        return balance.balance();
    }

    private Answer send(String key, String command, String body) {
        return submit(key, command, body).join();
    }

    private CompletableFuture<Answer> submit(String key, String command, String body) {
        Submission submission =
                server.getBean(CommandReader.class)
                        .read(ACME, command, key, "test", body.getBytes(StandardCharsets.UTF_8));
        return server.getBean(Commands.class).submit(submission);
    }
}
