package org.livingledger.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.livingledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "reverse",
        mixinStandardHelpOptions = true,
        description = "Undo a movement or an activity with all that follows, and see it before.")
final class ReverseCommand implements Runnable {

    private final Shell shell;

    @Spec private CommandSpec spec = CommandSpec.create();

    ReverseCommand(Shell shell) {
        this.shell = shell;
    }

    /// What is undone, and how far.
    static final class Undone {

        @Option(
                names = "--ledger",
                required = true,
                paramLabel = "LEDGER",
                description = "The ledger.")
        private String ledger = "";

        @Parameters(index = "0", paramLabel = "MEMBER", description = "Whose it is.")
        private String member = "";

        @Parameters(
                index = "1",
                paramLabel = "POSITION",
                description = "The position of the grant, spending, capture or activity.")
        private long position;

        @Option(
                names = "--policy",
                paramLabel = "POLICY",
                description = "pending-only, within-balance (default) or into-debt.")
        private @Nullable String policy;

        @Option(
                names = "--take-back",
                description =
                        "Take back badges and milestones that are not proven any more; else they"
                                + " are listed and kept.")
        private boolean takeBack;

        Map<String, Object> body() {
            var body = new LinkedHashMap<String, Object>();
            body.put("member_id", member);
            body.put("position", position);
            if (policy != null) {
                body.put("policy", policy);
            }
            body.put("recognition", takeBack ? "take-back" : "keep");
            return body;
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: preview or run");
    }

    @Command(
            name = "preview",
            mixinStandardHelpOptions = true,
            description = "Show what would follow. Nothing changes.")
    int preview(@Mixin Connection connection, @Mixin Output output, @Mixin Undone undone) {
        String path = "/v1/ledgers/" + LedgerClient.encoded(undone.ledger) + "/reversal-previews";
        try (LedgerClient client = connection.open()) {
            JsonNode preview = client.call("POST", path, undone.body()).body();
            output.print(preview, table(preview.path("outcome"), preview.path("ranks")));
        }
        return Exit.OK;
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Undo it, with all that follows, or nothing of it.")
    int run(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin Undone undone,
            @Option(
                            names = "--figures",
                            paramLabel = "FIGURES",
                            description =
                                    "What a preview said: refused if anything else would come of it"
                                            + " now.")
                    @Nullable String figures,
            @Option(
                            names = "--reason",
                            paramLabel = "CODE",
                            description = "Why, for example fraud.")
                    @Nullable String reason,
            @Option(
                            names = "--idempotency-key",
                            paramLabel = "KEY",
                            description = "Without it a random one is drawn and shown.")
                    @Nullable String idempotencyKey) {
        String key = idempotencyKey;
        if (key == null) {
            key = UUID.randomUUID().toString();
            shell.say("idempotency key: " + key);
        }
        Map<String, Object> body = undone.body();
        if (figures != null) {
            body.put("figures", figures);
        }
        if (reason != null) {
            body.put("reason", reason);
        }
        try (LedgerClient client = connection.open()) {
            JsonNode answer = client.send(undone.ledger, "reverse-fact", key, body).body();
            output.print(answer, table(answer.path("outcome"), answer.path("ranks")));
        }
        return Exit.OK;
    }

    private static Table table(JsonNode outcome, JsonNode ranks) {
        var table = new Table("what", "which", "from", "to");
        for (JsonNode one : outcome.path("movements")) {
            table.add(
                    List.of(
                            Json.cell(one.path("kind")),
                            Json.cell(one.path("movement")),
                            Json.cell(one.path("points")),
                            "uncollected "
                                    + Json.cell(one.path("uncollected"))
                                    + ", debt "
                                    + Json.cell(one.path("debt"))));
        }
        for (JsonNode one : outcome.path("badges")) {
            String level = Json.cell(one.path("badge_id")) + " " + Json.cell(one.path("level"));
            table.add(List.of("badge", level, "held", kept(one)));
        }
        for (JsonNode one : outcome.path("milestones")) {
            table.add(List.of("milestone", Json.cell(one.path("days")), "reached", kept(one)));
        }
        for (JsonNode one : outcome.path("tiers")) {
            table.add(
                    List.of(
                            "tier",
                            Json.cell(one.path("ladder_id")),
                            Json.cell(one.path("from")),
                            Json.cell(one.path("to"))));
        }
        for (JsonNode one : outcome.path("caps")) {
            table.add(
                    List.of("room", Json.cell(one.path("cap")), "", Json.cell(one.path("points"))));
        }
        for (JsonNode one : ranks) {
            String window = Json.cell(one.path("board_id")) + " " + Json.cell(one.path("window"));
            table.add(
                    List.of(
                            "rank",
                            window,
                            Json.cell(one.at("/before/rank")),
                            Json.cell(one.at("/after/rank"))));
        }
        table.add(
                List.of(
                        "balance",
                        "figures " + Json.cell(outcome.path("figures")),
                        "",
                        Json.cell(outcome.path("balance"))));
        return table;
    }

    private static String kept(JsonNode unproven) {
        return unproven.path("taken_back").asBoolean(false) ? "taken back" : "kept";
    }
}
