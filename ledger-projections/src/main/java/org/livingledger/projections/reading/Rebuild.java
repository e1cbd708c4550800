package org.livingledger.projections.reading;

import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.reading.Shape.Columns;
import org.springframework.dao.DataAccessException;

/// Builds projections anew from the events, beside the live ones; compares the two at the same
/// positions; lets the views show the new one, if that is what it is for; drops the other. Queries go
/// on all the while, and so does the following of the live tables, but for the moment of the
/// comparison.
final class Rebuild {

    private static final int PAGE = 10_000;
    private static final int NEARLY_THERE = 2_000;
    private static final int MOST_PASSES = 50;
    private static final int MOST_SWAPS_TRIED = 100;
    private static final String LOCK_TIMEOUT = "200ms";

    private final Database database;
    private final Database read;
    private final EventSource source;
    private final Claims claims;
    private final Builds builds;
    private final Folding folding;
    private final Reader reader;
    private final Views views;
    private final Differences differences;

    /// What is done with what was built anew.
    enum Purpose {
        /// It is compared, and takes the place of what was live.
        REPLACE,
        /// It is compared, and dropped.
        CHECK
    }

    /// Told how far a rebuild has come.
    @FunctionalInterface
    interface Watcher {

        /// So many events of so many have been folded; the total grows while commands go on.
        void folded(long done, long total);
    }

    Rebuild(
            Database database,
            Database read,
            EventSource source,
            Claims claims,
            Builds builds,
            Folding folding,
            Reader reader,
            Views views) {
        this.database = database;
        this.read = read;
        this.source = source;
        this.claims = claims;
        this.builds = builds;
        this.folding = folding;
        this.reader = reader;
        this.views = views;
        this.differences = new Differences(read);
    }

    /// @throws IllegalStateException if somebody is at one of them already
    List<Rebuilt> run(List<Projection> projections, Purpose purpose, Watcher watcher) {
        try (Claims.Claim _ = claims.claim(projections.stream().map(Projection::name).toList())) {
            return build(projections, purpose, watcher);
        }
    }

    private List<Rebuilt> build(List<Projection> projections, Purpose purpose, Watcher watcher) {
        builds.reload(); // another server may have swapped since we last looked
        // the fresh ones and those that they replace; at the end those that are not live go
        List<Build> touched = new ArrayList<>();
        try {
            List<Build> fresh = new ArrayList<>();
            for (Projection projection : projections) {
                touched.add(builds.live(projection.name()));
                Build build = builds.create(projection);
                touched.add(build);
                fresh.add(build);
            }
            catchUp(fresh, watcher);
            List<Rebuilt> rebuilt = new ArrayList<>();
            for (Build build : fresh) {
                rebuilt.add(finish(build, purpose));
            }
            return rebuilt;
        } finally {
            database.inTransaction(() -> {
                database.lockSchema();
                builds.forget(touched);
            });
        }
    }

