package org.livingledger.server.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingledger.api.LedgerId;
import org.livingledger.projections.ReadSide;
import org.livingledger.server.LedgerServer;
import org.livingledger.server.Postgres;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// Two servers on one database, of which the second only takes commands (`--ledger.follow=false`).
class TwoServersTests {

    private static final LedgerId ACME = new LedgerId("acme");

    private final String url = Postgres.database("two");

    @TempDir Path data;
    private ConfigurableApplicationContext first;
    private ConfigurableApplicationContext second;

    @BeforeEach
    void start() {
        first = server("first", true);
        second = server("second", false);
    }

    private ConfigurableApplicationContext server(String name, boolean follow) {
        return SpringApplication.run(
                LedgerServer.class,
                "--ledger.data=" + data.resolve(name),
                "--ledger.master-key-file=" + data.resolve("master.key"),
                "--ledger.db=" + url,
                "--ledger.follow=" + follow,
                "--server.port=0");
    }

    @AfterEach
    void stop() {
        second.close();
        first.close();
    }

    /// The second has looked for a programme and found none; then the first publishes one.
    @Test
    void whatOneFoundToBeAbsentIsThereOnceTheOtherHasMadeIt() throws InterruptedException {
        send(first, "open", "open-ledger", "{\"name\":\"Acme\",\"zone\":\"UTC\"}");
        String activity =
                "{\"member_id\":\"ann\",\"group_id\":\"fans\",\"activity\":\"post\","
                        + "\"activity_id\":\"%s\"}";
        String group = "{\"group_id\":\"fans\",\"name\":\"Fans\",\"owner\":\"ann\"}";
        assertThat(send(first, "found", "found-group", group).status()).isEqualTo(201);
        assertThat(send(second, "a1", "record-activity", activity.formatted("a1")).body())
                .doesNotContain("points-earned");

        send(
                first,
                "publish",
                "publish-programme",
                "{\"programme\":{\"activities\":{\"post\":{}},\"rules\":[{\"id\":\"posts\","
                        + "\"activity\":\"post\",\"when\":\"true\",\"points\":\"7\"}]}}");
        Answer granted = send(second, "a2", "record-activity", activity.formatted("a2"));

        assertThat(granted.body()).contains("points-earned", "\"granted\":7");
        assertThat(
                        second.getBean(ReadSide.class)
                                .await(ACME, granted.position(), Duration.ofSeconds(10)))
                .as("the second knows how far the first has folded")
                .isTrue();
    }

    private static Answer send(
            ConfigurableApplicationContext server, String key, String command, String body) {
        Submission submission =
                server.getBean(CommandReader.class)
                        .read(ACME, command, key, "test", body.getBytes(StandardCharsets.UTF_8));
        return server.getBean(Commands.class).submit(submission).join();
    }
}
