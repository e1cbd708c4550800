package org.livingledger.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Runs command lines and keeps what they wrote.
public final class ShellRun {

    public final Map<String, String> environment = new HashMap<>();
    public String in = "";
    public String out = "";
    public String err = "";
    public boolean terminal;
    private final Path here;

    public ShellRun(Path here) {
        this.here = here;
        environment.put("HOME", here.toString());
    }

    public Shell shell(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Shell(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                here,
                terminal);
    }

    public int ledger(String... arguments) {
        var written = new ByteArrayOutputStream();
        var said = new ByteArrayOutputStream();
        int exit = Ledger.commandLine(shell(written, said)).execute(arguments);
        out = written.toString(StandardCharsets.UTF_8);
        err = said.toString(StandardCharsets.UTF_8);
        return exit;
    }
}
