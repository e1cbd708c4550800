package org.livingledger.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Rows with a header, aligned for people or as CSV for programs.
final class Table {

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        this.header = List.of(header);
    }

    /// One row for each object, one column for each of its named members.
    static Table of(Iterable<JsonNode> objects, String... columns) {
        var table = new Table(columns);
        for (JsonNode object : objects) {
            var cells = new ArrayList<String>();
            for (String column : columns) {
                cells.add(Json.cell(object.path(column)));
            }
            table.add(cells);
        }
        return table;
    }

    /// One row for each member of an object: its name and its value.
    static Table of(JsonNode object) {
        var table = new Table("field", "value");
        object.properties()
                .forEach(field -> table.add(List.of(field.getKey(), Json.cell(field.getValue()))));
        return table;
    }

    void add(Collection<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /// Columns side by side, numbers to the right.
    String aligned() {
        int columns = header.size();
        var widths = new int[columns];
        var numeric = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            widths[c] = width(header.get(c));
            rows.forEach(row -> widths[column] = Math.max(widths[column], width(row.get(column))));
            numeric[c] =
                    !rows.isEmpty()
                            && rows.stream().allMatch(row -> row.get(column).matches("-?[\\d.]*"));
        }
        var text = new StringBuilder();
        append(text, header, widths, numeric);
        rows.forEach(row -> append(text, row, widths, numeric));
        return text.toString();
    }

    private static void append(
            StringBuilder text, List<String> cells, int[] widths, boolean[] numeric) {
        var line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            String cell = cells.get(c);
            String gap = " ".repeat(widths[c] - width(cell));
            line.append(c == 0 ? "" : "  ").append(numeric[c] ? gap + cell : cell + gap);
        }
        text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    String csv() {
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException("a text does not fail", e);
        }
        return text.toString();
    }
}
