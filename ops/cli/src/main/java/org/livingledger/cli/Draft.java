package org.livingledger.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.livingledger.client.LedgerClient;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A draft of a programme, as several commands are given one.
final class Draft {

    private final Shell shell;

    @Parameters(
            index = "0",
            paramLabel = "DRAFT",
            description = "A JSON file with the programme, or - for standard input.")
    private String draft = "";

    Draft(Shell shell) {
        this.shell = shell;
    }

    /// A file holds the programme, or what publish-programme is sent.
    ObjectNode body(LedgerClient client) throws IOException {
        JsonNode given = Json.read(text(), draft);
        if (!given.isObject()) {
            throw Failure.usage(draft + " holds no JSON object", "write the programme as {…}");
        }
        ObjectNode body = client.object();
        if (given.has("programme")) {
            given.properties().forEach(field -> body.set(field.getKey(), field.getValue()));
        } else {
            body.set("programme", given);
        }
        return body;
    }

    private String text() throws IOException {
        if (draft.equals("-")) {
            return new String(shell.in().readAllBytes(), StandardCharsets.UTF_8);
        }
        var file = shell.here().resolve(draft);
        if (!Files.isReadable(file)) {
            throw Failure.usage("cannot read " + file, "");
        }
        return Files.readString(file);
    }
}
