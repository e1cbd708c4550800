package org.livingledger.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Create, list, revoke and rotate API keys (needs an admin key).")
final class KeysCommand implements Runnable {

    private static final String PATH = "/v1/keys";

    private final Shell shell;

    @Spec private CommandSpec spec = CommandSpec.create();

    KeysCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: create, list, revoke or rotate");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Create a key. It is shown once and stored only as a hash.")
    int create(
            @Mixin Connection connection,
            @Mixin Output output,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "writer, operator, auditor, reporter or admin.")
                    String role,
            @Option(
                            names = "--ledger",
                            paramLabel = "LEDGER",
                            description = "A ledger that it may reach, or *; may be repeated.")
                    @Nullable List<String> ledgers,
            @Option(names = "--label", paramLabel = "TEXT", description = "What it is for.")
                    @Nullable String label,
            @Option(
                            names = "--expires-in-days",
                            paramLabel = "DAYS",
                            description = "When it ends; never if not given.")
                    @Nullable Integer days) {
        if (ledgers == null && !role.equals("admin")) {
            throw Failure.usage(
                    "no ledger is named", "name those it may reach with --ledger, or --ledger '*'");
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("role", role);
        body.put("ledgers", ledgers == null ? List.of("*") : ledgers);
        body.put("label", label == null ? role : label);
        if (days != null) {
            body.put("expires_in_days", days);
        }
        try (LedgerClient client = connection.open()) {
            JsonNode created = client.call("POST", PATH, body).body();
            output.print(created, Table.of(created));
        }
        shell.say("keep the key: it cannot be shown again");
        return Exit.OK;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the keys, without their secrets.")
    int list(@Mixin Connection connection, @Mixin Output output) {
        try (LedgerClient client = connection.open()) {
            List<JsonNode> keys = client.items(PATH, Map.of()).toList();
            output.print(
                    keys,
                    Table.of(
                            keys,
                            "id",
                            "role",
                            "ledgers",
                            "label",
                            "created_at",
                            "expires_at",
                            "revoked_at"));
        }
        return Exit.OK;
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "End a key, from this moment.")
    int revoke(
            @Mixin Connection connection,
            @Parameters(paramLabel = "ID", description = "The key's id, not the key.") String id) {
        try (LedgerClient client = connection.open()) {
            client.call("DELETE", PATH + "/" + LedgerClient.encoded(id), null);
        }
        shell.say("revoked " + id);
        return Exit.OK;
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = "Replace a key by a new one with the same rights.")
    int rotate(
            @Mixin Connection connection,
            @Mixin Output output,
            @Parameters(paramLabel = "ID", description = "The key's id, not the key.") String id) {
        try (LedgerClient client = connection.open()) {
            JsonNode rotated =
                    client.call("POST", PATH + "/" + LedgerClient.encoded(id) + "/rotation", null)
                            .body();
            output.print(rotated, Table.of(rotated));
        }
        shell.say("keep the key: it cannot be shown again");
        return Exit.OK;
    }
}
