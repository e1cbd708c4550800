package org.livingledger.cli.imports;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/// Lines of `git log --format='%H,%aI,%ae'`. The e-mail address never leaves this machine: a
/// pseudonym takes its place.
final class GitLines implements Lines.LineReader {

    private final Pseudonyms pseudonyms;

    GitLines(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    @Override
    public Line read(long number, String text) {
        String[] parts = text.split(",", 3);
        if (parts.length < 3 || parts[2].isBlank()) {
            return new Line.Malformed(
                    number, "must be hash,date,e-mail address", List.of(parts[0], "", ""));
        }
        String member = pseudonyms.of(parts[2]);
        List<String> cells = List.of(parts[0], parts[1], member);
        try {
            return new Line.Fact(
                    number,
                    parts[0],
                    OffsetDateTime.parse(parts[1]).toInstant(),
                    member,
                    Map.of(),
                    cells);
        } catch (DateTimeException e) {
            return new Line.Malformed(number, "not a date: " + parts[1], cells);
        }
    }
}
