package org.livingledger.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a server stores, and where it listens.
final class ServerOptions {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "7070",
            description = "The port (default: ${DEFAULT-VALUE}).")
    int port = 7070;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "The address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
    String address = "127.0.0.1";

    @Option(
            names = "--db",
            paramLabel = "JDBC-URL",
            description =
                    "A PostgreSQL database, jdbc:postgresql://host/db?user=…&password=… (default: an"
                            + " H2 file in the data folder).")
    @Nullable String db;

    String url() {
        boolean everywhere = address.equals("0.0.0.0") || address.equals("::");
        return "http://" + (everywhere ? "127.0.0.1" : address) + ":" + port;
    }

    /// The arguments of the server's jar.
    List<String> arguments(Path data) {
        var arguments = new ArrayList<String>();
        arguments.add("--ledger.data=" + data);
        arguments.add("--server.port=" + port);
        arguments.add("--server.address=" + address);
        if (db != null) {
            arguments.add("--ledger.db=" + db);
        }
        return arguments;
    }
}
