package org.livingledger.cli.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a file line by line, each by itself: a quote that is not closed or bytes that are not UTF-8
/// spoil their own line and hide no other. Blank lines are passed over.
///
/// A file begins with a header, unless its first line looks like one of
/// `git log --format='%H,%aI,%ae'`.
final class Lines implements Iterator<Line>, AutoCloseable {

    private static final Pattern GIT =
            Pattern.compile("[0-9a-f]{7,64},\\d{4}-\\d\\d-\\d\\dT[^,]*,.*");

    private final BufferedReader reader;
    private final LineReader lines;
    private long number;
    private @Nullable String ahead;

    Lines(InputStream in, Kind kind, ZoneId zone, Pseudonyms pseudonyms) {
        // a decoder made from the charset replaces what is not UTF-8 instead of ending the file
        reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        advance();
        String first = ahead;
        if (first != null && kind == Kind.COMMITS && GIT.matcher(first).matches()) {
            lines = new GitLines(pseudonyms);
        } else {
            lines = CsvLines.after(first == null ? "" : first, kind, zone);
            advance();
        }
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public Line next() {
        String text = ahead;
        if (text == null) {
            throw new NoSuchElementException();
        }
        long at = number;
        advance();
        return lines.read(at, text);
    }

    private void advance() {
        try {
            do {
                ahead = reader.readLine();
                number++;
                if (ahead != null && number == 1 && ahead.startsWith("\uFEFF")) {
                    ahead = ahead.substring(1);
                }
            } while (ahead != null && ahead.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /// Understands the lines of one form.
    interface LineReader {
        Line read(long number, String text);
    }
}
