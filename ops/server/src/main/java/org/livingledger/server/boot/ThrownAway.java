package org.livingledger.server.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When H2's file of projections is thrown away and filled anew from the events: when it cannot be
/// read, and when it has seen more than there is, because the events were put back to an older copy.
final class ThrownAway {

    private static final Logger LOG = LoggerFactory.getLogger(ThrownAway.class);

    private ThrownAway() {}

    /// Deletes the file if a crash has left it unreadable. Nobody may have it open.
    static void ifUnreadable(String url, Path file) {
        try (Connection opened = DriverManager.getConnection(url, "sa", "")) {
            opened.getMetaData();
        } catch (SQLException e) {
            if (e.getErrorCode() != ErrorCode.FILE_CORRUPTED_1) {
                throw new IllegalStateException("cannot open " + file, e);
            }
            LOG.warn("{} cannot be read; the projections are built anew", file, e);
            try {
                Files.delete(file);
            } catch (IOException undeletable) {
                throw new UncheckedIOException(undeletable);
            }
        }
    }

    /// Empties the projections if they stand behind the end of any ledger.
    static void ifAhead(DataSource core, DataSource projections) {
        try (Connection events = core.getConnection();
                Connection connection = projections.getConnection();
                Statement statement = connection.createStatement()) {
            Map<String, Long> heads =
                    positions(events, "SELECT ledger_id, position FROM ledger_heads");
            boolean ahead =
                    exists(connection)
                            && positions(
                                            connection,
                                            "SELECT ledger_id, MAX(position) FROM"
                                                    + " projection_positions GROUP BY ledger_id")
                                    .entrySet()
                                    .stream()
                                    .anyMatch(each ->
                                            each.getValue()
                                                    > heads.getOrDefault(each.getKey(), 0L));
            if (ahead) {
                LOG.warn(
                        "the projections have seen events that are not there; they are built anew");
                statement.execute("DROP ALL OBJECTS");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot compare the projections with the events", e);
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (ResultSet tables =
                connection.getMetaData().getTables(null, null, "PROJECTION_POSITIONS", null)) {
            return tables.next();
        }
    }

    private static Map<String, Long> positions(Connection database, String sql)
            throws SQLException {
        var positions = new HashMap<String, Long>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                positions.put(rows.getString(1), rows.getLong(2));
            }
        }
        return positions;
    }
}
