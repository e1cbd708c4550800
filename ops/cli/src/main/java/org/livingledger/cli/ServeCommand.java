package org.livingledger.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs the server. `ops/ledger serve` replaces itself by the server's JVM, so that signals, exit
/// codes and even kill -9 mean the server itself; it asks this command only for the arguments
/// (`--as-arguments`). Called directly, this command runs the server as its child.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run the server until it is told to stop.")
final class ServeCommand implements Callable<Integer> {

    /// The first line of `--as-arguments`, by which the launcher knows it from a help text.
    static final String ARGUMENTS = "ledger-server-arguments";

    private final Shell shell;

    @Mixin private ServerOptions server = new ServerOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept (LEDGER_DATA; default: ./data).")
    private @Nullable Path data;

    @Option(names = "--as-arguments", hidden = true)
    private boolean asArguments;

    @Parameters(
            arity = "0..*",
            paramLabel = "-- SETTING",
            description = "Further settings of the server, after --, as --name=value.")
    private List<String> settings = List.of();

    ServeCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = folder();
        var arguments = new ArrayList<>(server.arguments(folder));
        arguments.addAll(settings);
        remember(folder);
        if (asArguments) {
            shell.out().println(ARGUMENTS);
            shell.out().println(server.url());
            ServerJar.arguments(shell).forEach(shell.out()::println);
            arguments.forEach(shell.out()::println);
            return Exit.OK;
        }
        ServerProcess process = ServerProcess.start(shell, arguments, null, null);
        try (var progress = new Progress(quiet(), "starting", 0)) {
            if (process.awaitReady(server.url(), progress)) {
                shell.say("ready at " + server.url());
            }
        }
        return process.await();
    }

    /// The server shares our streams: a bar would be drawn into its log.
    private Shell quiet() {
        return new Shell(
                shell.in(),
                shell.out(),
                new java.io.PrintStream(java.io.OutputStream.nullOutputStream()),
                shell.environment(),
                shell.here(),
                false);
    }

    private Path folder() throws IOException {
        String named = shell.variable("LEDGER_DATA");
        Path given = data != null ? data : Path.of(named == null ? "data" : named);
        Path folder = shell.here().resolve(given).normalize();
        Files.createDirectories(folder);
        return folder;
    }

    private void remember(Path folder) {
        Path last = Connection.lastServed(shell);
        try {
            Files.createDirectories(last.getParent());
            Files.writeString(last, folder + "\n");
        } catch (IOException e) {
            // a convenience only: --data and LEDGER_DATA work without it
            shell.say("note: cannot write " + last + "; give --data to the other commands");
        }
    }
}
