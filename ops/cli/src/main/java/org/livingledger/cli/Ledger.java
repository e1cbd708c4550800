package org.livingledger.cli;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The `ledger` command.
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        versionProvider = Ledger.Version.class,
        description = "A membership and incentive ledger: run it, feed it, ask it.",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            SendCommand.class,
            BoardCommand.class,
            HistoryCommand.class,
            ExplainCommand.class,
            EliminationCommand.class,
            ReverseCommand.class,
            WhatIfCommand.class,
            AdoptCommand.class,
            UndoAdoptionCommand.class,
            AdoptionsCommand.class,
            RebuildCommand.class,
            SelfcheckCommand.class,
            InvariantsCommand.class,
            KeysCommand.class,
            CompletionCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 ok · 1 refused · 2 usage · 3 auth · 4 not found · 5 conflict",
            "            6 partial · 75 temporary"
        })
public final class Ledger implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] arguments) {
        System.exit(commandLine(Shell.system()).execute(arguments));
    }

    /// The command line in a shell of its own.
    static CommandLine commandLine(Shell shell) {
        var errors = new Errors(shell);
        var line = new CommandLine(new Ledger(), new InShell(shell));
        line.setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(errors);
        line.setColorScheme(
                CommandLine.Help.defaultColorScheme(
                        shell.colour() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /// Gives the shell to every command that asks for it.
    private record InShell(Shell shell) implements IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            try {
                var constructor = type.getDeclaredConstructor(Shell.class);
                return constructor.newInstance(shell);
            } catch (NoSuchMethodException e) {
                return CommandLine.defaultFactory().create(type);
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Ledger.class.getPackage().getImplementationVersion();
            return new String[] {"ledger " + (version == null ? "(development)" : version)};
        }
    }
}
