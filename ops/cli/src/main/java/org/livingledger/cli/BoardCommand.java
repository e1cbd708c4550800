package org.livingledger.cli;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.livingledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "board",
        mixinStandardHelpOptions = true,
        description = "Show who stands where on a leaderboard.")
final class BoardCommand implements Callable<Integer> {

    private static final int LARGEST_PAGE = 200;

    @Mixin private Connection connection;
    @Mixin private Output output;

    @Option(names = "--ledger", required = true, paramLabel = "LEDGER", description = "The ledger.")
    private String ledger = "";

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "The board's group; without it, the board of the whole ledger.")
    private String group = "";

    @Option(names = "--board", required = true, paramLabel = "BOARD", description = "The board.")
    private String board = "";

    @Option(
            names = "--window",
            defaultValue = "all",
            paramLabel = "WINDOW",
            description =
                    "all, 2025, 2025-Q3, 2025-09, 2025-W39, 2025-09-21 or season:NAME (default:"
                            + " ${DEFAULT-VALUE}).")
    private String window = "all";

    @Option(
            names = "--limit",
            defaultValue = "20",
            paramLabel = "ROWS",
            description = "At most this many rows (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Mixin private Freshness freshness;

    BoardCommand(Shell shell) {
        connection = new Connection(shell);
        output = new Output(shell);
        freshness = new Freshness();
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw Failure.usage("--limit must be at least 1, got " + limit, "");
        }
        try (LedgerClient client = connection.open()) {
            ObjectNode whole = read(client);
            output.print(
                    whole,
                    Table.of(whole.path("rows"), "rank", "member_id", "score", "reached_at"));
        }
        return Exit.OK;
    }

    private ObjectNode read(LedgerClient client) {
        String path =
                "/v1/ledgers/"
                        + LedgerClient.encoded(ledger)
                        + "/boards/"
                        + LedgerClient.encoded(board);
        ObjectNode whole = client.object();
        ArrayNode rows = Json.MAPPER.createArrayNode();
        @Nullable String cursor = "";
        do {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("group", group);
            parameters.put("window", window);
            parameters.put("limit", "" + Math.min(limit - rows.size(), LARGEST_PAGE));
            parameters.put("cursor", cursor);
            freshness.addTo(parameters);
            JsonNode page = client.get(path, parameters).body();
            if (whole.isEmpty()) {
                whole.set("board", page.path("board"));
                whole.set("window", page.path("window"));
                whole.set("members", page.path("members"));
            }
            page.path("rows").forEach(rows::add);
            cursor = page.path("next").asString(null);
        } while (cursor != null && rows.size() < limit);
        whole.set("rows", rows);
        return whole;
    }
}
