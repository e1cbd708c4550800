package org.livingledger.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "selfcheck",
        mixinStandardHelpOptions = true,
        description =
                "Build projections anew from the events, compare them with the live ones row by row, and"
                        + " leave those as they are. Exit code 5 if a row differs; --output json names"
                        + " the first of them.")
final class SelfcheckCommand implements Callable<Integer> {

    @Mixin private Rebuilding rebuilding;

    SelfcheckCommand(Shell shell) {
        rebuilding = new Rebuilding(shell);
    }

    @Override
    public Integer call() throws InterruptedException {
        return rebuilding.run(
                "checking", false, "--output json names the rows; 'ledger rebuild' mends them");
    }
}
