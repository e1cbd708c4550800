package org.livingledger.benchmarks;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the tables of a ledger's database take on the disk, indexes and all, by what they are for.
final class Bytes {

    private static final String SUM =
            "SELECT COALESCE(SUM(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND ";

    private static final String WRITE_SIDE =
            "'events', 'ledger_heads', 'command_receipts', 'snapshots', 'api_keys',"
                    + " 'flyway_schema_history'";

    private static final Map<String, String> CONDITIONS = conditions();

    /// What tables are for, in the order of a report.
    static final List<String> GROUPS = List.copyOf(CONDITIONS.keySet());

    private Bytes() {}

    private static Map<String, String> conditions() {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("events", "n.nspname = 'public' AND c.relname IN ('events', 'ledger_heads')");
        groups.put("receipts", "n.nspname = 'public' AND c.relname = 'command_receipts'");
        groups.put("snapshots", "n.nspname = 'public' AND c.relname = 'snapshots'");
        groups.put("people", "n.nspname = 'vault'");
        groups.put("projection of boards", projection("board%"));
        groups.put("projection of accounts", projection("account%"));
        groups.put("projection of tiers", projection("tier%"));
        groups.put(
                "all projections",
                "n.nspname = 'public' AND c.relname NOT IN (" + WRITE_SIDE + ")");
        return groups;
    }

    /// Bytes by group of tables.
    static Map<String, Long> of(Postgres postgres, String database) throws SQLException {
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (Map.Entry<String, String> group : CONDITIONS.entrySet()) {
            bytes.put(
                    group.getKey(), postgres.numbers(database, SUM + group.getValue()).getFirst());
        }
        return bytes;
    }

    private static String projection(String like) {
        return "n.nspname = 'public' AND c.relname LIKE '" + like + "'";
    }
}
