package org.livingledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What `ledger import` does to a ledger, and what it says.
class ImportTests {

    private static final String COMMITS =
            """
            activity_id,occurred_at,member_id
            a-1,2025-01-01T10:00:00Z,m-1
            a-2,2025-01-01T11:00:00+01:00,m-2
            a-3,2024-12-31T23:00:00Z,m-1
            """;

    @TempDir private Path folder = Path.of("");
    private FakeLedger server;
    private ShellRun run;

    @BeforeEach
    void start() throws IOException {
        server = new FakeLedger();
        run = new ShellRun(folder);
        run.environment.put("LEDGER_URL", server.url().toString());
        run.environment.put("LEDGER_KEY", FakeLedger.KEY);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void createsWhatIsMissingAndRecordsEachRowInOrder() throws IOException {
        assertThat(importing("commits", COMMITS)).isEqualTo(Exit.OK);

        assertThat(server.commands)
                .extracting(item -> item.path("command").asString(""))
                .containsExactly(
                        "open-ledger",
                        "found-group",
                        "publish-programme",
                        "join-group",
                        "record-activity",
                        "join-group",
                        "record-activity",
                        "record-activity");
        JsonNode row = server.sent("record-activity").get(1);
        assertThat(row.path("key").asString("")).isEqualTo("import:commit:core:a-2");
        assertThat(row.path("body").path("occurred_at").asString(""))
                .isEqualTo("2025-01-01T10:00:00Z");
        assertThat(
                        server.sent("found-group")
                                .getFirst()
                                .path("body")
                                .path("occurred_at")
                                .asString(""))
                .as("the group is as old as its first row")
                .isEqualTo("2024-12-31T23:00:00Z");
        assertThat(summary().path("recorded").asInt()).isEqualTo(3);
        assertThat(summary().path("members_joined").asInt()).isEqualTo(2);
        assertThat(summary().path("points_granted").asInt()).isEqualTo(3);
    }

    @Test
    void changesNothingTheSecondTimeAndSaysSo() throws IOException {
        importing("commits", COMMITS);
        int before = server.commands.size();

        assertThat(importing("commits", COMMITS)).isEqualTo(Exit.OK);

        assertThat(server.commands).hasSize(before);
        assertThat(summary().path("recorded").asInt()).isZero();
        assertThat(summary().path("already_there").asInt()).isEqualTo(3);
        assertThat(summary().path("points_granted").asInt()).isZero();
        assertThat(summary().path("created")).isEmpty();
    }

    @Test
    void aPurchaseHappensAtTheStartOfItsLocalDay() throws IOException {
        String file =
                "purchase_id,occurred_on,member_id,items,amount_cents\np-1,1997-01-01,c-1,2,2933\n";

        assertThat(importing("purchases", file, "--zone", "Asia/Shanghai")).isEqualTo(Exit.OK);

        // the fake says that its zone is UTC only once it is open
        JsonNode body = server.sent("record-activity").getFirst().path("body");
        assertThat(body.path("occurred_at").asString("")).isEqualTo("1996-12-31T16:00:00Z");
        assertThat(body.path("attributes").path("amount_cents").asInt()).isEqualTo(2933);
        assertThat(summary().path("points_granted").asInt()).isEqualTo(29);
        assertThat(server.programme.path("rules").get(0).path("points").asString(""))
                .isEqualTo("activity.amount_cents / 100");
    }

    @Test
    void refusesAnotherZoneThanTheLedgersOwn() throws IOException {
        importing("commits", COMMITS);

        assertThat(importing("commits", COMMITS, "--zone", "Asia/Shanghai"))
                .isEqualTo(Exit.CONFLICT);
        assertThat(run.err).contains("the ledger's zone is UTC");
    }

    @Test
    void badLinesHideNoOthersAndGoToAFileOfTheirOwn() throws IOException {
        String file =
                """
                activity_id,occurred_at,member_id
                a-1,2025-01-01T10:00:00Z,m-1

                a-2,yesterday,m-2
                a-3,2025-01-01T10:00:00Z
                "a-4,2025-01-01T10:00:00Z,m-1
                a 5,2025-01-01T10:00:00Z,m-1
                "a-6","2025-01-01T10:00:00Z","m ""quoted"", the 1st"
                """;

        assertThat(importing("commits", file)).isEqualTo(Exit.PARTIAL);

        assertThat(summary().path("recorded").asInt()).isEqualTo(2);
        assertThat(summary().path("refused").asInt()).isEqualTo(4);
        assertThat(server.members).contains("m \"quoted\", the 1st");
        assertThat(Files.readAllLines(folder.resolve("rows.refused.csv")))
                .hasSize(5)
                .startsWith(
                        "line,code,reason,activity_id,occurred_at,member_id",
                        "4,malformed,occurred_at is not a date: yesterday,a-2,yesterday,m-2")
                .anyMatch(line -> line.startsWith("5,malformed,member_id is missing"))
                .anyMatch(line -> line.startsWith("6,malformed,not CSV: a quote is not closed"))
                .anyMatch(line -> line.startsWith("7,malformed,activity_id is not an id: a 5"));
    }

    @Test
    void anIdWithOtherContentIsRefused() throws IOException {
        importing("commits", COMMITS);

        int exit =
                importing(
                        "commits",
                        "activity_id,occurred_at,member_id\na-1,2025-01-02T10:00:00Z,m-1\n");

        assertThat(exit).isEqualTo(Exit.REFUSED);
        assertThat(Files.readString(folder.resolve("rows.refused.csv")))
                .contains("idempotency-key-reused");
    }

    @Test
    void whatWasRefusedOnceIsRecordedWhenTheCauseIsGone() throws IOException {
        importing("commits", COMMITS);
        server.members.remove("m-2");
        server.capacity = 1;
        String more = COMMITS + "a-4,2025-01-03T10:00:00Z,m-9\n";
        // nobody can be seated: the import raises the capacity, and somebody lowers it again
        server.answers.put("/v1/ledgers/acme/groups/core", "{\"members\":2,\"capacity\":500}");
        assertThat(importing("commits", more)).isEqualTo(Exit.PARTIAL);
        assertThat(run.err).contains("1 rows were refused");
        assertThat(Files.readString(folder.resolve("rows.refused.csv")))
                .contains("not-a-member")
                .contains("could not join: group-full");

        server.capacity = 500;
        assertThat(importing("commits", more)).isEqualTo(Exit.OK);
        assertThat(summary().path("recorded").asInt()).isEqualTo(1);
        assertThat(importing("commits", more)).isEqualTo(Exit.OK);
        assertThat(summary().path("recorded").asInt()).isZero();
        assertThat(summary().path("already_there").asInt()).isEqualTo(4);
    }

    @Test
    void raisesTheCapacityOnlyForThoseWhoAreNew() throws IOException {
        importing("commits", COMMITS);
        server.capacity = 3;

        importing("commits", COMMITS);
        assertThat(server.sent("set-capacity")).isEmpty();

        importing("commits", COMMITS + "a-4,2025-01-03T10:00:00Z,m-9\n");
        assertThat(server.sent("set-capacity").getFirst().path("body").path("capacity").asInt())
                .isEqualTo(4);
    }

    @Test
    void leavesAProgrammeThatHasARuleAsItIs() throws IOException {
        importing("commits", COMMITS);
        server.programme.withArray("rules").get(0);
        int version = server.version;

        importing("commits", COMMITS);
        assertThat(server.version).isEqualTo(version);

        importing("purchases", "purchase_id,occurred_on,member_id,items,amount_cents\n");
        assertThat(server.version).isEqualTo(version + 1);
        assertThat(server.programme.path("rules")).hasSize(2);
        assertThat(server.programme.path("boards")).hasSize(2);
    }

    @Test
    void gitLogLinesFromStandardInputBecomePseudonyms() {
        run.in =
                """
                79295f472135aa,2010-01-19T19:36:08+01:00,Ada@Example.org
                75ed19a6b29cbb,2010-01-19T20:39:18+01:00,ada@example.org
                b5b7698c29afcc,2010-01-19T20:46:29+01:00,"odd,address"@example.org
                """;

        assertThat(run.ledger(arguments("commits", "-"))).isEqualTo(Exit.OK);

        assertThat(server.members).hasSize(3).allMatch(m -> m.matches("importer|m-[0-9a-f]{10}"));
        assertThat(server.commands.toString()).doesNotContain("example.org");
        var first = java.util.Set.copyOf(server.members);
        run.ledger(arguments("commits", "-"));
        assertThat(server.members).isEqualTo(first);
        assertThat(summary().path("already_there").asInt()).isEqualTo(3);
    }

    @Test
    void keysDoNotTellWhoSomeoneIs() throws IOException {
        importing("commits", COMMITS);

        assertThat(server.sent("join-group").getFirst().path("key").asString(""))
                .matches("import:join:core:[0-9a-f]{16}");
    }

    @Test
    void sendsManyRowsInBulks() throws IOException {
        String rows =
                IntStream.range(0, 2_500)
                        .mapToObj(i -> "a-" + i + ",2025-01-01T10:00:00Z,m-" + i % 7)
                        .collect(
                                Collectors.joining(
                                        "\n", "activity_id,occurred_at,member_id\n", "\n"));

        assertThat(importing("commits", rows)).isEqualTo(Exit.OK);

        assertThat(summary().path("recorded").asInt()).isEqualTo(2_500);
        assertThat(server.sent("record-activity"))
                .extracting(item -> item.path("body").path("activity_id").asString(""))
                .startsWith("a-0", "a-1")
                .endsWith("a-2498", "a-2499");
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        assertThat(importing("commits", COMMITS, "--dry-run")).isEqualTo(Exit.OK);

        assertThat(server.commands).isEmpty();
        assertThat(summary().path("dry_run").asBoolean()).isTrue();
        assertThat(summary().path("rows").asInt()).isEqualTo(3);
        assertThat(summary().path("created").toString())
                .contains("ledger acme", "group core", "board commits");
    }

    @Test
    void aHeaderThatLacksAColumnIsAUsageError() throws IOException {
        assertThat(importing("commits", "activity_id,when,member_id\n")).isEqualTo(Exit.USAGE);

        assertThat(run.err).contains("has no column occurred_at").contains("do: ");
        assertThat(server.commands).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsAUsageError() {
        assertThat(run.ledger(arguments("commits", "nowhere.csv"))).isEqualTo(Exit.USAGE);
        assertThat(run.err).contains("cannot read");
    }

    @Test
    void columnsMayComeInAnyOrderBehindAByteOrderMark() throws IOException {
        String file =
                "\uFEFFMember_Id,note,activity_id,occurred_at\r\nm-1,x,a-1,2025-01-01T10:00:00Z\r\n";

        assertThat(importing("commits", file)).isEqualTo(Exit.OK);
        assertThat(server.members).contains("m-1");
    }

    private int importing(String kind, String content, String... more) throws IOException {
        Files.writeString(folder.resolve("rows.csv"), content);
        String[] arguments = arguments(kind, "rows.csv");
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return run.ledger(all);
    }

    private static String[] arguments(String kind, String file) {
        return new String[] {
            "import", "--ledger", "acme", "--group", "core", "--as", kind, "--output", "json", file
        };
    }

    private JsonNode summary() {
        return Json.MAPPER.readTree(run.out);
    }
}
