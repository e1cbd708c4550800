package org.livingledger.cli.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.Map;
import org.livingledger.cli.Failure;
import org.livingledger.cli.Progress;
import org.livingledger.cli.Shell;
import org.livingledger.client.LedgerClient;

/// Brings a file of activities into a ledger. It looks through the file once to learn who is in it,
/// creates what is missing, and then records row after row, each under a key made of its kind, group
/// and id: importing the file again changes nothing.
public final class Import {

    private final Shell shell;
    private final LedgerClient client;
    private final Order order;

    public Import(Shell shell, LedgerClient client, Order order) {
        this.shell = shell;
        this.client = client;
        this.order = order;
    }

    /// Carries it out.
    ///
    /// @throws Failure if the file cannot be read or its header is not right
    public Summary run() throws IOException {
        Path named = order.file();
        if (named != null) {
            if (!Files.isReadable(named) || Files.isDirectory(named)) {
                throw Failure.usage("cannot read " + named, "name a file, or - for standard input");
            }
            return run(named);
        }
        // standard input is read twice like any file, so it is put aside first
        Path aside = Files.createTempFile("ledger-import", ".csv");
        try {
            Files.copy(shell.in(), aside, StandardCopyOption.REPLACE_EXISTING);
            return run(aside);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private Summary run(Path file) throws IOException {
        long start = System.nanoTime();
        Pseudonyms pseudonyms = Pseudonyms.kept(order.salts());
        // a header that is not right must be known before a ledger is opened
        lines(file, ZoneId.of("UTC"), pseudonyms).close();
        var preparation = new Preparation(client, order);
        ZoneId zone = preparation.zone();
        Overview overview;
        try (Lines lines = lines(file, zone, pseudonyms)) {
            overview = Overview.of(lines);
        }
        preparation.group(overview);
        preparation.programme();
        if (order.dryRun()) {
            return looked(overview, preparation, start);
        }
        try (Lines lines = lines(file, zone, pseudonyms);
                var errors = new ErrorFile(order.errors(), order.kind())) {
            var recording = new Recording(client, order, preparation.known(), pseudonyms, errors);
            try (var progress = new Progress(shell, "importing", overview.rows())) {
                recording.run(lines, progress);
            }
            waitForReaders(recording.position());
            return recording.summary(
                    overview.rows(), preparation.created(), (System.nanoTime() - start) / 1e9);
        }
    }

    private Summary looked(Overview overview, Preparation preparation, long start) {
        long joining =
                overview.members().stream()
                        .filter(member -> !preparation.known().contains(member))
                        .count();
        return new Summary(
                true,
                overview.rows(),
                0,
                0,
                overview.malformed(),
                joining,
                0,
                (System.nanoTime() - start) / 1e9,
                preparation.created(),
                null,
                0);
    }

    /// Comes back only when the board shows what was recorded, so that whoever looks next sees it.
    private void waitForReaders(long position) {
        if (position == 0) {
            return;
        }
        client.get(
                "/v1/ledgers/"
                        + LedgerClient.encoded(order.ledger())
                        + "/boards/"
                        + order.kind().board(),
                Map.of(
                        "group",
                        order.group(),
                        "limit",
                        "1",
                        "min_position",
                        "" + position,
                        "wait",
                        "30"));
    }

    private Lines lines(Path file, ZoneId zone, Pseudonyms pseudonyms) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        return new Lines(in, order.kind(), zone, pseudonyms);
    }
}
