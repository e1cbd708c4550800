package org.livingledger.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The SQL that databases are loaded with: `pgbench` scripts beside this class path's root.
///
/// @param script as `pgbench` reads it
record Statements(String script) {

    /// Reads one, for example `insert-one`.
    static Statements named(String name) {
        String path = "/pgbench/" + name + ".sql";
        try (InputStream stream = Statements.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("no script " + path);
            }
            return new Statements(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The statements without `pgbench`'s own commands.
    List<String> sql() {
        return script.lines().filter(line -> !line.isBlank() && !line.startsWith("\\")).toList();
    }
}
