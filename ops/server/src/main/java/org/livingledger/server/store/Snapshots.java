package org.livingledger.server.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table of snapshots: the newest state of a stream, with the hash of the event it was taken at.
/// A snapshot of another history, say from before a restore, does not match that hash.
public final class Snapshots {

    private static final String COLUMNS = "sequence, schema_version, event_hash, state";

    private final JdbcClient jdbc;
    private final String ofStreams;

    /// The state of a stream after one of its events.
    ///
    /// @param sequence the event's number in the stream
    /// @param schemaVersion the version of the state's shape
    /// @param eventHash SHA-256 of the event's stored payload
    /// @param state JSON
    @SuppressWarnings("ArrayRecordComponent") // compared by Snapshots.hash alone
    public record Snapshot(long sequence, int schemaVersion, byte[] eventHash, String state) {}

    /// Snapshots in the given database.
    public Snapshots(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.ofStreams =
                Among.of(dataSource).select(COLUMNS + ", stream", "snapshots", "stream", "VARCHAR");
    }

    /// The newest snapshot of a stream, or null if there is none.
    public @Nullable Snapshot find(String ledger, String stream) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM snapshots WHERE ledger_id = ? AND stream = ?")
                .params(ledger, stream)
                .query((row, number) -> snapshot(row))
                .optional()
                .orElse(null);
    }

    /// The newest snapshots of those of some streams that have one.
    public Map<String, Snapshot> find(String ledger, Collection<String> streams) {
        var found = new HashMap<String, Snapshot>();
        jdbc.sql(ofStreams)
                .params(streams.toArray(String[]::new), ledger)
                .query(row -> {
                    found.put(row.getString("stream"), snapshot(row));
                });
        return found;
    }

    private static Snapshot snapshot(ResultSet row) throws SQLException {
        return new Snapshot(
                row.getLong("sequence"),
                row.getInt("schema_version"),
                row.getBytes("event_hash"),
                row.getString("state"));
    }

    /// Keeps a snapshot unless a newer one of the same shape is there.
    public void save(String ledger, String stream, Snapshot snapshot) {
        int updated =
                jdbc.sql(
                                "UPDATE snapshots SET sequence = ?, schema_version = ?,"
                                        + " event_hash = ?, state = ?"
                                        + " WHERE ledger_id = ? AND stream = ?"
                                        + " AND (sequence < ? OR schema_version <> ?)")
                        .params(
                                snapshot.sequence(),
                                snapshot.schemaVersion(),
                                snapshot.eventHash(),
                                snapshot.state(),
                                ledger,
                                stream,
                                snapshot.sequence(),
                                snapshot.schemaVersion())
                        .update();
        if (updated > 0) {
            return;
        }
        try {
            jdbc.sql(
                            "INSERT INTO snapshots (ledger_id, stream, sequence, schema_version,"
                                    + " event_hash, state) VALUES (?, ?, ?, ?, ?, ?)")
                    .params(
                            ledger,
                            stream,
                            snapshot.sequence(),
                            snapshot.schemaVersion(),
                            snapshot.eventHash(),
                            snapshot.state())
                    .update();
        } catch (DuplicateKeyException e) {
            // a newer one is there
        }
    }

    /// The hash of an event's stored payload.
    public static byte[] hash(String payload) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(payload.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
