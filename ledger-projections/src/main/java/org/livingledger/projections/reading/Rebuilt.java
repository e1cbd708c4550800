package org.livingledger.projections.reading;

import java.util.List;

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
    public record Table(
            String table,
            long rowsLive,
            long rowsRebuilt,
            String checksumLive,
            String checksumRebuilt) {

        /// Whether the two are the same, row for row.
        public boolean equal() {
            return rowsLive == rowsRebuilt && checksumLive.equals(checksumRebuilt);
        }
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
