package org.livingledger.cli;

import java.util.List;
import picocli.CommandLine.Option;

/// How data is written to standard output.
public final class Output {

    private final Shell shell;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "table",
            paramLabel = "table|json|csv",
            description = "How to write the data (default: ${DEFAULT-VALUE}).")
    Format format = Format.TABLE;

    Output(Shell shell) {
        this.shell = shell;
    }

    /// The three forms.
    enum Format {
        TABLE,
        JSON,
        CSV
    }

    /// Writes one answer: as JSON whole, in the other forms as its rows.
    void print(Object json, Table table) {
        String text =
                switch (format) {
                    case TABLE -> table.aligned();
                    case JSON -> Json.pretty(json);
                    case CSV -> table.csv();
                };
        shell.out().print(text);
        shell.out().flush();
    }

    /// Writes one answer for people in sentences before its rows; for programs as ever.
    void print(Object json, List<String> sentences, Table table) {
        if (forPeople()) {
            sentences.forEach(shell.out()::println);
            shell.out().println();
        }
        print(json, table);
    }

    /// Whether a person reads it, rather than a program.
    boolean forPeople() {
        return format == Format.TABLE;
    }
}
