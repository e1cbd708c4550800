package org.livingledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What scripts rely on: exit codes, forms of output, and where the server and the key come from.
class LedgerTests {

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
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aBoardAsJsonIsTheWholeAnswer() {
        assertThat(board("--output", "json")).isEqualTo(Exit.OK);

        var json = Json.MAPPER.readTree(run.out);
        assertThat(json.properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("board", "window", "members", "rows");
        assertThat(json.path("rows").get(0).path("member_id").asString("")).isEqualTo("m-1");
        assertThat(run.err).isEmpty();
    }

    @Test
    void aBoardAsCsv() {
        board("--output", "csv");

        assertThat(run.out)
                .isEqualTo("rank,member_id,score,reached_at\n1,m-1,3,2025-01-01T00:00:00Z\n");
    }

    @Test
    void aBoardAsATableHasItsNumbersToTheRight() {
        board();

        assertThat(run.out.lines())
                .containsExactly(
                        "rank  member_id  score  reached_at",
                        "   1  m-1            3  2025-01-01T00:00:00Z");
    }

    @Test
    void aBoardWaitsForThePositionThatIsAskedFor() {
        board("--min-position", "12");

        assertThat(server.paths).anyMatch(path -> path.contains("min_position=12&wait=30"));
    }

    @Test
    void sendsACommandAndShowsItsOutcome() {
        int exit =
                run.ledger(
                        "command",
                        "open-ledger",
                        "--ledger",
                        "acme",
                        "--idempotency-key",
                        "k",
                        "{}");

        assertThat(exit).isEqualTo(Exit.OK);
        assertThat(run.out).contains("event 1  something").contains("balance");
        run.ledger("command", "open-ledger", "--ledger", "acme", "--idempotency-key", "k", "{}");
        assertThat(run.err).contains("a replay");
    }

    @Test
    void showsWhomAPolicyWouldNotJustLeaveAlone() {
        server.answers.put(
                "/v1/ledgers/acme/groups/core/elimination/preview",
                """
                {"members":[
                 {"member_id":"ann","role":"member","verdict":"stay","judgement":{"figure":3,"minimum":1}},
                 {"member_id":"ben","role":"member","verdict":"eliminate","reason":"below-minimum",
                  "judgement":{"figure":0,"minimum":1}}],"next":null}
                """);

        assertThat(elimination("preview", "--output", "csv")).isEqualTo(Exit.OK);
        assertThat(run.out.lines())
                .containsExactly(
                        "member_id,role,verdict,reason,figure,minimum,until",
                        "ben,member,eliminate,below-minimum,0,1,");
        elimination("preview", "--all", "--output", "csv");
        assertThat(run.out).contains("ann,member,stay,,3,1,");
        assertThat(run.ledger("elimination")).isEqualTo(Exit.USAGE);
    }

    @Test
    void triesADraftAndShowsWhoWouldDiffer() throws IOException {
        tried("done");
        Files.writeString(folder.resolve("draft.json"), "{\"rules\":[]}");

        assertThat(whatIf("--output", "csv", "draft.json")).isEqualTo(Exit.OK);
        assertThat(run.out.lines())
                .containsExactly(
                        "member_id,points_live,points_draft,difference,balance_live,balance_draft,"
                                + "lowest,tiers,badges_gained,badges_lost,ranks",
                        "ann,70,105,35,0,35,-5,rank: base → silver,poster 1,,top: 2 → none");
        whatIf("draft.json");
        assertThat(run.err)
                .contains("as of position 9, version 3 in force")
                .contains("members  4, of whom 1 would differ, 1 would have been below zero")
                .contains("points   70, with the draft 105: +35")
                .contains("badges   1 awarded (25 points), 0 revoked (0 points)");
        whatIf("--all", "--output", "json", "draft.json");
        assertThat(Json.MAPPER.readTree(run.out).path("what_if").path("position").asInt(0))
                .isEqualTo(9);
        assertThat(server.paths).anyMatch(path -> path.endsWith("/members?limit=200&all=true"));
    }

    @Test
    void saysThatADraftWasNotTriedToItsEnd() throws IOException {
        tried("failed");
        Files.writeString(folder.resolve("draft.json"), "{\"programme\":{}}");

        assertThat(whatIf("draft.json")).isEqualTo(Exit.REFUSED);
        assertThat(run.err).contains("the what-if was not finished: failed");
        Files.writeString(folder.resolve("draft.json"), "[]");
        assertThat(whatIf("draft.json")).isEqualTo(Exit.USAGE);
        assertThat(whatIf("none.json")).isEqualTo(Exit.USAGE);
    }

    private int whatIf(String... more) {
        return run.ledger(
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("what-if", "--ledger", "acme"),
                                java.util.stream.Stream.of(more))
                        .toArray(String[]::new));
    }

