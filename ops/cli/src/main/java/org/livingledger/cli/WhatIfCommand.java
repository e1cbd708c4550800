package org.livingledger.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.livingledger.client.LedgerClient;
import org.livingledger.client.LedgerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "what-if",
        mixinStandardHelpOptions = true,
        description =
                "Try a draft programme on everything that has happened in a ledger, and show how"
                        + " members would differ. Nothing live changes; Ctrl-C cancels it.")
final class WhatIfCommand implements Callable<Integer> {

    private static final long BETWEEN_LOOKS = 200;
    private static final String LARGEST_PAGE = "200";

    private final Shell shell;

    @Mixin private Connection connection;
    @Mixin private Output output;
    @Mixin private Draft draft;

    @Option(names = "--ledger", required = true, paramLabel = "LEDGER", description = "The ledger.")
    private String ledger = "";

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "Tell only of who is or was a member of it.")
    private @Nullable String group;

    @Option(names = "--all", description = "Show those too who would not differ.")
    private boolean all;

    WhatIfCommand(Shell shell) {
        this.shell = shell;
        connection = new Connection(shell);
        output = new Output(shell);
        draft = new Draft(shell);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (LedgerClient client = connection.open()) {
            String begun = "/v1/ledgers/" + LedgerClient.encoded(ledger) + "/what-ifs";
            String id = client.call("POST", begun, body(client)).body().path("id").asString("");
            String path = begun + "/" + LedgerClient.encoded(id);
            JsonNode told = follow(client, path);
            require(told);
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("limit", LARGEST_PAGE);
            parameters.put("all", all ? "true" : "");
            List<JsonNode> members = client.items(path + "/members", parameters).toList();
            if (output.forPeople()) {
                summary(told).forEach(shell::say);
            }
            ObjectNode whole = client.object();
            whole.set("what_if", told);
            members.forEach(whole.putArray("members")::add);
            output.print(whole, table(members));
        }
        return Exit.OK;
    }

    private ObjectNode body(LedgerClient client) throws IOException {
        ObjectNode body = draft.body(client);
        if (group != null) {
            body.put("group", group);
        }
        return body;
    }

    /// Waits until it has ended. Whoever does not want to wait any more cancels it.
    private JsonNode follow(LedgerClient client, String path) throws InterruptedException {
        var onCtrlC = new Thread(() -> cancel(path));
        Runtime.getRuntime().addShutdownHook(onCtrlC);
        try (var progress = new Progress(shell, "trying the draft", 0)) {
            while (true) {
                JsonNode told = client.get(path).body();
                progress.to(told.path("done").asLong(0), told.path("total").asLong(0));
                if (!status(told).equals("running")) {
                    return told;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            cancel(path);
            throw e;
        } finally {
            letGo(onCtrlC);
        }
    }

    private void cancel(String path) {
        try (LedgerClient client = connection.open()) {
            client.call("DELETE", path, null);
            shell.say("cancelled");
        } catch (LedgerException | Failure e) {
            shell.say("could not cancel it: " + e.getMessage());
        }
    }

    private static void letGo(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // then the hook has its work to do
        }
    }

    private static void require(JsonNode told) {
        if (!status(told).equals("done")) {
            throw new Failure(
                    Exit.REFUSED,
                    "the what-if was not finished: " + status(told),
                    "",
                    "nothing live has changed; see the server's log if it failed");
        }
    }

    private static String status(JsonNode told) {
        return told.path("status").asString("");
    }

    private static List<String> summary(JsonNode told) {
        JsonNode totals = told.path("totals");
        var lines = new ArrayList<String>();
        lines.add(
                "as of position %,d, version %d in force"
                        .formatted(number(told, "position"), number(told, "version")));
        lines.add(
                "members  %,d, of whom %,d would differ, %,d would have been below zero"
                        .formatted(
                                number(totals, "members"),
                                number(totals, "changed"),
                                number(totals, "below_zero")));
        JsonNode points = totals.path("points");
        lines.add(
                "points   %,d, with the draft %,d: %+,d"
                        .formatted(
                                number(points, "live"),
                                number(points, "draft"),
                                number(points, "difference")));
        lines.add(
                "tiers    %,d up, %,d down"
                        .formatted(number(totals, "tiers_gained"), number(totals, "tiers_lost")));
        JsonNode awarded = totals.path("badges_awarded");
        JsonNode revoked = totals.path("badges_revoked");
        lines.add(
                "badges   %,d awarded (%,d points), %,d revoked (%,d points)"
                        .formatted(
                                number(awarded, "badges"),
                                number(awarded, "points"),
                                number(revoked, "badges"),
                                number(revoked, "points")));
        for (JsonNode budget : totals.path("budgets")) {
            lines.add(
                    "budget   %s: %,d drawn, with the draft %,d"
                            .formatted(
                                    budget.path("rule_id").asString(""),
                                    number(budget.path("drawn"), "live"),
                                    number(budget.path("drawn"), "draft")));
        }
        for (JsonNode code : totals.path("unanswered")) {
            lines.add(
                    "refused  %,d facts would have been, as %s, the first at position %d"
                            .formatted(
                                    number(code, "facts"),
                                    code.path("code").asString(""),
                                    number(code, "first_position")));
        }
        return lines;
    }

    private static long number(JsonNode of, String name) {
        return of.path(name).asLong(0);
    }

    private static Table table(List<JsonNode> members) {
        var table =
                new Table(
                        "member_id",
                        "points_live",
                        "points_draft",
                        "difference",
                        "balance_live",
                        "balance_draft",
                        "lowest",
                        "tiers",
                        "badges_gained",
                        "badges_lost",
                        "ranks");
        for (JsonNode member : members) {
            JsonNode points = member.path("points");
            JsonNode balance = member.path("balance");
            table.add(
                    List.of(
                            Json.cell(member.path("member_id")),
                            Json.cell(points.path("live")),
                            Json.cell(points.path("draft")),
                            Json.cell(points.path("difference")),
                            Json.cell(balance.path("live")),
                            Json.cell(balance.path("draft")),
                            Json.cell(balance.path("below_zero").path("lowest")),
                            moves(member.path("tiers"), "ladder_id"),
                            badges(member.path("badges_gained")),
                            badges(member.path("badges_lost")),
                            moves(member.path("ranks"), "board_id")));
        }
        return table;
    }

    /// What is not the same live and under the draft, as `rank: base → silver`.
    private static String moves(JsonNode all, String name) {
        var moves = new ArrayList<String>();
        for (JsonNode each : all) {
            String live = Json.cell(each.path("live"));
            String draft = Json.cell(each.path("draft"));
            if (!live.equals(draft)) {
                moves.add(each.path(name).asString("") + ": " + or(live) + " → " + or(draft));
            }
        }
        return String.join(", ", moves);
    }

    private static String or(String cell) {
        return cell.isEmpty() ? "none" : cell;
    }

    private static String badges(JsonNode all) {
        var badges = new ArrayList<String>();
        for (JsonNode each : all) {
            badges.add(each.path("badge_id").asString("") + " " + each.path("level").asInt(1));
        }
        return String.join(", ", badges);
    }
}
