package org.livingledger.server.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingledger.api.LedgerId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.server.LedgerServer;
import org.livingledger.server.Postgres;
import org.livingledger.server.people.People;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a server that has just started takes up of members whom many commands, or one answer, name: all of
/// them in a read or two, and whoever cannot be read keeps nobody else waiting.
@ParameterizedClass
@ValueSource(strings = {"H2", "PostgreSQL"})
class TakenUpTests {

    private static final LedgerId ACME = new LedgerId("acme");
    private static final int MEMBERS = 300;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final @Nullable String url;

    @TempDir Path data;
    private ConfigurableApplicationContext server;

    TakenUpTests(String database) {
        url =
                database.equals("H2")
                        ? null
                        : Postgres.database("takenup" + NUMBER.incrementAndGet());
    }

    @BeforeEach
    void start() {
        List<String> arguments =
                new ArrayList<>(List.of("--ledger.data=" + data, "--server.port=0"));
        if (url != null) {
            arguments.add("--ledger.db=" + url);
        }
        server = SpringApplication.run(LedgerServer.class, arguments.toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void goesOnWhereMembersStoodBefore() {
        open();
        restart();

        List<Answer> answers = all("spend", "spend-points", 30);

        assertThat(answers).allMatch(Answer::accepted);
        assertThat(answers).allMatch(answer -> answer.body().contains("\"balance\":70"));
        assertThat(all("more", "spend-points", 71)).noneMatch(Answer::accepted);
    }

    /// Of more events than are read at first, and of so many that there is a snapshot.
    @Test
    void goesOnWhereMembersWithALongPastStoodBefore() {
        open();
        earn(1, 150);
        earn(2, 700);
        restart();

        List<Answer> answers = all("spend", "spend-points", 30);

        assertThat(answers).allMatch(Answer::accepted);
        assertThat(answers.get(1).body()).contains("\"balance\":" + (100 + 150 - 30));
        assertThat(answers.get(2).body()).contains("\"balance\":" + (100 + 700 - 30));
        assertThat(answers.get(3).body()).contains("\"balance\":70");
    }

    private void earn(int member, int times) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(submit("e" + member + "-" + i, "earn-points", body(member, 1)));
        }
        assertThat(answers).allMatch(answer -> answer.join().accepted());
    }

    @Test
    void keepsOnlyThoseWaitingWhoseEventsCannotBeRead() {
        open();
        MemberId ill = known("m-7");
        restart();
        sql().sql("UPDATE events SET type = 'no-such-event' WHERE stream = ?")
                .param("account/" + ill)
                .update();

        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            answers.add(submit("s" + i, "spend-points", body(i, 30)));
        }

        for (int i = 0; i < MEMBERS; i++) {
            CompletableFuture<Answer> answer = answers.get(i);
            if (i == 7) {
                assertThat(answer).failsWithin(Duration.ofSeconds(10));
            } else {
                assertThat(answer.join().accepted()).isTrue();
            }
        }
    }

    @Test
    void givesManyMembersTheirNamesBack() {
        open();
        String inside = "[\"" + known("m-1") + "\",\"" + known("m-2") + "\",\"" + known("m-3");
        restart();

        String stranger = "~AaAaAaAaAaAaAaAaAaAaAa";
        assertThat(people().reveal(ACME, inside + "\",\"" + stranger + "\"]", List.of()))
                .isEqualTo("[\"m-1\",\"m-2\",\"m-3\",\"" + stranger + "\"]");
    }

    private void open() {
        assertThat(
                        submit("open", "open-ledger", "{\"name\":\"Acme\",\"zone\":\"UTC\"}")
                                .join()
                                .accepted())
                .isTrue();
        assertThat(all("earn", "earn-points", 100)).allMatch(Answer::accepted);
    }

    private void restart() {
        stop();
        start();
    }

    private List<Answer> all(String key, String command, int points) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            answers.add(submit(key + i, command, body(i, points)));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static String body(int member, int points) {
        return "{\"member_id\":\"m-%d\",\"points\":%d}".formatted(member, points);
    }

    private CompletableFuture<Answer> submit(String key, String command, String body) {
        Submission submission =
                server.getBean(CommandReader.class)
                        .read(ACME, command, key, "test", body.getBytes(StandardCharsets.UTF_8));
        return server.getBean(Commands.class).submit(submission);
    }

    private MemberId known(String outsideId) {
        MemberId member = people().find(ACME, outsideId);
        if (member == null) {
            throw new AssertionError(outsideId + " is not known");
        }
        return member;
    }

    private People people() {
        return server.getBean(People.class);
    }

    private JdbcClient sql() {
        return JdbcClient.create(server.getBean("writePool", DataSource.class));
    }
}
