package org.livingledger.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.livingledger.client.LedgerClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Projections are built anew from the events and compared with the live ones: what `rebuild` and
/// `selfcheck` have in common.
final class Rebuilding {

    private static final long BETWEEN_LOOKS = 200;

    private final Shell shell;

    @Mixin private Connection connection;
    @Mixin private Output output;

    @Parameters(
            arity = "0..*",
            paramLabel = "PROJECTION",
            description = "Which ones, for example boards (default: all).")
    private List<String> projections = List.of();

    Rebuilding(Shell shell) {
        this.shell = shell;
        connection = new Connection(shell);
        output = new Output(shell);
    }

    /// Has them built, and tells how they compared.
    ///
    /// @param title what the progress bar says
    /// @param swap whether they take the place of the live ones
    /// @param otherwise what to do if something differs
    int run(String title, boolean swap, String otherwise) throws InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        if (!projections.isEmpty()) {
            body.put("projections", projections);
        }
        if (!swap) {
            body.put("swap", false);
        }
        try (LedgerClient client = connection.open()) {
            String id = client.call("POST", "/v1/rebuilds", body).body().path("id").asString("");
            JsonNode rebuild = follow(client, title, "/v1/rebuilds/" + LedgerClient.encoded(id));
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
                            "equal",
                            "differing"));
            return judge(rebuild, built, otherwise);
        }
    }

    private JsonNode follow(LedgerClient client, String title, String path)
            throws InterruptedException {
        try (var progress = new Progress(shell, title, 0)) {
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

    private static int judge(JsonNode rebuild, JsonNode built, String otherwise) {
        for (JsonNode projection : built) {
            if (!projection.path("equal").asBoolean(false)) {
                throw new Failure(
                        Exit.CONFLICT,
                        projection.path("name").asString("") + " is not what the events say",
                        told(projection),
                        otherwise);
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

    /// The first row that differs, and how many more there are.
    private static String told(JsonNode projection) {
        JsonNode first = projection.path("differences").path(0);
        if (first.isMissingNode()) {
            return "the checksum of the live rows differs from that of the rebuilt ones";
        }
        return "%,d rows differ; in %s the row %s says live %s, but by the events %s"
                .formatted(
                        projection.path("differing").asLong(0),
                        first.path("table").asString(""),
                        first.path("key").asString(""),
                        said(first.path("live")),
                        said(first.path("rebuilt")));
    }

    private static String said(JsonNode row) {
        return row.isString() ? row.stringValue() : "nothing";
    }
}
