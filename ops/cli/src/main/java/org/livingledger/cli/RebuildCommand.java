package org.livingledger.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.livingledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description =
                "Build projections anew from the events beside the live ones, compare the two, and"
                        + " swap. Exit code 5 if a checksum differs.")
final class RebuildCommand implements Callable<Integer> {

    private static final long BETWEEN_LOOKS = 200;

    private final Shell shell;

    @Mixin private Connection connection;
    @Mixin private Output output;

    @Parameters(
            arity = "0..*",
            paramLabel = "PROJECTION",
            description = "Which ones, for example boards (default: all).")
    private List<String> projections = List.of();

    RebuildCommand(Shell shell) {
        this.shell = shell;
        connection = new Connection(shell);
        output = new Output(shell);
    }

    @Override
    public Integer call() throws InterruptedException {
        Map<String, Object> body =
                projections.isEmpty() ? Map.of() : Map.of("projections", projections);
        try (LedgerClient client = connection.open()) {
            String id = client.call("POST", "/v1/rebuilds", body).body().path("id").asString("");
            JsonNode rebuild = follow(client, "/v1/rebuilds/" + LedgerClient.encoded(id));
            JsonNode built = rebuild.path("projections");
            output.print(
                    rebuild,
                    Table.of(
                            built,
                            "name",
                            "generation",
                            "rows",
                            "checksum_live",
                            "checksum_rebuilt",
                            "equal"));
            return judge(rebuild, built);
        }
    }

    private JsonNode follow(LedgerClient client, String path) throws InterruptedException {
        try (var progress = new Progress(shell, "rebuilding", 0)) {
            while (true) {
                JsonNode rebuild = client.get(path).body();
                progress.to(rebuild.path("done").asLong(0), rebuild.path("total").asLong(0));
                if (!rebuild.path("status").asString("").equals("running")) {
                    return rebuild;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    private static int judge(JsonNode rebuild, JsonNode built) {
        for (JsonNode projection : built) {
            if (!projection.path("equal").asBoolean(false)) {
                throw new Failure(
                        Exit.CONFLICT,
                        projection.path("name").asString("") + " is not what the events say",
                        "the checksum of the live rows differs from that of the rebuilt ones",
                        "keep the server's log: it names the first rows that differ");
            }
        }
        if (!rebuild.path("status").asString("").equals("done")) {
            throw new Failure(
                    Exit.REFUSED,
                    rebuild.path("status").asString("").equals("interrupted")
                            ? "the rebuild was interrupted: the server that was at it is gone"
                            : "the rebuild failed",
                    rebuild.path("detail").asString(rebuild.path("error").asString("")),
                    "the live projections are untouched; see the server's log");
        }
        return Exit.OK;
    }
}