    private void tried(String status) {
        String path = "/v1/ledgers/acme/what-ifs";
        server.answers.put(path, "{\"id\":\"w\"}");
        server.answers.put(
                path + "/w",
                """
                {"id":"w","status":"%s","position":9,"version":3,"done":9,"total":9,
                 "totals":{"members":4,"changed":1,"below_zero":1,
                 "points":{"live":70,"draft":105,"difference":35},"tiers_gained":1,"tiers_lost":0,
                 "badges_awarded":{"badges":1,"points":25},"badges_revoked":{"badges":0,"points":0},
                 "budgets":[],"unanswered":[]}}
                """
                        .formatted(status));
        server.answers.put(
                path + "/w/members",
                """
                {"items":[{"member_id":"ann","changed":true,
                 "points":{"live":70,"draft":105,"difference":35},
                 "balance":{"live":0,"draft":35,"below_zero":{"lowest":-5,"position":7}},
                 "tiers":[{"ladder_id":"rank","live":"base","draft":"silver","change":"promoted"}],
                 "badges_gained":[{"badge_id":"poster","level":1,"points":25}],"badges_lost":[],
                 "ranks":[{"board_id":"top","live":2}]}],"next":null}
                """);
    }

    @Test
    void runsAPolicyUnderAKey() {
        assertThat(elimination("run", "--by", "ann", "--idempotency-key", "k")).isEqualTo(Exit.OK);
        assertThat(run.out).contains("balance"); // whatever the outcome says
        elimination("run");
        assertThat(run.err).contains("idempotency key: ");
    }

