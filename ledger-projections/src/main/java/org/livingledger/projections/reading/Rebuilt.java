package org.livingledger.projections.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A projection that was built anew from the events, and how it compared with what was live, both at
/// the same positions.
///
/// @param tables each of its tables
public record Rebuilt(String projection, int generation, List<Table> tables) {

    /// One table, live and rebuilt.
    ///
    /// @param rowsLive how many rows the live one had
    /// @param rowsRebuilt how many rows the rebuilt one has
    /// @param checksumLive SHA-256 of the live one's rows in the order of its key, in hex
    /// @param checksumRebuilt the same of the rebuilt one
    /// @param differing how many rows are not the same in both
    /// @param differences the first of them
    public record Table(
            String table,
            long rowsLive,
            long rowsRebuilt,
            String checksumLive,
            String checksumRebuilt,
            long differing,
            List<Difference> differences) {

        /// Whether the two are the same, row for row.
        public boolean equal() {
            return rowsLive == rowsRebuilt && checksumLive.equals(checksumRebuilt);
        }
    }

    /// A row that is not the same in both.
    ///
    /// @param key the columns of its key, as `name=value`
    /// @param live what the live one says where they are not the same, or null if it has no such row
    /// @param rebuilt what the rebuilt one says there, or null if it has no such row
    public record Difference(
            String table, String key, @Nullable String live, @Nullable String rebuilt) {}

    /// How many rows are not the same in both.
    public long differing() {
        return tables.stream().mapToLong(Table::differing).sum();
    }

    /// The first of them, of each table.
    public List<Difference> differences() {
        return tables.stream().flatMap(table -> table.differences().stream()).toList();
    }

    /// Whether all tables are the same, row for row.
    public boolean equal() {
        return tables.stream().allMatch(Table::equal);
    }

    /// How many rows the rebuilt tables have.
    public long rows() {
        return tables.stream().mapToLong(Table::rowsRebuilt).sum();
    }

    /// SHA-256 of the live tables, in hex.
    public String checksumLive() {
        return Checksum.of(tables.stream().map(Table::checksumLive).toList());
    }

    /// SHA-256 of the rebuilt tables, in hex.
    public String checksumRebuilt() {
        return Checksum.of(tables.stream().map(Table::checksumRebuilt).toList());
    }
}
