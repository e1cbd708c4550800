package org.livingledger.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.livingledger.cli.demo.Community;
import org.livingledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Run a server with an invented community of 300 members or more, until Ctrl-C. The"
                        + " first time they live a year, in about a minute; the second time everything"
                        + " is still there.")
final class DemoCommand implements Callable<Integer> {

    private static final int LAST_LINES = 15;

    private final Shell shell;

    @Mixin private ServerOptions server = new ServerOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where it is kept (default: ~/.local/share/living-ledger/demo).")
    private @Nullable Path data;

    @Option(
            names = "--members",
            paramLabel = "N",
            defaultValue = "" + Community.MEMBERS,
            description = "How many members, from 300 to 3000 (default: ${DEFAULT-VALUE}).")
    private int members;

    @Spec private CommandSpec spec = CommandSpec.create();

    DemoCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (members < Community.MEMBERS || members > Community.MOST_MEMBERS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--members must be from "
                            + Community.MEMBERS
                            + " to "
                            + Community.MOST_MEMBERS);
        }
        Path named = data;
        Path folder =
                named == null
                        ? shell.folder("XDG_DATA_HOME", ".local/share").resolve("demo")
                        : shell.here().resolve(named).normalize();
        Files.createDirectories(folder);
        refuseATakenPort();
        DemoYear year = DemoYear.of(folder, members);
        var arguments = new ArrayList<>(server.arguments(folder));
        arguments.add("--spring.profiles.active=demo");
        if (!year.over()) {
            arguments.add("--ledger.clock=" + year.resumes());
        }
        Path log = folder.resolve("server.log");
        ServerProcess process = ServerProcess.start(shell, arguments, log, Exit.OK);
        try {
            begin(process, year, folder, log);
        } catch (IOException | RuntimeException e) {
            process.stop();
            throw e;
        }
        int exit = process.await();
        shell.say("the server ended with exit code " + exit + "; see " + log);
        return exit;
    }

    private void begin(ServerProcess process, DemoYear year, Path folder, Path log)
            throws IOException, InterruptedException {
        boolean ready;
        try (var progress = new Progress(shell, "starting the server", 0)) {
            ready = process.awaitReady(server.url(), progress);
        }
        if (!ready) {
            throw new Failure(
                    Exit.TEMPORARY,
                    "the server did not start",
                    "the end of " + log + ":\n" + end(log),
                    "try another --port, or another --data folder");
        }
        String key = Files.readString(folder.resolve("admin.key")).strip();
        if (!year.over()) {
            try (LedgerClient client = LedgerClient.at(URI.create(server.url()), key)) {
                shell.out().print(year.live(client, shell).summary());
            }
        }
        shell.out().print(welcome(server.url(), key));
        shell.out().flush();
    }

    /// Another server on the port would answer in place of ours.
    private void refuseATakenPort() throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    new java.net.InetSocketAddress(
                            InetAddress.getByName(server.address), server.port));
        } catch (java.net.BindException e) {
            throw new Failure(
                    Exit.TEMPORARY,
                    "port " + server.port + " is taken",
                    "another program listens there; perhaps a demo that is running already",
                    "stop it, or give another --port");
        }
    }

    static String welcome(String url, String key) {
        String ledger = url + "/v1/ledgers/" + Community.LEDGER;
        String header = "-H 'Authorization: Bearer " + key + "'";
        return """

        Living Ledger is ready
          address  %s
          key      %s   (admin, for this demo only)

        Try it:
        curl -sS -X POST %s/commands/earn-points %s -H 'Idempotency-Key: first-try' \
        -H 'Content-Type: application/json' -d '{"member_id":"%s","points":10}'
        curl -sS %s/accounts/%s %s
        curl -sS '%s/boards/points?window=all&limit=5' %s

        Ctrl-C stops it; everything is still there the next time.
        """
                .formatted(
                        url,
                        key,
                        ledger,
                        header,
                        Community.someone(),
                        ledger,
                        Community.someone(),
                        header,
                        ledger,
                        header);
    }

    private static String end(Path log) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join(
                "\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