    private int elimination(String what, String... more) {
        String[] arguments =
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "elimination", what, "--ledger", "acme", "--group", "core"),
                                java.util.Arrays.stream(more))
                        .toArray(String[]::new);
        return run.ledger(arguments);
    }

    @Test
    void showsWhatUndoingAFactWouldLeadToAndUndoesIt() {
        server.answers.put(
                "/v1/ledgers/acme/reversal-previews",
                """
                {"position":9,"ranked_at":9,"outcome":{"member_id":"ann","position":7,
                 "movements":[{"movement":8,"kind":"points-earned","points":10,"taken":4,"debt":0,"uncollected":6}],
                 "caps":[{"cap":"post/2026-05-01","points":10}],
                 "badges":[{"badge_id":"poster","level":1,"taken_back":true}],
                 "milestones":[{"days":3,"taken_back":false}],
                 "tiers":[{"ladder_id":"status","from":"silver","to":"base"}],"balance":0,"figures":"0a"},
                 "ranks":[{"board_id":"top","window":"all","before":{"rank":1},"after":{"rank":3}}]}
                """);

        assertThat(reverse("preview", "--take-back", "--output", "csv")).isEqualTo(Exit.OK);
        assertThat(run.out.lines())
                .containsExactly(
                        "what,which,from,to",
                        "points-earned,8,10,\"uncollected 6, debt 0\"",
                        "badge,poster 1,held,taken back",
                        "milestone,3,reached,kept",
                        "tier,status,silver,base",
                        "room,post/2026-05-01,,10",
                        "rank,top all,1,3",
                        "balance,figures 0a,,0");
        assertThat(reverse("run", "--figures", "0a", "--reason", "fraud")).isEqualTo(Exit.OK);
        assertThat(run.err).contains("idempotency key: ");
        assertThat(run.ledger("reverse")).isEqualTo(Exit.USAGE);
    }

    private int reverse(String what, String... more) {
        String[] arguments =
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "reverse", what, "--ledger", "acme", "ann", "7"),
                                java.util.Arrays.stream(more))
                        .toArray(String[]::new);
        return run.ledger(arguments);
    }

    @Test
    void takesABodyFromAFileOrFromStandardInput() throws IOException {
        Files.writeString(folder.resolve("body.json"), "{\"capacity\":7}");
        run.ledger("command", "set-capacity", "--ledger", "acme", "@body.json");
        assertThat(server.capacity).isEqualTo(7);
        assertThat(run.err).contains("idempotency key: ");

        run.in = "{\"capacity\":8}";
        run.ledger("command", "set-capacity", "--ledger", "acme", "-");
        assertThat(server.capacity).isEqualTo(8);
    }

    @Test
    void exitCodesSayWhatHappened() {
        server.capacity = 1;
        server.members.add("m-1");
        String again = "{\"member_id\":\"m-1\"}";
        String more = "{\"member_id\":\"m-2\"}";

        assertThat(send("join-group", more)).as("refused").isEqualTo(Exit.REFUSED).isEqualTo(1);
        assertThat(run.err).contains("group-full").contains("set-capacity");
        assertThat(send("no-such", more)).as("usage").isEqualTo(Exit.USAGE).isEqualTo(2);
        assertThat(send("join-group", "{oops")).as("not JSON").isEqualTo(Exit.USAGE);
        assertThat(run.ledger("bord")).as("unknown command").isEqualTo(Exit.USAGE);
        assertThat(run.ledger()).as("no command").isEqualTo(Exit.USAGE);
        assertThat(send("join-group", again)).as("conflict").isEqualTo(Exit.CONFLICT).isEqualTo(5);
        server.open = false;
        assertThat(board()).as("not found").isEqualTo(Exit.NOT_FOUND).isEqualTo(4);
        run.environment.put("LEDGER_KEY", "lk_wrong");
        assertThat(board()).as("auth").isEqualTo(Exit.AUTH).isEqualTo(3);
        assertThat(run.err).contains("the key is not accepted").contains("--data");
    }

    @Test
    void aServerThatDoesNotAnswerIsATemporaryFailure() {
        assertThat(Exit.of(503)).isEqualTo(Exit.TEMPORARY).isEqualTo(75);
        assertThat(Exit.of(429)).isEqualTo(Exit.TEMPORARY);
    }

    @Test
    void aBrokenInvariantIsAConflict() {
        server.answers.put(
                "/v1/ledgers/acme/invariants",
                "{\"holds\":false,\"invariants\":[{\"id\":\"postings\",\"holds\":true},{\"id\":\"seats\",\"holds\":false}]}");

        assertThat(run.ledger("invariants", "--ledger", "acme")).isEqualTo(Exit.CONFLICT);
        assertThat(run.err).contains("broken: seats");
        assertThat(run.out).contains("postings");
    }

    @Test
    void aRebuildThatDiffersIsAConflict() {
        server.answers.put("/v1/rebuilds", "{\"id\":\"r1\",\"status\":\"running\"}");
        server.answers.put("/v1/rebuilds/r1", rebuilt(true));
        assertThat(run.ledger("rebuild")).isEqualTo(Exit.OK);
        assertThat(run.out).contains("boards").contains("abc");

        server.answers.put("/v1/rebuilds/r1", rebuilt(false));
        assertThat(run.ledger("rebuild", "boards")).isEqualTo(Exit.CONFLICT);
        assertThat(run.err).contains("boards is not what the events say");
    }

    @Test
    void aSelfCheckNamesTheFirstRowThatDiffers() {
        server.answers.put("/v1/rebuilds", "{\"id\":\"r1\",\"status\":\"running\"}");
        server.answers.put(
                "/v1/rebuilds/r1",
                "{\"status\":\"done\",\"done\":5,\"total\":5,\"projections\":[{\"name\":\"accounts\","
                        + "\"equal\":false,\"differing\":3,\"differences\":[{\"table\":\"lots\","
                        + "\"key\":\"lot=1\",\"live\":null,\"rebuilt\":\"points=10\"}]}]}");

        assertThat(run.ledger("selfcheck")).isEqualTo(Exit.CONFLICT);
        assertThat(run.err)
                .contains("accounts is not what the events say")
                .contains("3 rows differ; in lots the row lot=1 says live nothing")
                .contains("by the events points=10")
                .contains("'ledger rebuild' mends them");
    }

    private static String rebuilt(boolean equal) {
        return "{\"status\":\"done\",\"done\":5,\"total\":5,\"projections\":[{\"name\":\"boards\",\"generation\":2,"
                + "\"rows\":5,\"checksum_live\":\"abc\",\"checksum_rebuilt\":\"abc\",\"equal\":"
                + equal
                + "}]}";
    }

    @Test
    void aKeyIsForNamedLedgers() {
        server.answers.put("/v1/keys", "{\"id\":\"k1\",\"key\":\"lk_new\"}");

        assertThat(run.ledger("keys", "create", "--role", "writer")).isEqualTo(Exit.USAGE);
        assertThat(run.err).contains("no ledger is named");
        assertThat(run.ledger("keys", "create", "--role", "writer", "--ledger", "acme"))
                .isEqualTo(Exit.OK);
        assertThat(run.out).contains("lk_new");
        assertThat(run.err).contains("cannot be shown again");
    }

    @Test
    void findsServerAndKeyInADataFolder() throws IOException {
        run.environment.clear();
        run.environment.put("HOME", folder.toString());
        assertThat(board()).isEqualTo(Exit.AUTH);
        assertThat(run.err).contains("no API key");

        Path data = Files.createDirectories(folder.resolve("somewhere"));
        Files.writeString(data.resolve("server.url"), server.url() + "\n");
        Files.writeString(data.resolve("admin.key"), FakeLedger.KEY + "\n");
        assertThat(board("--data", "somewhere")).isEqualTo(Exit.OK);
        run.environment.put("LEDGER_DATA", data.toString());
        assertThat(board()).isEqualTo(Exit.OK);

        run.environment.remove("LEDGER_DATA");
        Path last = folder.resolve(".local/state/living-ledger/last-served");
        Files.createDirectories(last.getParent());
        Files.writeString(last, data + "\n");
        assertThat(board()).as("the one served last").isEqualTo(Exit.OK);
        assertThat(board("--url", "http://127.0.0.1:1"))
                .as("an admin key is not shown to another server")
                .isEqualTo(Exit.AUTH);
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThat(board("--url", "localhost:7070")).isEqualTo(Exit.USAGE);
        assertThat(run.err).contains("not an address");
    }

    @Test
    void writesColourOnlyToATerminalThatWantsIt() {
        board("--url", "x");
        assertThat(run.err).doesNotContain("\u001b");
        run.terminal = true;
        board("--url", "x");
        assertThat(run.err).contains("\u001b[31m");
        run.environment.put("NO_COLOR", "1");
        board("--url", "x");
        assertThat(run.err).doesNotContain("\u001b[31m");
    }

    @Test
    void writesACompletionScript() {
        assertThat(run.ledger("completion")).isEqualTo(Exit.OK);
        assertThat(run.out).contains("complete -F").contains("invariants");
    }

    @Test
    void helpNamesEveryCommandAndExitCode() {
        assertThat(run.ledger("--help")).isEqualTo(Exit.OK);
        assertThat(run.out)
                .contains(
                        "serve",
                        "demo",
                        "import",
                        "command",
                        "board",
                        "history",
                        "rebuild",
                        "selfcheck")
                .contains("invariants", "keys", "75 temporary");
    }

    @Test
    void serveTellsTheLauncherWhatToRun() throws IOException {
        Path jar = Files.writeString(folder.resolve("server.jar"), "");
        Path options = Files.writeString(folder.resolve("server.options"), "");
        run.environment.put("LEDGER_SERVER_JAR", jar.toString());
        run.environment.put("LEDGER_JAVA_OPTS", "-Xmx1g  -XX:Tier4InvocationThreshold=5000");

        int exit =
                run.ledger(
                        "serve",
                        "--as-arguments",
                        "--data",
                        "d",
                        "--port",
                        "7171",
                        "--db",
                        "jdbc:postgresql://h/d",
                        "--",
                        "--logging.level.root=WARN");

        assertThat(exit).isEqualTo(Exit.OK);
        assertThat(run.out.lines())
                .containsExactly(
                        ServeCommand.ARGUMENTS,
                        "http://127.0.0.1:7171",
                        "@" + options,
                        "-Xmx1g",
                        "-XX:Tier4InvocationThreshold=5000",
                        "-jar",
                        jar.toString(),
                        "--ledger.data=" + folder.resolve("d"),
                        "--server.port=7171",
                        "--server.address=127.0.0.1",
                        "--ledger.db=jdbc:postgresql://h/d",
                        "--logging.level.root=WARN");
    }

    @Test
    void theDemoPrintsThreeLinesToTry() {
        String welcome = DemoCommand.welcome("http://127.0.0.1:7070", "lk_x");

        assertThat(welcome.lines().filter(line -> line.startsWith("curl "))).hasSize(3);
        assertThat(welcome)
                .contains("Bearer lk_x")
                .contains("'{\"member_id\":\"amber-badger\",\"points\":10}'");
    }

    private int board(String... more) {
        String[] start = {"board", "--ledger", "acme", "--board", "commits"};
        String[] all = java.util.Arrays.copyOf(start, start.length + more.length);
        System.arraycopy(more, 0, all, start.length, more.length);
        return run.ledger(all);
    }

    private int send(String command, String body) {
        return run.ledger("command", command, "--ledger", "acme", body);
    }
}
