package org.livingledger.projections.reading;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.livingledger.projections.reading.Shape.Columns;

/// What PostgreSQL and H2 say differently. Everything else is one text for both.
enum Dialect {
    POSTGRESQL {
        @Override
        String idType() {
            // The database's own collation would order ids by language; boards break ties by code.
            return "VARCHAR COLLATE \"C\"";
        }

        @Override
        String onlyWhere(String condition) {
            return "WHERE " + condition;
        }

        @Override
        String show(String name, String table, boolean reshaped) {
            // A view can be replaced only by one of the same columns.
            return (reshaped ? "DROP VIEW IF EXISTS " + name + ";\n" : "")
                    + "CREATE OR REPLACE VIEW "
                    + name
                    + " AS SELECT * FROM "
                    + table
                    + ";\n";
        }

        @Override
        boolean takesArrays() {
            return true;
        }

        @Override
        String insert(String table, Columns columns) {
            return "INSERT INTO "
                    + table
                    + " ("
                    + String.join(", ", columns.names())
                    + ") SELECT ?, "
                    + columns.names().stream()
                            .skip(1)
                            .map(name -> "k." + name)
                            .collect(Collectors.joining(", "))
                    + " FROM "
                    + unnest(columns, 1, columns.names().size());
        }

        @Override
        String upsert(String table, Columns columns) {
            List<String> rest = columns.names().subList(columns.keys(), columns.names().size());
            return insert(table, columns)
                    + " ON CONFLICT ("
                    + String.join(", ", columns.names().subList(0, columns.keys()))
                    + ") DO "
                    + (rest.isEmpty()
                            ? "NOTHING"
                            : "UPDATE SET "
                                    + rest.stream()
                                            .map(name -> name + " = EXCLUDED." + name)
                                            .collect(Collectors.joining(", ")));
        }

        @Override
        String delete(String table, Columns columns) {
            return "DELETE FROM "
                    + table
                    + " AS t USING (SELECT CAST(? AS VARCHAR) AS ledger_id, k.* FROM "
                    + unnest(columns, 1, columns.keys())
                    + ") AS k WHERE "
                    + columns.names().subList(0, columns.keys()).stream()
                            .map(name -> "t." + name + " = k." + name)
                            .collect(Collectors.joining(" AND "));
        }
    },

    H2 {
        @Override
        String idType() {
            return "VARCHAR";
        }

        @Override
        String onlyWhere(String condition) {
            return "";
        }

        @Override
        String show(String name, String table, boolean reshaped) {
            // Not a view: H2 takes no order from an index through a view, and would sort a board of
            // a
            // million for its first page.
            return "CREATE OR REPLACE SYNONYM " + name + " FOR " + table + ";\n";
        }

        @Override
        boolean takesArrays() {
            return false;
        }

        @Override
        String insert(String table, Columns columns) {
            return "INSERT INTO " + table + values(columns, "");
        }

        @Override
        String upsert(String table, Columns columns) {
            String key = String.join(", ", columns.names().subList(0, columns.keys()));
            return "MERGE INTO " + table + values(columns, " KEY (" + key + ")");
        }

        @Override
        String delete(String table, Columns columns) {
            return "DELETE FROM "
                    + table
                    + " WHERE "
                    + columns.names().subList(0, columns.keys()).stream()
                            .map(name -> name + " = ?")
                            .collect(Collectors.joining(" AND "));
        }

        private String values(Columns columns, String key) {
            return " ("
                    + String.join(", ", columns.names())
                    + ")"
                    + key
                    + " VALUES ("
                    + Stream.generate(() -> "?")
                            .limit(columns.names().size())
                            .collect(Collectors.joining(", "))
                    + ")";
        }
    };

    /// The type of a text that is ordered by its characters' codes.
    abstract String idType();

    /// What ends the definition of an index that only rows of some kind need to stand in: most of what
    /// can be due never is. Nothing where an index always has every row.
    abstract String onlyWhere(String condition);

    /// Lets a stable name show a physical table.
    ///
    /// @param reshaped whether what it showed before may have had other columns
    abstract String show(String name, String table, boolean reshaped);

    /// Whether many rows go into one statement as one array per column, rather than as a JDBC batch.
    abstract boolean takesArrays();

    /// Writes rows that are new. The first parameter is the ledger.
    abstract String insert(String table, Columns columns);

    /// Writes rows whether or not they are new. The first parameter is the ledger.
    abstract String upsert(String table, Columns columns);

    /// The rows of a table that have one of many keys, given as one array per column of the key. H2
    /// takes the key's index for a join, but not for `= ANY(?)`. The join is an outer one, so that H2
    /// cannot begin with the table: it would keep that plan, made while the table was small, and compare
    /// each row with each key. A key without a row gives a row of nulls, which the caller leaves out.
    static String select(String table, Columns columns, int keyed) {
        return "SELECT t.* FROM "
                + unnest(columns, 1, keyed)
                + " LEFT JOIN "
                + table
                + " t ON t.ledger_id = ? AND "
                + columns.names().subList(1, keyed).stream()
                        .map(name -> "t." + name + " = k." + name)
                        .collect(Collectors.joining(" AND "));
    }

    /// Deletes rows. The first parameter is the ledger.
    abstract String delete(String table, Columns columns);

    private static String unnest(Columns columns, int from, int to) {
        return "UNNEST("
                + columns.types().subList(from, to).stream()
                        .map(type -> "CAST(? AS " + type + " ARRAY)")
                        .collect(Collectors.joining(", "))
                + ") AS k("
                + String.join(", ", columns.names().subList(from, to))
                + ")";
    }
}
