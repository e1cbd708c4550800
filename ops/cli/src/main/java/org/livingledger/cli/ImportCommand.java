package org.livingledger.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.livingledger.cli.imports.Import;
import org.livingledger.cli.imports.Kind;
import org.livingledger.cli.imports.Order;
import org.livingledger.cli.imports.Summary;
import org.livingledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Record a file of activities, each once. Creates what is missing: the ledger, the group,"
                    + " a board named after the kind, a rule, and the members.",
            "A repository's history becomes a community with:",
            "  git log --format='%%H,%%aI,%%ae' | ledger import --ledger L --group G --as commits -"
        })
final class ImportCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin private Connection connection;
    @Mixin private Output output;

    @Option(names = "--ledger", required = true, paramLabel = "LEDGER", description = "The ledger.")
    private String ledger = "";

    @Option(names = "--group", required = true, paramLabel = "GROUP", description = "The group.")
    private String group = "";

    @Option(
            names = "--as",
            required = true,
            paramLabel = "commits|purchases",
            description = {
                "commits: activity_id,occurred_at,member_id, or git log lines;",
                "purchases: purchase_id,occurred_on,member_id,items,amount_cents."
            })
    private Kind kind = Kind.COMMITS;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The time zone of a ledger that has to be opened (default: UTC).")
    private @Nullable ZoneId zone;

    @Option(
            names = "--owner",
            paramLabel = "MEMBER",
            defaultValue = "importer",
            description = "Who owns a group that has to be founded (default: ${DEFAULT-VALUE}).")
    private String owner = "importer";

    @Option(
            names = "--errors",
            paramLabel = "FILE",
            description = "Where refused rows go (default: the file's name with .refused.csv).")
    private @Nullable Path errors;

    @Option(
            names = "--dry-run",
            description = "Read the file and look at the ledger; write nothing.")
    private boolean dryRun;

    @Parameters(paramLabel = "FILE", description = "A CSV file, or - for standard input.")
    private String file = "";

    ImportCommand(Shell shell) {
        this.shell = shell;
        connection = new Connection(shell);
        output = new Output(shell);
    }

    @Override
    public Integer call() throws IOException {
        try (LedgerClient client = connection.open()) {
            Summary summary = new Import(shell, client, order()).run();
            output.print(summary.figures(), Table.of(Json.MAPPER.valueToTree(summary.figures())));
            return exit(summary);
        }
    }

    private int exit(Summary summary) {
        if (summary.refused() == 0) {
            return Exit.OK;
        }
        if (summary.errors() != null) {
            shell.say(summary.refused() + " rows were refused; see " + summary.errors());
        }
        return summary.refused() < summary.rows() ? Exit.PARTIAL : Exit.REFUSED;
    }

    private Order order() {
        boolean standardInput = file.equals("-");
        Path path = standardInput ? null : shell.here().resolve(file);
        Path named = errors;
        Path refused =
                named != null
                        ? shell.here().resolve(named)
                        : shell.here().resolve(name(path) + ".refused.csv");
        return new Order(ledger, group, kind, zone, owner, path, refused, salts(), dryRun);
    }

    private static String name(@Nullable Path path) {
        if (path == null || path.getFileName() == null) {
            return "import";
        }
        String name = path.getFileName().toString();
        return name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
    }

    /// The salt lies with the server's data if that is on this machine, else with the user's
    /// configuration, under the server's address.
    private List<Path> salts() {
        var address = connection.address();
        String server = address.getHost() + "-" + address.getPort();
        Path ofUser =
                shell.folder("XDG_CONFIG_HOME", ".config")
                        .resolve("salts")
                        .resolve(server)
                        .resolve(ledger);
        var places = new ArrayList<Path>();
        Path data = connection.folder();
        if (data != null) {
            places.add(data.resolve("import-salts").resolve(ledger));
        }
        places.add(ofUser);
        return places;
    }
}
