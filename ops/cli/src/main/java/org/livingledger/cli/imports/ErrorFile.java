package org.livingledger.cli.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows that were refused, each with its line, code and reason, and then as it stood: once the
/// cause is gone the file can be imported as it is. It is made with its first row.
final class ErrorFile implements AutoCloseable {

    private final Path path;
    private final Kind kind;
    private @Nullable CsvWriter csv;

    ErrorFile(Path path, Kind kind) {
        this.path = path;
        this.kind = kind;
    }

    void add(Line line, String code, String reason) {
        CsvWriter writer = csv == null ? open() : csv;
        var cells = new ArrayList<String>(List.of("" + line.number(), code, reason));
        cells.addAll(line.cells());
        writer.writeRecord(cells);
    }

    private CsvWriter open() {
        try {
            Files.deleteIfExists(path);
            Files.createFile(path, Pseudonyms.onlyOwner());
            CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(path);
            var header = new ArrayList<String>(List.of("line", "code", "reason"));
            header.addAll(kind.columns());
            writer.writeRecord(header);
            csv = writer;
            return writer;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    /// Where it is, or null if nothing was refused.
    @Nullable String path() {
        return csv == null ? null : path.toString();
    }

    @Override
    public void close() throws IOException {
        if (csv != null) {
            csv.close();
        }
    }
}
