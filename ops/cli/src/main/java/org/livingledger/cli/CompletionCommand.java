package org.livingledger.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Write a completion script for bash and zsh: source <(ledger completion)")
final class CompletionCommand implements Callable<Integer> {

    private final Shell shell;

    @Spec private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        shell.out().print(AutoComplete.bash("ledger", spec.root().commandLine()));
        shell.out().flush();
        return Exit.OK;
    }
}
