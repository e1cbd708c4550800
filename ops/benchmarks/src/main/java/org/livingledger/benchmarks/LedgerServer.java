package org.livingledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The server that ships, with its data in a folder of its own.
///
/// @param key the admin key that its first start wrote
record LedgerServer(JavaProcess process, String key) implements AutoCloseable {

    /// Starts it on a database.
    ///
    /// @param database a JDBC address; empty for the default, H2 in the data folder
    /// @param follow whether its projections follow; a server that only takes commands has none
    static LedgerServer start(String name, Path jar, Path folder, String database, boolean follow)
            throws IOException {
        return start(name, jar, folder, database, List.of("--ledger.follow=" + follow));
    }

    /// Starts it on a database.
    ///
    /// @param more further arguments
    static LedgerServer start(
            String name, Path jar, Path folder, String database, List<String> more)
            throws IOException {
        return start(name, jar, folder, database, List.of(), more);
    }

    /// Starts it on a database.
    ///
    /// @param jvm options that outweigh those of all servers
    /// @param more further arguments
    static LedgerServer start(
            String name,
            Path jar,
            Path folder,
            String database,
            List<String> jvm,
            List<String> more)
            throws IOException {
        Path data = Files.createDirectories(folder.resolve(name));
        List<String> arguments = new ArrayList<>();
        String absolute = jar.toAbsolutePath().toString();
        String beside = absolute.replaceFirst("[.]jar$", "");
        arguments.addAll(jvm);
        arguments.add("@" + beside + ".options");
        arguments.add("-XX:AOTCache=" + beside + ".aot");
        arguments.add("-jar");
        arguments.add(absolute);
        arguments.add("--ledger.data=" + data);
        arguments.addAll(more);
        if (!database.isEmpty()) {
            arguments.add("--ledger.db=" + database);
        }
        JavaProcess process = JavaProcess.start(name, folder, arguments);
        return new LedgerServer(process, Files.readString(data.resolve("admin.key")).strip());
    }

    Ledgers ledgers() {
        return new Ledgers(process.url(), key);
    }

    @Override
    public void close() {
        process.close();
    }
}