    private void catchUp(List<Build> fresh, Watcher watcher) {
        Map<LedgerId, Long> known = new HashMap<>();
        long done = 0;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            Map<LedgerId, Long> ahead =
                    new TreeMap<>(java.util.Comparator.comparing(LedgerId::value));
            ahead.putAll(source.ahead(known));
            long left = 0;
            for (Map.Entry<LedgerId, Long> ledger : ahead.entrySet()) {
                left += ledger.getValue() - known.getOrDefault(ledger.getKey(), 0L);
            }
            watcher.folded(done, done + left);
            for (Map.Entry<LedgerId, Long> ledger : ahead.entrySet()) {
                long from = known.getOrDefault(ledger.getKey(), 0L);
                long total = done + left;
                long before = done;
                long to =
                        foldThrough(
                                ledger.getKey(),
                                from,
                                ledger.getValue(),
                                fresh,
                                folded -> watcher.folded(before + folded, total));
                done += to - from;
                left -= to - from;
                known.put(ledger.getKey(), to);
            }
            if (left + ahead.size() <= NEARLY_THERE && pass > 0) {
                return;
            }
        }
    }

    private long foldThrough(
            LedgerId ledger,
            long from,
            long through,
            List<Build> fresh,
            java.util.function.LongConsumer folded) {
        if (from == 0) {
            folding.introduce(ledger, fresh);
        }
        long position = from;
        while (position < through) {
            List<RecordedEvent> page =
                    source.after(ledger, position, (int) Math.min(PAGE, through - position));
            if (page.isEmpty()) {
                throw new IllegalStateException(
                        "ledger " + ledger + " ends at " + position + ", before " + through);
            }
            Map<Build, Long> positions = folding.fold(ledger, position, page, fresh);
            position = page.getLast().position();
            for (Build build : fresh) {
                if (positions.getOrDefault(build, -1L) != position) {
                    throw new IllegalStateException("somebody else moved " + build.name());
                }
            }
            folded.accept(position - from);
        }
        return position;
    }

    /// Stops both at one position, compares, and swaps if that is what it is for.
    private Rebuilt finish(Build fresh, Purpose purpose) {
        reader.hold(fresh.name());
        try {
            Rebuilt rebuilt =
                    database.dialect() == Dialect.POSTGRESQL
                            ? database.inTransaction(() -> compare(fresh, purpose))
                            : compare(fresh, purpose);
            builds.reload();
            return rebuilt;
        } finally {
            reader.letGo(fresh.name());
        }
    }

    private Rebuilt compare(Build fresh, Purpose purpose) {
        Build live = builds.live(fresh.name());
        builds.lock(live);
        meet(live, fresh);
        List<Rebuilt.Table> tables = new ArrayList<>();
        for (String table : fresh.projection().tables()) {
            tables.add(table(table, live, fresh));
        }
        if (purpose == Purpose.REPLACE) {
            views.swap(() -> show(fresh));
        }
        return new Rebuilt(fresh.name(), fresh.projection().generation(), List.copyOf(tables));
    }

    private Rebuilt.Table table(String table, Build live, Build fresh) {
        Checksum before = checksum(live.table(table));
        Checksum after = checksum(fresh.table(table));
        String checksumLive = before.hex();
        String checksumRebuilt = after.hex();
        Differences.Found found =
                checksumLive.equals(checksumRebuilt)
                        ? Differences.Found.NONE
                        : differences.between(table, live.table(table), fresh.table(table));
        return new Rebuilt.Table(
                table,
                before.rows(),
                after.rows(),
                checksumLive,
                checksumRebuilt,
                found.rows(),
                found.told());
    }

    /// Brings both to one position in every ledger: whichever is behind is folded up to the other. Under
    /// load it may be the live one, since the fresh one was folded to the end of the events.
    private void meet(Build live, Build fresh) {
        Map<LedgerId, Long> there = builds.positions(live);
        Map<LedgerId, Long> here = builds.positions(fresh);
        Map<LedgerId, Long> furthest = new HashMap<>(there);
        here.forEach((ledger, position) -> furthest.merge(ledger, position, Math::max));
        furthest.forEach((ledger, position) -> {
            foldUpTo(position, ledger, there.getOrDefault(ledger, 0L), live);
            foldUpTo(position, ledger, here.getOrDefault(ledger, 0L), fresh);
        });
    }

    private void foldUpTo(long position, LedgerId ledger, long from, Build build) {
        foldThrough(ledger, from, position, List.of(build), _ -> {});
    }

    /// A long report holds its view; whoever came after would wait behind us for it. So we ask for a
    /// moment only, and again.
    private void show(Build fresh) {
        if (database.dialect() == Dialect.H2) {
            builds.show(fresh, false);
            return;
        }
        for (int attempt = 1; ; attempt++) {
            database.execute("SAVEPOINT swap");
            try {
                database.execute("SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'");
                for (String view : fresh.projection().tables()) {
                    database.execute("LOCK TABLE " + view + " IN ACCESS EXCLUSIVE MODE");
                }
                database.execute("SET LOCAL lock_timeout = 0");
                builds.show(fresh, false);
                return;
            } catch (DataAccessException e) {
                database.execute("ROLLBACK TO SAVEPOINT swap");
                if (attempt == MOST_SWAPS_TRIED) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while swapping", e);
        }
    }

    private Checksum checksum(String table) {
        Columns columns = database.columns(table);
        String order = String.join(", ", columns.names().subList(0, columns.keys()));
        return read.inTransaction(() ->
                read.inConnection(connection -> {
                    var checksum = new Checksum();
                    try (Statement statement = connection.createStatement()) {
                        statement.setFetchSize(Database.FETCH_SIZE);
                        try (ResultSet rows =
                                statement.executeQuery(
                                        "SELECT * FROM " + table + " ORDER BY " + order)) {
                            while (rows.next()) {
                                checksum.add(rows);
                            }
                        }
                    }
                    return checksum;
                }));
    }

    /// Builds the tables of projections whose live ones are of another generation, before anything is
    /// answered from them.
    void replaceOutdated(List<Projection> outdated) {
        for (Projection projection : outdated) {
            try (Claims.Claim _ = claims.await(projection.name())) {
                if (!builds.isCurrent(projection)) { // another server may have built it meanwhile
                    replace(projection);
                }
            }
        }
        builds.reload();
    }

    private void replace(Projection projection) {
        Build fresh = builds.create(projection);
        catchUp(List.of(fresh), (_, _) -> {});
        database.inTransaction(() -> {
            database.lockSchema();
            views.swap(() -> builds.show(fresh, true));
            builds.forgetUnfinished(projection.name());
        });
    }
}
