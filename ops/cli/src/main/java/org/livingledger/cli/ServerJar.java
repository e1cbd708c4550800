package org.livingledger.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the server's jar is: LEDGER_SERVER_JAR, or in this project beside the command line's own.
final class ServerJar {

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

    /// What the JVM is told before the jar. Beside a jar that was built here lies what it learnt in a
    /// rehearsal, with which it starts in a third of the time.
    static List<String> jvmOptions(Path jar) {
        Path cache =
                jar.resolveSibling(
                        jar.getFileName().toString().replaceFirst("[.]jar$", "") + ".aot");
        return Files.isRegularFile(cache)
                ? List.of("--enable-native-access=ALL-UNNAMED", "-XX:AOTCache=" + cache)
                : List.of("--enable-native-access=ALL-UNNAMED");
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
            return ours.resolve("../../../server/target/server/ledger-server.jar").normalize();
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
