package org.livingledger.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/// The tables that a batch writes: events, heads and receipts, in the transaction of the calling
/// thread. The statements are the same on both databases.
public final class Ledgers {

    private static final String RECEIPT =
            "r.ledger_id, r.command_key, r.salt, r.fingerprint, r.status, r.body, r.position,"
                    + " r.recorded_us";

    /// Up to how many ledgers a question for each costs less than a join.
    private static final int FEW = 8;

    private final DataSource dataSource;

    /// Where a ledger stands.
    ///
    /// @param position its last position
    /// @param recordedMicros when its last event became known
    public record Head(long position, long recordedMicros) {

        /// A ledger that is not open.
        public static final Head NONE = new Head(0, 0);
    }

    /// A move of a ledger's head, which succeeds only from where it was last seen.
    public record Move(Head from, Head to) {}

    /// Tables in the given database.
    public Ledgers(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Where the given ledgers stand; one that is not open is left out.
    ///
    /// @param lock whether to wait for whoever is moving them, and keep them until the end of the
    ///     transaction
    public Map<String, Head> heads(Collection<String> ledgers, boolean lock) throws SQLException {
        String sql =
                "SELECT ledger_id, position, recorded_us FROM ledger_heads WHERE ledger_id = ANY(?)"
                        + (lock ? " ORDER BY ledger_id FOR UPDATE" : "");
        Connection connection = connection();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("VARCHAR", ledgers.toArray()));
            var heads = new HashMap<String, Head>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    heads.put(rows.getString(1), new Head(rows.getLong(2), rows.getLong(3)));
                }
            }
            return heads;
        } finally {
            release(connection);
        }
    }

    /// The receipts that the given keys have, by ledger and key.
    public Map<String, Map<String, Receipt>> receipts(Map<String, List<String>> keys)
            throws SQLException {
        var found = new HashMap<String, Map<String, Receipt>>();
        Connection connection = connection();
        try {
            if (keys.size() > FEW || Among.of(connection) == Among.JOIN) {
                receiptsOfMany(connection, keys, found);
            } else {
                receiptsOfEach(connection, keys, found);
            }
        } finally {
            release(connection);
        }
        return found;
    }

    private static void receiptsOfEach(
            Connection connection,
            Map<String, List<String>> keys,
            Map<String, Map<String, Receipt>> found)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT "
                                + RECEIPT
                                + " FROM command_receipts r"
                                + " WHERE r.ledger_id = ? AND r.command_key = ANY(?)")) {
            for (var ledger : keys.entrySet()) {
                select.setString(1, ledger.getKey());
                select.setArray(
                        2, connection.createArrayOf("VARCHAR", ledger.getValue().toArray()));
                collect(select, found);
            }
        }
    }

    /// The join is an outer one, so that neither database can begin with the receipts; a key without
    /// one gives a row of nulls.
    private static void receiptsOfMany(
            Connection connection,
            Map<String, List<String>> keys,
            Map<String, Map<String, Receipt>> found)
            throws SQLException {
        var ledgers = new ArrayList<String>();
        var all = new ArrayList<String>();
        keys.forEach((ledger, its) -> {
            its.forEach(key -> ledgers.add(ledger));
            all.addAll(its);
        });
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT "
                                + RECEIPT
                                + " FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY))"
                                + " AS k(ledger_id, command_key)"
                                + " LEFT JOIN command_receipts r ON r.ledger_id = k.ledger_id"
                                + " AND r.command_key = k.command_key")) {
            select.setArray(1, connection.createArrayOf("VARCHAR", ledgers.toArray()));
            select.setArray(2, connection.createArrayOf("VARCHAR", all.toArray()));
            collect(select, found);
        }
    }

    private static void collect(PreparedStatement select, Map<String, Map<String, Receipt>> found)
            throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                String ledger = rows.getString(1);
                if (ledger == null) {
                    continue;
                }
                var receipt =
                        new Receipt(
                                ledger,
                                rows.getString(2),
                                rows.getBytes(3),
                                rows.getBytes(4),
                                rows.getInt(5),
                                rows.getString(6),
                                rows.getLong(7),
                                rows.getLong(8));
                found.computeIfAbsent(receipt.ledger(), any -> new HashMap<>())
                        .put(receipt.key(), receipt);
            }
        }
    }

    /// Moves heads, in the order of the ledgers' ids so that no two batches wait for each other. A
    /// move from [Head#NONE] opens the ledger. Heads that did not change are compared all the same.
    ///
    /// @return whether every head was where it was last seen
    public boolean move(SortedMap<String, Move> moves) throws SQLException {
        Connection connection = connection();
        try (PreparedStatement open =
                        connection.prepareStatement(
                                "INSERT INTO ledger_heads (ledger_id, position, recorded_us)"
                                        + " VALUES (?, ?, ?)");
                PreparedStatement update =
                        connection.prepareStatement(
                                "UPDATE ledger_heads SET position = ?, recorded_us = ?"
                                        + " WHERE ledger_id = ? AND position = ?")) {
            int updates = 0;
            for (var each : moves.entrySet()) {
                Move move = each.getValue();
                if (move.from().position() == 0) {
                    open.setString(1, each.getKey());
                    open.setLong(2, move.to().position());
                    open.setLong(3, move.to().recordedMicros());
                    open.executeUpdate();
                } else {
                    update.setLong(1, move.to().position());
                    update.setLong(2, move.to().recordedMicros());
                    update.setString(3, each.getKey());
                    update.setLong(4, move.from().position());
                    update.addBatch();
                    updates++;
                }
            }
            if (updates > 0) {
                for (int moved : update.executeBatch()) {
                    if (moved != 1) {
                        return false;
                    }
                }
            }
            return true;
        } finally {
            release(connection);
        }
    }

    /// Adds events.
    public void append(List<EventRow> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        Connection connection = connection();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO events (ledger_id, position, event_id, stream, sequence, type,"
                                + " revision, recorded_us, correlation, actor, payload)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (EventRow event : events) {
                insert.setString(1, event.ledger());
                insert.setLong(2, event.position());
                insert.setString(3, event.id());
                insert.setString(4, event.stream());
                insert.setLong(5, event.sequence());
                insert.setString(6, event.type());
                insert.setInt(7, event.revision());
                insert.setLong(8, event.recordedMicros());
                insert.setString(9, event.correlation());
                insert.setString(10, event.actor());
                insert.setString(11, event.payload());
                insert.addBatch();
            }
            insert.executeBatch();
        } finally {
            release(connection);
        }
    }

    /// Adds receipts.
    public void receive(List<Receipt> receipts) throws SQLException {
        if (receipts.isEmpty()) {
            return;
        }
        Connection connection = connection();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO command_receipts (ledger_id, command_key, salt, fingerprint,"
                                + " status, body, position, recorded_us)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Receipt receipt : receipts) {
                insert.setString(1, receipt.ledger());
                insert.setString(2, receipt.key());
                insert.setBytes(3, receipt.salt());
                insert.setBytes(4, receipt.fingerprint());
                insert.setInt(5, receipt.status());
                insert.setString(6, receipt.body());
                insert.setLong(7, receipt.position());
                insert.setLong(8, receipt.recordedMicros());
                insert.addBatch();
            }
            insert.executeBatch();
        } finally {
            release(connection);
        }
    }

    /// The streams of a ledger that have events after a position.
    public List<String> streamsAfter(String ledger, long position) throws SQLException {
        Connection connection = connection();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT DISTINCT stream FROM events WHERE ledger_id = ? AND position > ?")) {
            select.setString(1, ledger);
            select.setLong(2, position);
            var streams = new ArrayList<String>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    streams.add(rows.getString(1));
                }
            }
            return streams;
        } finally {
            release(connection);
        }
    }

    private Connection connection() {
        return DataSourceUtils.getConnection(dataSource);
    }

    private void release(Connection connection) {
        DataSourceUtils.releaseConnection(connection, dataSource);
    }
}
