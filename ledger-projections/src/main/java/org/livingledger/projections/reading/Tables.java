package org.livingledger.projections.reading;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.projections.reading.Shape.Columns;
import org.livingledger.projections.reading.Shape.Read;
import org.springframework.jdbc.core.ConnectionCallback;

/// The tables of one build, seen from one ledger. Rows are given without their `ledger_id`.
public final class Tables {

    /// Keys that are looked up in one statement: an array of H2 has room for 65 536.
    private static final int MOST_KEYS = 50_000;

    private static final Pattern NAMED = Pattern.compile("\\{(\\w+)}");

    private final Database database;
    private final Build build;
    private final LedgerId ledger;
    private final @Nullable Set<String> written;

    Tables(Database database, Build build, LedgerId ledger) {
        this(database, build, ledger, null);
    }

    /// Tables that were empty before.
    ///
    /// @param written takes the physical names of those that something is written to
    Tables(Database database, Build build, LedgerId ledger, @Nullable Set<String> written) {
        this.database = database;
        this.build = build;
        this.ledger = ledger;
        this.written = written;
    }

    /// The ledger that they are seen from.
    public LedgerId ledger() {
        return ledger;
    }

    /// The name of a table of this build, which no other build has.
    public String physical(String table) {
        return build.table(table);
    }

    /// A statement that changes the tables that it names.
    private String changing(String sql) {
        if (written != null) {
            NAMED.matcher(sql).results().forEach(name -> written.add(physical(name.group(1))));
        }
        return build.sql(sql);
    }

    /// A table that is written to.
    private String changed(String table) {
        String physical = physical(table);
        if (written != null) {
            written.add(physical);
        }
        return physical;
    }

    /// The rows of a table that a batch is going to touch.
    public <K, R> Rows<K, R> rows(Shape<K, R> shape) {
        return new Rows<>(this, shape);
    }

    /// The rows that have one of the given keys, or keys that begin so.
    public <T> List<T> find(String table, Collection<@Nullable Object[]> keys, Read<T> read) {
        if (written != null && !written.contains(physical(table))) {
            return List.of();
        }
        List<@Nullable Object[]> all = List.copyOf(keys);
        List<T> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_KEYS) {
            find(table, all.subList(from, Math.min(all.size(), from + MOST_KEYS)), read, found);
        }
        return found;
    }

    private <T> void find(
            String table, List<@Nullable Object[]> keys, Read<T> read, List<T> found) {
        String physical = build.table(table);
        Columns columns = database.columns(physical);
        int keyed = keys.getFirst().length + 1;
        inConnection(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement(Dialect.select(physical, columns, keyed))) {
                setArrays(connection, select, 1, columns, keys);
                select.setString(keyed, ledger.value());
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        if (rows.getString("ledger_id") != null) {
                            found.add(read.from(rows));
                        }
                    }
                }
                return true;
            }
        });
    }

    /// Reads rows by a statement of one's own, with `{table}` for a table's name.
    public <T> List<T> read(String sql, Read<T> read, @Nullable Object... parameters) {
        return inConnection(connection -> {
            try (PreparedStatement select = connection.prepareStatement(build.sql(sql))) {
                set(select, parameters);
                select.setFetchSize(Database.FETCH_SIZE);
                List<T> found = new ArrayList<>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(read.from(rows));
                    }
                }
                return found;
            }
        });
    }

    /// Takes rows one by one, by a statement of one's own. Rows can be written meanwhile.
    public void each(String sql, Take take, @Nullable Object... parameters) {
        inConnection(connection -> {
            try (PreparedStatement select = connection.prepareStatement(build.sql(sql))) {
                set(select, parameters);
                select.setFetchSize(Database.FETCH_SIZE);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        take.row(rows);
                    }
                }
                return true;
            }
        });
    }

    /// Takes the current row.
    @FunctionalInterface
    public interface Take {

        /// The row, by the names of its columns.
        void row(ResultSet row) throws SQLException;
    }

    /// Changes rows by a statement of one's own, with `{table}` for a table's name.
    public void execute(String sql, @Nullable Object... parameters) {
        String changing = changing(sql);
        inConnection(connection -> {
            try (PreparedStatement update = connection.prepareStatement(changing)) {
                set(update, parameters);
                return update.executeUpdate();
            }
        });
    }

    /// Writes rows that are new.
    public void insert(String table, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String physical = changed(table);
        Columns columns = database.columns(physical);
        write(database.dialect().insert(physical, columns), columns, rows);
    }

    /// Writes rows whether or not they are new.
    public void upsert(String table, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String physical = changed(table);
        Columns columns = database.columns(physical);
        write(database.dialect().upsert(physical, columns), columns, rows);
    }

    /// Deletes the rows of the given keys.
    public void delete(String table, List<@Nullable Object[]> keys) {
        if (keys.isEmpty()) {
            return;
        }
        String physical = changed(table);
        Columns columns = database.columns(physical);
        write(database.dialect().delete(physical, columns), columns, keys);
    }

    /// Carries a statement out for many rows, or keys, at once.
    private void write(String sql, Columns columns, List<@Nullable Object[]> rows) {
        if (!database.dialect().takesArrays()) {
            batch(sql, rows);
            return;
        }
        inConnection(connection -> {
            try (PreparedStatement write = connection.prepareStatement(sql)) {
                write.setString(1, ledger.value());
                setArrays(connection, write, 2, columns, rows);
                return write.executeUpdate();
            }
        });
    }

    private void batch(String sql, List<@Nullable Object[]> rows) {
        inConnection(connection -> {
            try (PreparedStatement write = connection.prepareStatement(sql)) {
                for (@Nullable Object[] row : rows) {
                    write.setString(1, ledger.value());
                    for (int i = 0; i < row.length; i++) {
                        write.setObject(i + 2, bound(row[i]));
                    }
                    write.addBatch();
                }
                return write.executeBatch();
            }
        });
    }

    private static void setArrays(
            Connection connection,
            PreparedStatement statement,
            int first,
            Columns columns,
            List<@Nullable Object[]> rows)
            throws SQLException {
        int width = rows.getFirst().length;
        for (int column = 0; column < width; column++) {
            @Nullable Object[] values = new @Nullable Object[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = bound(rows.get(i)[column]);
            }
            Array array = connection.createArrayOf(columns.types().get(column + 1), values);
            statement.setArray(first + column, array);
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, bound(parameters[i]));
        }
    }

    private static @Nullable Object bound(@Nullable Object value) {
        return value instanceof Instant instant ? Instants.parameter(instant) : value;
    }

    private <T> T inConnection(ConnectionCallback<T> callback) {
        return database.inConnection(callback);
    }
}
