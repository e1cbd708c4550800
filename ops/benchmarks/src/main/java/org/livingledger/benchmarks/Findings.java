package org.livingledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a study found, for people and for programs.
///
/// @param title of its page
/// @param how it was done, in a paragraph
/// @param run when, and with what
record Findings(
        String title,
        String how,
        Map<String, String> run,
        Map<String, String> machine,
        Map<String, String> postgresql,
        List<Bar> bars,
        List<Table> tables) {

    /// Figures in rows.
    ///
    /// @param rows of texts and numbers, as many as there are columns
    record Table(String title, String note, List<String> columns, List<List<Object>> rows) {}

    /// Writes the page and the document of the same name.
    void write(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".md"), markdown());
        Files.writeString(folder.resolve(name + ".json"), json());
    }

    String json() {
        return JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(this)
                + "\n";
    }

    String markdown() {
        var text = new StringBuilder("# " + title + "\n\n" + how + "\n\n## Bars\n\n");
        text.append("| # | what | required | measured | met |\n|---|---|---|---|---|\n");
        for (Bar bar : bars) {
            text.append(Report.line(bar));
        }
        for (Table table : tables) {
            text.append("\n## ").append(table.title()).append("\n\n");
            if (!table.note().isEmpty()) {
                text.append(table.note()).append("\n\n");
            }
            line(text, table.columns());
            text.append("|---".repeat(table.columns().size())).append("|\n");
            for (List<Object> row : table.rows()) {
                line(text, row.stream().map(Findings::cell).toList());
            }
        }
        Report.section(text, "Run", run);
        Report.section(text, "Machine", machine);
        Report.section(text, "PostgreSQL", postgresql);
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String cell(Object value) {
        return switch (value) {
            case Double number -> number == 0 ? "–" : Report.figure(number);
            case Number number -> Report.figure(number.doubleValue()).replaceFirst("[.]0+$", "");
            default -> value.toString();
        };
    }
}
