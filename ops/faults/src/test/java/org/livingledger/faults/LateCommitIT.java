package org.livingledger.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Readers against late commits (`reliability.md`, Faults to survive): a raw session outside every
/// pool moves a ledger's head, adds an event with a clock 90 s off, and sits on its transaction. Who
/// writes to that ledger waits or is told 503, who writes to others does not notice, a keyset reader
/// skips no event, and after the commit the server goes on from what was committed.
class LateCommitIT {

    private static final String HELD = "ash";

    /// Several, so that they stand on every lane: a lane whose transaction waits is allowed to wait.
    private static final List<String> FREE = List.of("birch", "cedar", "dogwood", "elm");

    private static final long SKEW_US = TimeUnit.SECONDS.toMicros(90);

    @Test
    void noReaderSkipsAnEvent() throws Exception {
        long seed = Setting.seed();
        var verdict = new Verdict("readers against late commits");
        try (Scene scene = Scene.onPostgres()) {
            ServerProcess server = scene.start();
            Api api = scene.api(server);
            scene.open(api, List.of(HELD));
            scene.open(api, FREE);
            List<Note> all = new ArrayList<>();
            var reader = new Reader(scene);
            CompletableFuture<List<Long>> read = CompletableFuture.supplyAsync(reader::follow);
            int late = 0;
            for (int seconds : Setting.lateSeconds()) {
                for (long skew : List.of(-SKEW_US, SKEW_US)) {
                    all.addAll(round(scene, api, verdict, seed, late++, seconds, skew));
                }
            }
            Report report = scene.check();
            verdict.judge(report, all);
            List<Long> positions = reader.stop(read, head(scene));
            for (int i = 0; i < positions.size(); i++) {
                verdict.expect(
                        positions.get(i) == i + 1,
                        "the reader saw " + positions.get(i) + " as " + i);
            }
            verdict.rebuild(api);
        }
        verdict.declare(seed);
    }

    private static Collection<Note> round(
            Scene scene, Api api, Verdict verdict, long seed, int late, int seconds, long skew)
            throws Exception {
        List<Load> free = new ArrayList<>();
        for (String ledger : FREE) {
            free.add(new Load(seed + late, "f" + late, List.of(ledger), List.of(api), 4));
        }
        var held = new Load(seed + late, "h" + late, List.of(HELD), List.of(api));
        held.goOn(Duration.ofMillis(300));
        long before = free.stream().mapToLong(Load::accepted).sum();
        commitLate(scene, "late-" + late, seconds, skew);
        long after = free.stream().mapToLong(Load::accepted).sum();
        verdict.expect(after - before > Load.CLIENTS, "writers of other ledgers stood still");
        Thread.sleep(300);
        Collection<Note> notes = new ArrayList<>(held.stop());
        verdict.addAll(held.problems());
        for (Load load : free) {
            notes.addAll(load.stop());
            verdict.addAll(load.problems());
        }
        for (Note note : notes) {
            Note.Reply reply = note.reply();
            verdict.expect(
                    reply != null && (reply.decided() || reply.saysComeAgain()),
                    "neither decided nor a clean 503: " + note + " " + note.failure);
        }
        verdict.round(notes);
        verdict.sendAgain(api, notes, new java.util.Random(seed));
        return notes;
    }

    /// Does by hand what a writer does, and commits it late.
    private static void commitLate(Scene scene, String key, int seconds, long skew)
            throws Exception {
        try (Connection late = scene.database()) {
            late.setAutoCommit(false);
            long position;
            long us;
            try (PreparedStatement head =
                    late.prepareStatement(
                            "update ledger_heads set position = position + 1,"
                                    + " recorded_us = greatest(recorded_us, ?)"
                                    + " where ledger_id = ? returning position, recorded_us")) {
                head.setLong(1, TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()) + skew);
                head.setString(2, HELD);
                try (ResultSet row = head.executeQuery()) {
                    row.next();
                    position = row.getLong(1);
                    us = row.getLong(2);
                }
            }
            // one seat more than the server knows of: it must decide from this, not from its cache
            update(
                    late,
                    """
                    insert into events(ledger_id, position, event_id, stream, sequence, type,
                      revision, recorded_us, correlation, actor, payload)
                    select ledger_id, ?, ?, stream, max(sequence) + 1, 'capacity-set', 1, ?, ?,
                      'by-hand', ? from events where ledger_id = ? and stream = 'group/narrow'
                      group by ledger_id, stream\
                    """,
                    position,
                    key,
                    us,
                    key,
                    "{\"group_id\":\"narrow\",\"capacity\":%d,\"occurred_at\":\"%s\"}"
                            .formatted(30 + position % 5, java.time.Instant.now()),
                    HELD);
            update(
                    late,
                    "insert into command_receipts(ledger_id, command_key, salt, fingerprint, status,"
                            + " body, position, recorded_us) values (?, ?, ''::bytea, ''::bytea,"
                            + " 201, ?, ?, ?)",
                    HELD,
                    key,
                    "{\"events\":[{\"type\":\"capacity-set\",\"id\":\"%s\",\"position\":%d}],\"outcome\":{}}"
                            .formatted(key, position),
                    position,
                    us);
            Thread.sleep(TimeUnit.SECONDS.toMillis(seconds));
            late.commit();
        }
    }

    private static void update(Connection on, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = on.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("nothing was written by: " + sql);
            }
        }
    }

    private static long head(Scene scene) throws Exception {
        try (Connection database = scene.database();
                PreparedStatement head =
                        database.prepareStatement(
                                "select position from ledger_heads where ledger_id = '"
                                        + HELD
                                        + "'");
                ResultSet row = head.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /// A reader as every projection is one: it asks for what comes after its last position.
    private static final class Reader {

        private final Scene scene;
        private volatile long until = Long.MAX_VALUE;

        Reader(Scene scene) {
            this.scene = scene;
        }

        List<Long> follow() {
            List<Long> seen = new ArrayList<>();
            long position = 0;
            try (Connection database = scene.database();
                    PreparedStatement page =
                            database.prepareStatement(
                                    "select position from events where ledger_id = ?"
                                            + " and position > ? order by position limit 100")) {
                while (position < until) {
                    page.setString(1, HELD);
                    page.setLong(2, position);
                    try (ResultSet rows = page.executeQuery()) {
                        while (rows.next()) {
                            position = rows.getLong(1);
                            seen.add(position);
                        }
                    }
                }
            } catch (Exception e) {
                throw new IllegalStateException("the reader failed", e);
            }
            return seen;
        }

        /// Lets it read to the given head and answers what it saw.
        List<Long> stop(CompletableFuture<List<Long>> following, long head) throws Exception {
            until = head;
            return following.get(30, TimeUnit.SECONDS);
        }
    }
}
