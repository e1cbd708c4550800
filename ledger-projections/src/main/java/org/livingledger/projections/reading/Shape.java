package org.livingledger.projections.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How the rows of a table look in memory: its key without the ledger, and the columns after it.
///
/// @param table the table, without generation
/// @param key the columns of the primary key after `ledger_id`, in the table's order
/// @param values the columns after the primary key, in the table's order
/// @param readKey reads the key
/// @param readRow reads the rest
/// @param <K> a key
/// @param <R> a row without its key
public record Shape<K, R>(
        String table,
        Function<K, @Nullable Object[]> key,
        Function<R, @Nullable Object[]> values,
        Read<K> readKey,
        Read<R> readRow) {

    /// Reads a value from the current row.
    ///
    /// @param <T> what
    @FunctionalInterface
    public interface Read<T> {

        /// The value, by the names of its columns.
        T from(ResultSet row) throws SQLException;
    }

    /// The columns of a table as the database describes them.
    ///
    /// @param keys how many of them, from the first, are the primary key
    record Columns(List<String> names, List<String> types, int keys) {}
}
