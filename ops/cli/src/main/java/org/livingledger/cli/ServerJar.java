package org.livingledger.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the server's jar is: LEDGER_SERVER_JAR, or in this project beside the command line's own.
final class ServerJar {

    private static final String NAME = "ledger-server-*-exec.jar";

    private ServerJar() {}

    static Path find(Shell shell) {
        String named = shell.variable("LEDGER_SERVER_JAR");
        Path jar = named == null ? besideOurs() : shell.here().resolve(named);
        if (jar == null || !Files.isRegularFile(jar)) {
            throw new Failure(
                    Exit.USAGE,
                    "the server's jar is not there",
                    named == null ? "nothing is built in ops/server/target" : "no file " + jar,
                    "start with ops/ledger, which builds it, or set LEDGER_SERVER_JAR");
        }
        return jar;
    }

    private static @Nullable Path besideOurs() {
        try {
            Path ours =
                    Path.of(
                            ServerJar.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            // ours is ops/cli/target/ledger-cli.jar, or ops/cli/target/classes
            Path target = ours.resolve("../../../server/target").normalize();
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, NAME)) {
                for (Path jar : jars) {
                    return jar;
                }
            }
            return null;
        } catch (IOException | URISyntaxException e) {
            return null;
        }
    }
}
