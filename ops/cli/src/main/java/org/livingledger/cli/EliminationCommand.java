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
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "elimination",
        mixinStandardHelpOptions = true,
        description = "See whom a group's policy would warn or eliminate, and run it.")
final class EliminationCommand implements Runnable {

    private static final String LARGEST_PAGE = "200";

    private final Shell shell;

    @Spec private CommandSpec spec = CommandSpec.create();

    EliminationCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: preview or run");
    }

    @Command(
            name = "preview",
            mixinStandardHelpOptions = true,
            description = "Show who would be warned, spared or eliminated, and why.")
    int preview(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin Freshness freshness,
            @Option(
                            names = "--ledger",
                            required = true,
                            paramLabel = "LEDGER",
                            description = "The ledger.")
                    String ledger,
            @Option(
                            names = "--group",
                            required = true,
                            paramLabel = "GROUP",
                            description = "The group.")
                    String group,
            @Option(names = "--all", description = "Show those too who just stay.") boolean all) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("limit", LARGEST_PAGE);
        freshness.addTo(parameters);
        String path =
                "/v1/ledgers/"
                        + LedgerClient.encoded(ledger)
                        + "/groups/"
                        + LedgerClient.encoded(group)
                        + "/elimination/preview";
        try (LedgerClient client = connection.open()) {
            List<JsonNode> members =
                    client.rows(path, "members", parameters)
                            .filter(each -> all || !verdict(each).equals("stay"))
                            .toList();
            output.print(members, table(members));
        }
        return Exit.OK;
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Warn, spare and eliminate. Run again, it writes nothing new.")
    int run(
            @Mixin Connection connection,
            @Mixin Output output,
            @Option(
                            names = "--ledger",
                            required = true,
                            paramLabel = "LEDGER",
                            description = "The ledger.")
                    String ledger,
            @Option(
                            names = "--group",
                            required = true,
                            paramLabel = "GROUP",
                            description = "The group.")
                    String group,
            @Option(
                            names = "--by",
                            paramLabel = "MEMBER",
                            description = "The owner or admin who asks for it, if one does.")
                    @Nullable String by,
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
        Map<String, String> body =
                by == null ? Map.of("group_id", group) : Map.of("group_id", group, "by", by);
        try (LedgerClient client = connection.open()) {
            JsonNode answer = client.send(ledger, "run-elimination", key, body).body();
            output.print(answer, Table.of(answer.path("outcome")));
        }
        return Exit.OK;
    }

    private static String verdict(JsonNode member) {
        return member.path("verdict").asString("");
    }

    private static Table table(List<JsonNode> members) {
        var table =
                new Table("member_id", "role", "verdict", "reason", "figure", "minimum", "until");
        for (JsonNode member : members) {
            JsonNode judgement = member.path("judgement");
            table.add(
                    List.of(
                            Json.cell(member.path("member_id")),
                            Json.cell(member.path("role")),
                            verdict(member),
                            Json.cell(member.path("reason")),
                            Json.cell(judgement.path("figure")),
                            Json.cell(judgement.path("minimum")),
                            Json.cell(member.path("until"))));
        }
        return table;
    }
}
