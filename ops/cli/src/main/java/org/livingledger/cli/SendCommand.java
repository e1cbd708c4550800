package org.livingledger.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.livingledger.client.Answer;
import org.livingledger.client.Bulk;
import org.livingledger.client.Item;
import org.livingledger.client.ItemAnswer;
import org.livingledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "command",
        mixinStandardHelpOptions = true,
        description = "Send one command to a ledger, for example earn-points or join-group.")
final class SendCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin private Connection connection;
    @Mixin private Output output;

    @Option(names = "--ledger", required = true, paramLabel = "LEDGER", description = "The ledger.")
    private String ledger = "";

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description =
                    "The same key with the same body has one effect, for ever. Without it a random"
                            + " one is drawn and shown.")
    private @Nullable String idempotencyKey;

    @Option(names = "--dry-run", description = "Decide it, write nothing.")
    private boolean dryRun;

    @Parameters(index = "0", paramLabel = "COMMAND", description = "Its name, in kebab-case.")
    private String command = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "BODY",
            description = "Its JSON body, @FILE, or - for standard input (default: {}).")
    private String body = "{}";

    SendCommand(Shell shell) {
        this.shell = shell;
        connection = new Connection(shell);
        output = new Output(shell);
    }

    @Override
    public Integer call() throws IOException {
        JsonNode json = Json.read(text(), body.startsWith("{") ? "the body" : body);
        String key = idempotencyKey;
        if (key == null) {
            key = UUID.randomUUID().toString();
            shell.say("idempotency key: " + key);
        }
        try (LedgerClient client = connection.open()) {
            return dryRun ? tryOut(client, key, json) : send(client, key, json);
        }
    }

    private int send(LedgerClient client, String key, JsonNode json) {
        Answer answer = client.send(ledger, command, key, json);
        if (answer.replayed() && output.forPeople()) {
            shell.say("a replay: this key was answered before, nothing new was written");
        }
        output.print(answer.body(), table(answer.body()));
        return Exit.OK;
    }

    private int tryOut(LedgerClient client, String key, JsonNode json) {
        ItemAnswer answer =
                client.sendAll(ledger, List.of(new Item(command, key, json)), Bulk.DRY_RUN)
                        .getFirst();
        if (!answer.accepted()) {
            throw new Failure(
                    Exit.of(answer.status()),
                    "would be refused",
                    answer.code() + ": " + answer.detail(),
                    "");
        }
        output.print(answer.body(), table(answer.body()));
        return Exit.OK;
    }

    private static Table table(JsonNode body) {
        var table = new Table("field", "value");
        for (JsonNode event : body.path("events")) {
            table.add(
                    List.of(
                            "event " + Json.cell(event.path("position")),
                            Json.cell(event.path("type"))));
        }
        body.path("outcome")
                .properties()
                .forEach(field -> table.add(List.of(field.getKey(), Json.cell(field.getValue()))));
        return table;
    }

    private String text() throws IOException {
        if (body.equals("-")) {
            return new String(shell.in().readAllBytes(), StandardCharsets.UTF_8);
        }
        if (body.startsWith("@")) {
            var file = shell.here().resolve(body.substring(1));
            if (!Files.isReadable(file)) {
                throw Failure.usage("cannot read " + file, "");
            }
            return Files.readString(file);
        }
        return body;
    }
}
