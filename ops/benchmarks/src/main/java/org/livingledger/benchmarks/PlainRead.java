package org.livingledger.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads every event in keyset pages and parses its payload, on one thread, with plain JDBC and
/// Jackson, and does nothing with it: an operation is an event.
record PlainRead(String name, String what, String url) implements Contestant {

    private static final int PAGE = 10_000;
    private static final String SQL =
            "SELECT ledger_id, position, type, payload FROM events WHERE (ledger_id, position) > (?,"
                    + " ?) ORDER BY ledger_id, position LIMIT "
                    + PAGE;

    @Override
    public void warmUp(Duration duration) throws SQLException {
        measure(duration);
    }

    /// Takes as long as it takes.
    @Override
    public Sample measure(Duration duration) throws SQLException {
        JsonMapper json = JsonMapper.shared();
        long events = 0;
        long fields = 0;
        long began = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement select = connection.prepareStatement(SQL)) {
            String ledger = "";
            long position = 0;
            int page;
            do {
                select.setString(1, ledger);
                select.setLong(2, position);
                page = 0;
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        ledger = rows.getString(1);
                        position = rows.getLong(2);
                        JsonNode payload = json.readTree(rows.getString(4));
                        fields += payload.size();
                        page++;
                    }
                }
                events += page;
            } while (page == PAGE);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        String read = "%,d events with %,d fields in %.1f s".formatted(events, fields, seconds);
        return new Sample(events / seconds, 0, 0, 0, 0, read, "");
    }
}
