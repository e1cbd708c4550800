package org.livingledger.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /// What the JVM is told, from its options to the jar; LEDGER_JAVA_OPTS come later than ours, so that
    /// they win. Beside a jar that was built here lie its options and what it learnt in a rehearsal, with
    /// which it starts in a third of the time.
    static List<String> arguments(Shell shell) {
        Path jar = find(shell);
        var arguments = new ArrayList<String>();
        beside(jar, ".options").ifPresent(file -> arguments.add("@" + file));
        beside(jar, ".aot").ifPresent(file -> arguments.add("-XX:AOTCache=" + file));
        String options = shell.variable("LEDGER_JAVA_OPTS");
        if (options != null && !options.isBlank()) {
            arguments.addAll(List.of(options.strip().split("\\s+")));
        }
        arguments.add("-jar");
        arguments.add(jar.toString());
        return arguments;
    }

    private static Optional<Path> beside(Path jar, String ending) {
        String name = jar.getFileName().toString().replaceFirst("[.]jar$", "") + ending;
        return Optional.of(jar.resolveSibling(name)).filter(Files::isRegularFile);
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
