package org.livingledger.projections.reading;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.livingledger.projections.reading.RebuildProgress.Result;
import org.livingledger.projections.reading.RebuildProgress.Status;

/// What is told of rebuilds: it stands in tables, so that every server on the database can tell it,
/// and after a restart, too. Whether one that says it runs still does is told by its claim, which it
/// holds for as long as it lives.
final class Rebuilds {

    private static final String TABLES =
            """
            CREATE TABLE IF NOT EXISTS projection_rebuilds (
                id VARCHAR NOT NULL PRIMARY KEY,
                status VARCHAR NOT NULL,
                events_done BIGINT NOT NULL,
                events_total BIGINT NOT NULL,
                begun_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
            );
            CREATE TABLE IF NOT EXISTS projection_rebuild_results (
                id VARCHAR NOT NULL,
                projection VARCHAR NOT NULL,
                generation INT NOT NULL,
                rebuilt_rows BIGINT NOT NULL,
                checksum_live VARCHAR NOT NULL,
                checksum_rebuilt VARCHAR NOT NULL,
                same BOOLEAN NOT NULL,
                PRIMARY KEY (id, projection)
            );
            ALTER TABLE projection_rebuild_results ADD COLUMN IF NOT EXISTS
                differing BIGINT DEFAULT 0 NOT NULL;
            CREATE TABLE IF NOT EXISTS projection_rebuild_differences (
                id VARCHAR NOT NULL,
                projection VARCHAR NOT NULL,
                place INT NOT NULL,
                table_name VARCHAR NOT NULL,
                row_key VARCHAR NOT NULL,
                live VARCHAR,
                rebuilt VARCHAR,
                PRIMARY KEY (id, projection, place)
            );
            """;

    /// Nobody watches more often.
    private static final long BETWEEN_WRITES_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Database database;
    private final Database read;
    private final Claims claims;

    Rebuilds(Database database, Database read, Claims claims) {
        this.database = database;
        this.read = read;
        this.claims = claims;
    }

    /// Makes what is missing, once per start.
    void open() {
        database.inTransaction(() -> {
            database.lockSchema();
            database.run(TABLES);
        });
    }

    /// Writes down that a rebuild has begun. Whoever begins it has claimed its id.
    void begin(String id) {
        // who asks after a quarter of a year is not answered any more
        for (String table :
                List.of(
                        "projection_rebuild_differences",
                        "projection_rebuild_results",
                        "projection_rebuilds")) {
            database.client()
                    .sql(
                            "DELETE FROM "
                                    + table
                                    + " WHERE id IN (SELECT id FROM projection_rebuilds WHERE"
                                    + " begun_at < CURRENT_TIMESTAMP - INTERVAL '90' DAY)")
                    .update();
        }
        database.client()
                .sql("INSERT INTO projection_rebuilds VALUES (?, ?, 0, 0, CURRENT_TIMESTAMP)")
                .params(id, Status.RUNNING.name())
                .update();
        database.keep();
    }

    /// Keeps what is told up with a rebuild.
    Rebuild.Watcher watcher(String id) {
        return new Rebuild.Watcher() {

            private long written = System.nanoTime() - BETWEEN_WRITES_NANOS;

            @Override
            public void folded(long done, long total) {
                long now = System.nanoTime();
                if (done == total || now - written >= BETWEEN_WRITES_NANOS) {
                    written = now;
                    database.client()
                            .sql(
                                    "UPDATE projection_rebuilds SET events_done = ?,"
                                            + " events_total = ? WHERE id = ?")
                            .params(done, total, id)
                            .update();
                }
            }
        };
    }

    /// Writes down how it came out.
    void done(String id, List<Rebuilt> rebuilt) {
        database.inTransaction(() -> {
            for (Rebuilt each : rebuilt) {
                database.client()
                        .sql(
                                "INSERT INTO projection_rebuild_results VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                        .params(
                                id,
                                each.projection(),
                                each.generation(),
                                each.rows(),
                                each.checksumLive(),
                                each.checksumRebuilt(),
                                each.equal(),
                                each.differing())
                        .update();
                differ(id, each);
            }
            database.client()
                    .sql("UPDATE projection_rebuilds SET events_done = events_total WHERE id = ?")
                    .param(id)
                    .update();
            end(id, Status.DONE);
        });
        database.keep();
    }

    private void differ(String id, Rebuilt rebuilt) {
        int place = 0;
        for (Rebuilt.Difference each : rebuilt.differences()) {
            database.client()
                    .sql("INSERT INTO projection_rebuild_differences VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            Arrays.asList(
                                    id,
                                    rebuilt.projection(),
                                    place++,
                                    each.table(),
                                    each.key(),
                                    each.live(),
                                    each.rebuilt()))
                    .update();
        }
    }

    /// Writes down that it came to nothing.
    void failed(String id) {
        end(id, Status.FAILED);
        database.keep();
    }

    /// One that was interrupted stays so, whatever is told of it later.
    private void end(String id, Status status) {
        database.client()
                .sql("UPDATE projection_rebuilds SET status = ? WHERE id = ? AND status = ?")
                .params(status.name(), id, Status.RUNNING.name())
                .update();
    }

    /// How a rebuild is getting on, or null if there is none of this id.
    @Nullable RebuildProgress find(String id) {
        RebuildProgress found = read(id);
        if (found != null && found.status() == Status.RUNNING && claims.isFree(id)) {
            // it has ended since, or whoever was at it is gone
            end(id, Status.INTERRUPTED);
            return read(id);
        }
        return found;
    }

    private @Nullable RebuildProgress read(String id) {
        return read.client()
                .sql("SELECT * FROM projection_rebuilds WHERE id = ?")
                .param(id)
                .query((row, _) ->
                        new RebuildProgress(
                                id,
                                Status.valueOf(row.getString("status")),
                                row.getLong("events_done"),
                                row.getLong("events_total"),
                                results(id)))
                .optional()
                .orElse(null);
    }

    private List<Result> results(String id) {
        return read.client()
                .sql("SELECT * FROM projection_rebuild_results WHERE id = ? ORDER BY projection")
                .param(id)
                .query((row, _) ->
                        new Result(
                                row.getString("projection"),
                                row.getInt("generation"),
                                row.getLong("rebuilt_rows"),
                                row.getString("checksum_live"),
                                row.getString("checksum_rebuilt"),
                                row.getBoolean("same"),
                                row.getLong("differing"),
                                differences(id, row.getString("projection"))))
                .list();
    }

    private List<Rebuilt.Difference> differences(String id, String projection) {
        return read.client()
                .sql(
                        "SELECT * FROM projection_rebuild_differences WHERE id = ? AND projection = ?"
                                + " ORDER BY id, projection, place")
                .params(id, projection)
                .query((row, _) ->
                        new Rebuilt.Difference(
                                row.getString("table_name"),
                                row.getString("row_key"),
                                row.getString("live"),
                                row.getString("rebuilt")))
                .list();
    }
}
