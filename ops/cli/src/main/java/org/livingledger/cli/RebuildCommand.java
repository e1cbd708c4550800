package org.livingledger.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description =
                "Build projections anew from the events beside the live ones, compare the two, and"
                        + " swap. Exit code 5 if a row differs; --output json names the first of them.")
final class RebuildCommand implements Callable<Integer> {

    @Mixin private Rebuilding rebuilding;

    RebuildCommand(Shell shell) {
        rebuilding = new Rebuilding(shell);
    }

    @Override
    public Integer call() throws InterruptedException {
        return rebuilding.run(
                "rebuilding",
                true,
                "it is what the events say now; --output json names the rows; find out who changed"
                        + " them");
    }
}
