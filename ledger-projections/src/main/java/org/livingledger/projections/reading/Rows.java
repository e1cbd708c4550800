package org.livingledger.projections.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows of a table that a batch touches: read at once, changed in memory, written at once.
///
/// @param <K> a key, with value equality
/// @param <R> a row without its key, immutable, with value equality
public final class Rows<K, R> {

    private final Tables tables;
    private final Shape<K, R> shape;
    private final Map<K, R> stored = new HashMap<>();
    private final Map<K, R> current = new LinkedHashMap<>();

    Rows(Tables tables, Shape<K, R> shape) {
        this.tables = tables;
        this.shape = shape;
    }

    /// Reads the rows of the given keys, or of the given beginnings of keys. What was read or changed
    /// before stays as it is.
    ///
    /// @param keys each the first columns of the primary key after `ledger_id`
    public void load(Collection<@Nullable Object[]> keys) {
        tables.find(shape.table(), keys, row -> Map.entry(shape.readKey().from(row), row(row)))
                .forEach(found -> {
                    if (stored.putIfAbsent(found.getKey(), found.getValue()) == null) {
                        current.putIfAbsent(found.getKey(), found.getValue());
                    }
                });
    }

    /// Reads the rows of the given keys.
    public void loadAll(Stream<K> keys) {
        load(keys.distinct().map(shape.key()).toList());
    }

    private R row(java.sql.ResultSet row) throws java.sql.SQLException {
        return shape.readRow().from(row);
    }

    /// The row as it stands, or null if there is none. It must have been loaded.
    public @Nullable R get(K key) {
        return current.get(key);
    }

    /// Every row that stands, with its key.
    public Map<K, R> all() {
        return current;
    }

    /// Sets a row.
    public void put(K key, R row) {
        current.put(key, row);
    }

    /// Takes a row away.
    public void remove(K key) {
        current.remove(key);
    }

    /// Told of each row that has changed since it was loaded.
    ///
    /// @param <K> a key
    /// @param <R> a row
    @FunctionalInterface
    public interface Change<K, R> {

        /// The row before, null if there was none, and after, null if there is none any more.
        void of(K key, @Nullable R before, @Nullable R after);
    }

    /// Names every row that has changed since it was loaded.
    public void forEachChange(Change<K, R> change) {
        current.forEach((key, row) -> {
            R before = stored.get(key);
            if (!row.equals(before)) {
                change.of(key, before, row);
            }
        });
        stored.forEach((key, row) -> {
            if (!current.containsKey(key)) {
                change.of(key, row, null);
            }
        });
    }

    /// Writes what has changed since it was loaded.
    public void flush() {
        List<@Nullable Object[]> fresh = new ArrayList<>();
        List<@Nullable Object[]> changed = new ArrayList<>();
        current.forEach((key, row) -> {
            R before = stored.get(key);
            if (before == null) {
                fresh.add(whole(key, row));
            } else if (!before.equals(row)) {
                changed.add(whole(key, row));
            }
        });
        List<@Nullable Object[]> gone =
                stored.keySet().stream()
                        .filter(key -> !current.containsKey(key))
                        .map(shape.key())
                        .toList();
        tables.delete(shape.table(), gone);
        tables.insert(shape.table(), fresh);
        tables.upsert(shape.table(), changed);
        stored.clear();
        stored.putAll(current);
    }

    private @Nullable Object[] whole(K key, R row) {
        @Nullable Object[] first = shape.key().apply(key);
        @Nullable Object[] rest = shape.values().apply(row);
        @Nullable Object[] whole = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, whole, first.length, rest.length);
        return whole;
    }
}
