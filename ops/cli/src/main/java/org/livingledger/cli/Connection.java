package org.livingledger.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.livingledger.client.LedgerClient;
import picocli.CommandLine.Option;

/// Finds the server and the key. What is given on the command line counts first, then the
/// environment, then the data folder of a server on this machine: the one named, `./data`, or the
/// one that `ledger serve` started last.
public final class Connection {

    private static final String DEFAULT_URL = "http://127.0.0.1:7070";

    private final Shell shell;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "The server (LEDGER_URL; default: from the data folder, else "
                            + DEFAULT_URL
                            + ").")
    @Nullable String url;

    @Option(names = "--key", paramLabel = "KEY", description = "The API key (LEDGER_KEY).")
    @Nullable String key;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The data folder of a server on this machine, which holds its address and admin"
                            + " key (LEDGER_DATA; default: ./data, else the one served last).")
    @Nullable Path data;

    Connection(Shell shell) {
        this.shell = shell;
    }

    LedgerClient open() {
        return LedgerClient.at(address(), resolvedKey());
    }

    URI address() {
        String named = first(url, shell.variable("LEDGER_URL"));
        Path folder = named == null ? folder() : null;
        if (named == null && folder != null) {
            named = read(folder.resolve("server.url"));
        }
        String address = named == null ? DEFAULT_URL : named;
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && uri.getScheme() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE,
                    "not an address: " + address,
                    String.valueOf(e.getMessage()),
                    EXAMPLE);
        }
        throw Failure.usage("not an address: " + address, EXAMPLE);
    }

    private static final String EXAMPLE = "give it like --url http://127.0.0.1:7070";

    private String resolvedKey() {
        String named = first(key, shell.variable("LEDGER_KEY"));
        if (named != null) {
            return named;
        }
        Path folder = folder();
        String fromFile = folder == null ? null : read(folder.resolve("admin.key"));
        if (fromFile != null) {
            return fromFile;
        }
        throw new Failure(
                Exit.AUTH,
                "no API key",
                folder == null
                        ? "neither --key, LEDGER_KEY, --data nor LEDGER_DATA is given"
                        : "there is no readable " + folder.resolve("admin.key"),
                "give --key, or --data with the folder that 'ledger serve --data' runs on");
    }

    /// The data folder of the server, or null if it is not known to be on this machine. One that is
    /// not named counts only when no server is named either, or it is that very server's: an admin
    /// key must not be shown to another.
    @Nullable Path folder() {
        String inEnvironment = shell.variable("LEDGER_DATA");
        if (data != null) {
            return shell.here().resolve(data);
        }
        if (inEnvironment != null) {
            return shell.here().resolve(inEnvironment);
        }
        Path near = shell.here().resolve("data");
        if (belongs(near)) {
            return near;
        }
        String last = read(lastServed(shell));
        return last != null && belongs(Path.of(last)) ? Path.of(last) : null;
    }

    private boolean belongs(Path folder) {
        if (!Files.exists(folder.resolve("admin.key"))) {
            return false;
        }
        String named = first(url, shell.variable("LEDGER_URL"));
        return named == null || named.equals(read(folder.resolve("server.url")));
    }

    /// Where `ledger serve` writes which data folder it was started on last.
    static Path lastServed(Shell shell) {
        return shell.folder("XDG_STATE_HOME", ".local/state").resolve("last-served");
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null && !one.isBlank() ? one : other;
    }

    private static @Nullable String read(Path file) {
        try {
            String text = Files.readString(file).strip();
            return text.isEmpty() ? null : text;
        } catch (IOException e) {
            return null;
        }
    }
}
