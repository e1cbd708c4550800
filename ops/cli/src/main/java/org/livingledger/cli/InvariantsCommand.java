package org.livingledger.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.livingledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "invariants",
        mixinStandardHelpOptions = true,
        description = "Check what must always be true of a ledger. Exit code 5 if it is not.")
final class InvariantsCommand implements Callable<Integer> {

    @Mixin private Connection connection;
    @Mixin private Output output;
    @Mixin private Freshness freshness;

    @Option(names = "--ledger", required = true, paramLabel = "LEDGER", description = "The ledger.")
    private String ledger = "";

    InvariantsCommand(Shell shell) {
        connection = new Connection(shell);
        output = new Output(shell);
        freshness = new Freshness();
    }

    @Override
    public Integer call() {
        var parameters = new LinkedHashMap<String, String>();
        freshness.addTo(parameters);
        try (LedgerClient client = connection.open()) {
            JsonNode answer =
                    client.get(
                                    "/v1/ledgers/" + LedgerClient.encoded(ledger) + "/invariants",
                                    parameters)
                            .body();
            JsonNode items = answer.path("invariants");
            output.print(answer, Table.of(items, "id", "holds", "detail"));
            var broken = new ArrayList<String>();
            for (JsonNode item : items) {
                if (!item.path("holds").asBoolean(false)) {
                    broken.add(item.path("id").asString("?"));
                }
            }
            if (!broken.isEmpty()) {
                throw new Failure(
                        Exit.CONFLICT,
                        "broken: " + String.join(", ", broken),
                        "the tables do not agree with themselves",
                        "rebuild the projections with 'ledger rebuild' and check again");
            }
        }
        return Exit.OK;
    }
}
