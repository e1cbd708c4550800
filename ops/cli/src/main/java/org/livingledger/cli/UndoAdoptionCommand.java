package org.livingledger.cli;

import java.util.concurrent.Callable;
import org.livingledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "undo-adoption",
        mixinStandardHelpOptions = true,
        description =
                "Undo the adoption of a programme: the one before it comes into force again, and"
                        + " what the adoption did is taken back.")
final class UndoAdoptionCommand implements Callable<Integer> {

    @Mixin private Adoptions adoptions;

    @Parameters(
            index = "0",
            paramLabel = "VERSION",
            description = "The version that was adopted; see 'ledger adoptions'.")
    private int version;

    UndoAdoptionCommand(Shell shell) {
        adoptions = new Adoptions(shell);
    }

    @Override
    public Integer call() throws InterruptedException {
        try (LedgerClient client = adoptions.open()) {
            return adoptions.carryOut(
                    client,
                    "undo-adoption",
                    client.object().put("version", version),
                    "undoing",
                    "undone");
        }
    }
}
