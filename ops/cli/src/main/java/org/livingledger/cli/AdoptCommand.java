package org.livingledger.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.livingledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "adopt",
        mixinStandardHelpOptions = true,
        description =
                "Publish a programme and bring what has happened already to what it gives. Try it"
                        + " with 'ledger what-if' before; 'ledger undo-adoption' undoes it.")
final class AdoptCommand implements Callable<Integer> {

    @Mixin private Adoptions adoptions;
    @Mixin private Draft draft;

    @Option(
            names = "--mode",
            required = true,
            paramLabel = "MODE",
            description =
                    "What of the past is decided anew: grandfather (nothing), from-date, or full.")
    private String mode = "";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "With from-date: what was done since, for example 2026-05-01T00:00:00Z.")
    private @Nullable String from;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description =
                    "How far what it gives less is taken back: within-balance (default) or"
                            + " into-debt.")
    private @Nullable String policy;

    @Option(
            names = "--expect",
            paramLabel = "VERSION",
            description = "Only if this version is in force.")
    private @Nullable Integer expected;

    AdoptCommand(Shell shell) {
        adoptions = new Adoptions(shell);
        draft = new Draft(shell);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (LedgerClient client = adoptions.open()) {
            ObjectNode body = draft.body(client).put("mode", mode);
            if (from != null) {
                body.put("from", from);
            }
            if (policy != null) {
                body.put("policy", policy);
            }
            if (expected != null) {
                body.put("expected_version", expected);
            }
            return adoptions.carryOut(client, "adopt-programme", body, "adopting", "adopted");
        }
    }
}
