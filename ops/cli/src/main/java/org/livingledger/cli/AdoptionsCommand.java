package org.livingledger.cli;

import java.util.concurrent.Callable;
import org.livingledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "adoptions",
        mixinStandardHelpOptions = true,
        description =
                "Which programmes were adopted for the past, how far that is, and what it did.")
final class AdoptionsCommand implements Callable<Integer> {

    @Mixin private Adoptions adoptions;

    AdoptionsCommand(Shell shell) {
        adoptions = new Adoptions(shell);
    }

    @Override
    public Integer call() {
        try (LedgerClient client = adoptions.open()) {
            return adoptions.show(client);
        }
    }
}
