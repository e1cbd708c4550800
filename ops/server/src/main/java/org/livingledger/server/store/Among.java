package org.livingledger.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// How rows of a ledger are asked for that have one of many values in a column. The parameters are the values, as
/// an array, and the ledger; more conditions can follow.
public enum Among {
    /// PostgreSQL takes an index, whatever it knows of the table. A join it turns round while it knows
    /// nothing yet, and reads the whole ledger.
    ANY {
        @Override
        public String select(
                String columns, String table, String joins, String column, String type) {
            return "SELECT "
                    + columns
                    + " FROM "
                    + table
                    + " t"
                    + joins
                    + " WHERE t."
                    + column
                    + " = ANY(CAST(? AS "
                    + type
                    + " ARRAY)) AND t.ledger_id = ?";
        }
    },

    /// H2 takes an index for an outer join, but compares each row with each of the values for `ANY`.
    JOIN {
        @Override
        public String select(
                String columns, String table, String joins, String column, String type) {
            return "SELECT "
                    + columns
                    + " FROM unnest(CAST(? AS "
                    + type
                    + " ARRAY)) AS w(wanted) LEFT JOIN "
                    + table
                    + " t ON t.ledger_id = ? AND t."
                    + column
                    + " = w.wanted"
                    + joins
                    + " WHERE t.ledger_id IS NOT NULL";
        }
    };

    /// The select, without an order, of a table that is called `t` in it.
    ///
    /// @param joins what is joined to it; may be empty
    public abstract String select(
            String columns, String table, String joins, String column, String type);

    /// The select, without an order, of one table.
    String select(String columns, String table, String column, String type) {
        return select(columns, table, "", column, type);
    }

    /// The form for a database.
    public static Among of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not say which it is", e);
        }
    }

    static Among of(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL") ? ANY : JOIN;
    }
}
