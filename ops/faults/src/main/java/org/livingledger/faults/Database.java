package org.livingledger.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The database that is judged, row by row.
record Database(Connection connection) {

    /// Rows of a large result that are held in memory at a time.
    private static final int FETCH_SIZE = 2_000;

    /// What is done with each row.
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    boolean has(String table) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "select 1 from information_schema.tables where lower(table_name) = ?")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    void read(String sql, Row each) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.read(rows);
                }
            }
        }
    }
}
