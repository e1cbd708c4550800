package org.livingledger.projections.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.livingledger.projections.reading.Shape.Columns;

/// The rows in which two builds of a table are not the same: whoever swaps one that is not what the events
/// say is told what was wrong with it before it is gone.
final class Differences {

    /// More are counted, and not told.
    private static final int MOST_TOLD = 20;

    private final Database read;

    Differences(Database read) {
        this.read = read;
    }

    /// Rows that differ.
    ///
    /// @param rows how many there are
    /// @param told the first of them, in the order of the key
    record Found(long rows, List<Rebuilt.Difference> told) {

        static final Found NONE = new Found(0, List.of());
    }

    /// Compares two tables of one shape, row for row.
    ///
    /// @param table what both are called by whoever reads the views
    Found between(String table, String live, String rebuilt) {
        Columns columns = read.columns(live);
        String keys = String.join(", ", columns.names().subList(0, columns.keys()));
        String differing =
                "(%1$s UNION %2$s) d"
                        .formatted(only(keys, live, rebuilt), only(keys, rebuilt, live));
        return read.inTransaction(() -> {
            long rows =
                    read.client()
                            .sql("SELECT COUNT(*) FROM " + differing)
                            .query(Long.class)
                            .single();
            String first =
                    "(SELECT %s FROM %s ORDER BY %s FETCH FIRST %d ROWS ONLY) k"
                            .formatted(keys, differing, keys, MOST_TOLD);
            Map<String, Map<String, @Nullable String>> before = rows(live, columns, first);
            Map<String, Map<String, @Nullable String>> after = rows(rebuilt, columns, first);
            return new Found(rows, told(table, before, after));
        });
    }

    /// The keys of the rows that one table has and another has not, or has otherwise.
    private static String only(String keys, String table, String other) {
        return "SELECT %s FROM (SELECT * FROM %s EXCEPT SELECT * FROM %s) o"
                .formatted(keys, table, other);
    }

    /// The rows of some keys, by their keys, in order.
    private Map<String, Map<String, @Nullable String>> rows(
            String table, Columns columns, String keys) {
        List<String> names = columns.names().subList(0, columns.keys());
        String on =
                names.stream()
                        .map(name -> "t.%1$s = k.%1$s".formatted(name))
                        .collect(Collectors.joining(" AND "));
        String order = names.stream().map("t."::concat).collect(Collectors.joining(", "));
        return read.inConnection(connection -> {
            var found = new LinkedHashMap<String, Map<String, @Nullable String>>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery(
                                    "SELECT t.* FROM %s t JOIN %s ON %s ORDER BY %s"
                                            .formatted(table, keys, on, order))) {
                while (rows.next()) {
                    add(rows, columns, found);
                }
            }
            return found;
        });
    }

    private static void add(
            ResultSet row, Columns columns, Map<String, Map<String, @Nullable String>> to)
            throws SQLException {
        var described = row.getMetaData();
        var key = new StringJoiner(", ");
        var values = new LinkedHashMap<String, @Nullable String>();
        for (int i = 1; i <= columns.names().size(); i++) {
            String name = columns.names().get(i - 1);
            String text = Checksum.text(row, i, described.getColumnType(i));
            if (i <= columns.keys()) {
                key.add(name + "=" + text);
            } else {
                values.put(name, text);
            }
        }
        to.put(key.toString(), values);
    }

    private static List<Rebuilt.Difference> told(
            String table,
            Map<String, Map<String, @Nullable String>> before,
            Map<String, Map<String, @Nullable String>> after) {
        Set<String> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        var told = new ArrayList<Rebuilt.Difference>();
        for (String key : keys) {
            Map<String, @Nullable String> live = before.get(key);
            Map<String, @Nullable String> rebuilt = after.get(key);
            told.add(
                    new Rebuilt.Difference(
                            table, key, otherwise(live, rebuilt), otherwise(rebuilt, live)));
        }
        return List.copyOf(told);
    }

    /// What a row says in the columns in which it is not like another; all of it if there is no other.
    private static @Nullable String otherwise(
            @Nullable Map<String, @Nullable String> row,
            @Nullable Map<String, @Nullable String> other) {
        if (row == null) {
            return null;
        }
        var text = new StringJoiner(", ");
        row.forEach((name, value) -> {
            if (other == null || !Objects.equals(value, other.get(name))) {
                text.add(name + "=" + value);
            }
        });
        return text.toString();
    }
}
