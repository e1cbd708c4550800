package org.livingledger.cli;

import java.util.List;
import java.util.UUID;
import org.livingledger.client.LedgerClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the commands about adoptions have in common: they say something, and follow it to its end.
final class Adoptions {

    private static final long BETWEEN_LOOKS = 200;

    private final Shell shell;

    @Mixin private Connection connection;
    @Mixin private Output output;

    @Option(names = "--ledger", required = true, paramLabel = "LEDGER", description = "The ledger.")
    private String ledger = "";

    @Option(
            names = "--no-wait",
            description = "Do not wait until it is carried out; `ledger adoptions` tells.")
    private boolean noWait;

    Adoptions(Shell shell) {
        this.shell = shell;
        connection = new Connection(shell);
        output = new Output(shell);
    }

    LedgerClient open() {
        return connection.open();
    }

    /// Says it, waits until the service has carried it out, and shows what that came to.
    int carryOut(LedgerClient client, String command, ObjectNode body, String doing, String done)
            throws InterruptedException {
        JsonNode outcome =
                client.send(ledger, command, UUID.randomUUID().toString(), body)
                        .body()
                        .path("outcome");
        int adoption = outcome.path("adoption").asInt(0);
        if (output.forPeople()) {
            shell.say("version " + outcome.path("version").asInt(0) + " is in force");
        }
        if (!noWait) {
            try (var progress = new Progress(shell, doing, 0)) {
                for (long looks = 0; !isDone(client, adoption, done); looks++) {
                    progress.to(looks, 0);
                    Thread.sleep(BETWEEN_LOOKS);
                }
            }
        }
        show(client);
        return Exit.OK;
    }

    private boolean isDone(LedgerClient client, int adoption, String done) {
        for (JsonNode each : list(client).path("items")) {
            if (each.path("version").asInt(0) == adoption) {
                String status = each.path("status").asString("");
                return status.equals(done) || status.equals("undone");
            }
        }
        return false;
    }

    private JsonNode list(LedgerClient client) {
        return client.get("/v1/ledgers/" + LedgerClient.encoded(ledger) + "/adoptions").body();
    }

    /// Shows all adoptions of the ledger.
    int show(LedgerClient client) {
        JsonNode list = list(client);
        var table =
                new Table(
                        "version",
                        "status",
                        "mode",
                        "from",
                        "members",
                        "granted",
                        "taken",
                        "uncollected",
                        "badges_awarded",
                        "badges_revoked",
                        "passed_over");
        for (JsonNode each : list.path("items")) {
            JsonNode undoing = each.path("undoing").path("figures");
            JsonNode figures = undoing.isObject() ? undoing : each.path("figures");
            table.add(
                    List.of(
                            Json.cell(each.path("version")),
                            Json.cell(each.path("status")),
                            Json.cell(each.path("mode")),
                            Json.cell(each.path("from")),
                            Json.cell(figures.path("members")),
                            Json.cell(figures.path("granted")),
                            Json.cell(figures.path("taken")),
                            Json.cell(figures.path("uncollected")),
                            Json.cell(figures.path("awarded")),
                            Json.cell(figures.path("revoked")),
                            Json.cell(figures.path("passed_over"))));
        }
        output.print(list, table);
        return Exit.OK;
    }
}
