package org.livingledger.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a command stands in: its streams, its environment and its folder. Tests give their own.
///
/// @param terminal whether standard error is a terminal, where a bar can move
/// @param here the folder that it was started in
public record Shell(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path here,
        boolean terminal) {

    static final int RED = 31;
    static final int GREEN = 32;
    static final int DIM = 2;

    /// The process's own.
    static Shell system() {
        return new Shell(
                System.in,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Terminal.isStandardError());
    }

    /// A variable of the environment, or null if it is missing or empty.
    public @Nullable String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /// A folder by the XDG rules: the variable's, or one below the home folder.
    public Path folder(String variable, String belowHome) {
        String named = variable(variable);
        String home = variable("HOME");
        Path folder =
                named != null
                        ? Path.of(named)
                        : Path.of(home == null ? System.getProperty("user.home") : home)
                                .resolve(belowHome);
        return folder.resolve("living-ledger");
    }

    /// Whether colour is wanted (<https://no-color.org>).
    boolean colour() {
        return terminal && variable("NO_COLOR") == null && !"dumb".equals(variable("TERM"));
    }

    /// A text in a colour, if colour is wanted.
    String paint(int colour, String text) {
        return colour() ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }

    /// A line for the person at the screen, never data.
    public void say(String line) {
        err.println(line);
    }

    /// How many columns the terminal has.
    int width() {
        String columns = variable("COLUMNS");
        return columns != null && columns.matches("\\d{2,4}") ? Integer.parseInt(columns) : 80;
    }
}
