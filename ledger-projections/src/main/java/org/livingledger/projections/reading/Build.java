package org.livingledger.projections.reading;

/// One physical set of a projection's tables. Several can stand side by side; one of them is live.
///
/// @param number unique among all builds of all projections
/// @param live whether the views show it
record Build(long number, Projection projection, boolean live) {

    String name() {
        return projection.name();
    }

    /// The physical name of one of its tables, for example `board_rows_g1_b7`.
    String table(String table) {
        return physical(table, projection.generation(), number);
    }

    static String physical(String table, int generation, long number) {
        return table + "_g" + generation + "_b" + number;
    }

    /// The given SQL with the physical name in place of each `{table}`.
    String sql(String sql) {
        String bound = sql;
        for (String table : projection.tables()) {
            bound = bound.replace("{" + table + "}", table(table));
        }
        return bound;
    }
}
