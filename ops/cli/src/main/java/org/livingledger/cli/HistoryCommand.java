package org.livingledger.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.livingledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Show everything that ever happened to a member.")
final class HistoryCommand implements Callable<Integer> {

    @Mixin private Connection connection;
    @Mixin private Output output;
    @Mixin private Freshness freshness;

    @Option(names = "--ledger", required = true, paramLabel = "LEDGER", description = "The ledger.")
    private String ledger = "";

    @Option(
            names = "--limit",
            defaultValue = "1000",
            paramLabel = "EVENTS",
            description = "At most this many events (default: ${DEFAULT-VALUE}).")
    private long limit = 1_000;

    @Parameters(paramLabel = "MEMBER", description = "The member.")
    private String member = "";

    HistoryCommand(Shell shell) {
        connection = new Connection(shell);
        output = new Output(shell);
        freshness = new Freshness();
    }

    @Override
    public Integer call() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("limit", "200");
        freshness.addTo(parameters);
        String path =
                "/v1/ledgers/"
                        + LedgerClient.encoded(ledger)
                        + "/members/"
                        + LedgerClient.encoded(member)
                        + "/history";
        try (LedgerClient client = connection.open()) {
            List<JsonNode> events = client.items(path, parameters).limit(limit).toList();
            output.print(events, table(events));
        }
        return Exit.OK;
    }

    private static Table table(List<JsonNode> events) {
        var table = new Table("position", "occurred_at", "type", "what");
        for (JsonNode event : events) {
            table.add(
                    List.of(
                            Json.cell(event.path("position")),
                            Json.cell(event.path("occurred_at")),
                            Json.cell(event.path("type")),
                            what(event)));
        }
        return table;
    }

    private static String what(JsonNode event) {
        return event.path("event").properties().stream()
                .filter(field -> !field.getKey().matches("member_id|occurred_at"))
                .filter(field -> field.getValue().isValueNode() && !field.getValue().isNull())
                .map(field -> field.getKey() + "=" + Json.cell(field.getValue()))
                .collect(Collectors.joining(" "));
    }
}
