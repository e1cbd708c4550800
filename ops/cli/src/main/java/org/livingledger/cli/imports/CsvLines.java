package org.livingledger.cli.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.livingledger.cli.Failure;

/// Lines of a CSV file, found by the names in its header: columns may come in any order, and others
/// may stand among them.
final class CsvLines implements Lines.LineReader {

    private static final int LONGEST_MEMBER = 128;

    /// What the ledger takes as another system's id.
    private static final Pattern REFERENCE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,127}");

    private final Kind kind;
    private final ZoneId zone;
    private final List<Integer> places;

    private CsvLines(Kind kind, ZoneId zone, List<Integer> places) {
        this.kind = kind;
        this.zone = zone;
        this.places = places;
    }

    /// @throws Failure if the header lacks a column or names it twice
    static CsvLines after(String header, Kind kind, ZoneId zone) {
        List<String> names =
                split(header).stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        var places = new ArrayList<Integer>();
        for (String column : kind.columns()) {
            int place = names.indexOf(column);
            if (place < 0 || names.lastIndexOf(column) != place) {
                throw Failure.usage(
                        "the header "
                                + (place < 0 ? "has no column " : "has twice the column ")
                                + column
                                + ": "
                                + header,
                        "the first line must name "
                                + String.join(",", kind.columns())
                                + (kind == Kind.COMMITS
                                        ? ", or be of git log --format='%H,%aI,%ae'"
                                        : ""));
            }
            places.add(place);
        }
        return new CsvLines(kind, zone, places);
    }

    @Override
    public Line read(long number, String text) {
        List<String> values;
        try {
            values = split(text);
        } catch (CsvParseException | IllegalArgumentException e) {
            return new Line.Malformed(number, "not CSV: a quote is not closed", List.of(text));
        }
        var cells = new ArrayList<String>();
        for (int place : places) {
            cells.add(place < values.size() ? values.get(place).strip() : "");
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).isEmpty()) {
                return new Line.Malformed(number, kind.columns().get(i) + " is missing", cells);
            }
        }
        return understand(number, cells);
    }

    private Line understand(long number, List<String> cells) {
        String id = cells.get(0);
        if (!REFERENCE.matcher(id).matches()) {
            return new Line.Malformed(
                    number, kind.columns().get(0) + " is not an id: " + id, cells);
        }
        String member = Normalizer.normalize(cells.get(2), Normalizer.Form.NFC);
        if (member.length() > LONGEST_MEMBER) {
            return new Line.Malformed(number, "member_id has more than 128 characters", cells);
        }
        Instant occurredAt;
        try {
            occurredAt =
                    switch (kind) {
                        case COMMITS -> OffsetDateTime.parse(cells.get(1)).toInstant();
                        case PURCHASES ->
                                LocalDate.parse(cells.get(1)).atStartOfDay(zone).toInstant();
                    };
        } catch (DateTimeException e) {
            return new Line.Malformed(
                    number, kind.columns().get(1) + " is not a date: " + cells.get(1), cells);
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = 3; i < cells.size(); i++) {
            String name = kind.columns().get(i);
            if (!cells.get(i).matches("\\d{1,15}")) {
                return new Line.Malformed(
                        number, name + " is not a whole number: " + cells.get(i), cells);
            }
            attributes.put(name, Long.parseLong(cells.get(i)));
        }
        return new Line.Fact(number, id, occurredAt, member, attributes, List.copyOf(cells));
    }

    private static List<String> split(String text) {
        if (text.indexOf('"') < 0) {
            return List.of(text.split(",", -1));
        }
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw new IllegalArgumentException("a quote is not closed");
        }
        return CsvReader.builder().ofCsvRecord(text).stream()
                .findFirst()
                .map(line -> line.getFields())
                .orElse(List.of());
    }
}
