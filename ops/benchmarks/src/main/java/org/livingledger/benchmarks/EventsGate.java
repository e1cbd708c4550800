package org.livingledger.benchmarks;

import java.sql.SQLException;
import java.util.List;
import org.livingledger.benchmarks.Workloads.Population;

/// Lets a measurement of a server that only takes commands pass by what it has stored: every accepted
/// command has left its one event and its receipt, every refused one its receipt, no other has left
/// anything, and no position and no event of a stream is missing or there twice.
final class EventsGate implements Gate {

    private final Postgres postgres;
    private final String database;
    private final String sql;
    private long events;
    private long receipts;

    /// From now on it counts.
    EventsGate(Postgres postgres, String database, Population population) throws SQLException {
        this.postgres = postgres;
        this.database = database;
        this.sql = stored(population.prefix() + "-%");
        List<Long> stored = postgres.numbers(database, sql);
        this.events = stored.get(0);
        this.receipts = stored.get(3);
    }

    private static String stored(String ledgers) {
        String these = "ledger_id LIKE '" + ledgers + "'";
        return "SELECT COALESCE(SUM(h.position), 0), COALESCE(SUM(e.events), 0),"
                + " COALESCE(SUM(e.last), 0), (SELECT COUNT(*) FROM command_receipts WHERE "
                + these
                + "), (SELECT COUNT(*) FROM (SELECT 1 FROM events WHERE "
                + these
                + " GROUP BY ledger_id, stream HAVING MAX(sequence) + 1 <> COUNT(*)) broken)"
                + " FROM ledger_heads h JOIN (SELECT ledger_id, COUNT(*) AS events,"
                + " MAX(position) AS last FROM events WHERE "
                + these
                + " GROUP BY ledger_id) e ON e.ledger_id = h.ledger_id";
    }

    @Override
    public String fault(Tally tally) throws SQLException {
        List<Long> stored = postgres.numbers(database, sql);
        long added = stored.get(0) - events;
        long received = stored.get(3) - receipts;
        events = stored.get(0);
        receipts = stored.get(3);
        if (!stored.get(1).equals(stored.get(0)) || !stored.get(2).equals(stored.get(0))) {
            return "heads %d, events %d, last positions %d"
                    .formatted(stored.get(0), stored.get(1), stored.get(2));
        }
        if (stored.get(4) > 0) {
            return stored.get(4) + " streams have gaps";
        }
        if (tally.failed() + tally.unanswered() > 0) {
            return "%d failed, %d unanswered %s %s"
                    .formatted(tally.failed(), tally.unanswered(), tally.statuses(), tally.fault());
        }
        if (added != tally.accepted() || received != tally.accepted() + tally.refused()) {
            return "%d accepted and %d refused, but %d events and %d receipts"
                    .formatted(tally.accepted(), tally.refused(), added, received);
        }
        return "";
    }
}
