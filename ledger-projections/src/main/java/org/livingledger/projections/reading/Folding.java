package org.livingledger.projections.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;

/// Folds a page of events into builds, once: rows and position move in one transaction, and the
/// position's row is locked first. Whoever else tries the same page, on this server or another, either
/// finds the row locked and leaves it, or finds that the position has moved on.
final class Folding {

    private static final long BETWEEN_STORES_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Database database;
    private final Statistics statistics;
    private final Runnable store;
    private volatile boolean changed;
    private long stored = System.nanoTime();

    Folding(Database database, Runnable store) {
        this.database = database;
        this.statistics = new Statistics(database);
        this.store = store;
    }

    /// Folds a page into those of the builds that stand right before it.
    ///
    /// @param from the position before the page
    /// @return where each build stands now; one that somebody else has locked, or that is no longer
    ///     live, is missing
    Map<Build, Long> fold(
            LedgerId ledger, long from, List<RecordedEvent> page, List<Build> builds) {
        requireAdjacent(ledger, from, page);
        List<Build> folded = new ArrayList<>();
        Map<Build, Long> positions = fold(ledger, from, page, builds, folded);
        folded.forEach(build -> statistics.folded(build, page.size()));
        return positions;
    }

    private Map<Build, Long> fold(
            LedgerId ledger,
            long from,
            List<RecordedEvent> page,
            List<Build> builds,
            List<Build> folded) {
        return database.inTransaction(() -> {
            Map<Build, Long> positions = locked(ledger, builds);
            List<Build> ready =
                    builds.stream()
                            .filter(build -> positions.getOrDefault(build, -1L) == from)
                            .toList();
            folded.addAll(ready);
            for (Build build : ready) {
                build.projection().on(new Batch(ledger, page, new Tables(database, build, ledger)));
            }
            long to = page.getLast().position();
            if (!ready.isEmpty()) {
                move(ledger, ready, to);
                changed = true;
            }
            ready.forEach(build -> positions.put(build, to));
            return positions;
        });
    }

    /// Lets a database that does not do so by itself store what was folded, now and then: what is lost
    /// when the process is killed is folded again.
    void storeNowAndThen() {
        if (changed && System.nanoTime() - stored > BETWEEN_STORES_NANOS) {
            changed = false;
            store.run();
            stored = System.nanoTime();
        }
    }

    /// Gives builds that have not met a ledger a position in it.
    void introduce(LedgerId ledger, List<Build> builds) {
        for (Build build : builds) {
            database.inTransaction(() -> {
                // Whoever swaps the build holds this row, so none is added behind their back.
                boolean stands =
                        !database.client()
                                .sql(
                                        "SELECT build FROM projection_builds WHERE build = ? FOR"
                                                + " UPDATE")
                                .param(build.number())
                                .query(Long.class)
                                .list()
                                .isEmpty();
                if (stands) {
                    database.client()
                            .sql(
                                    "INSERT INTO projection_positions SELECT b.ledger, b.build,"
                                            + " b.projection, 0 FROM (SELECT CAST(? AS VARCHAR) AS"
                                            + " ledger, build, projection FROM projection_builds WHERE"
                                            + " build = ?) b WHERE NOT EXISTS (SELECT 1 FROM"
                                            + " projection_positions p WHERE p.ledger_id = b.ledger AND"
                                            + " p.build = b.build)")
                            .params(ledger.value(), build.number())
                            .update();
                }
            });
        }
    }

    private Map<Build, Long> locked(LedgerId ledger, List<Build> builds) {
        Map<Long, Build> byNumber =
                builds.stream().collect(Collectors.toMap(Build::number, build -> build));
        Map<Build, Long> positions = new HashMap<>();
        database.client()
                .sql(
                        "SELECT build, position FROM projection_positions WHERE ledger_id = ? AND"
                                + " build IN ("
                                + marks(builds)
                                + ") ORDER BY build FOR UPDATE SKIP LOCKED")
                .params(parameters(List.of(ledger.value()), builds))
                .query(row -> {
                    Build build = byNumber.get(row.getLong(1));
                    if (build != null) {
                        positions.put(build, row.getLong(2));
                    }
                });
        return positions;
    }

    private void move(LedgerId ledger, List<Build> builds, long to) {
        database.client()
                .sql(
                        "UPDATE projection_positions SET position = ? WHERE ledger_id = ? AND build"
                                + " IN ("
                                + marks(builds)
                                + ")")
                .params(parameters(List.of(to, ledger.value()), builds))
                .update();
    }

    private static String marks(List<Build> builds) {
        return builds.stream().map(_ -> "?").collect(Collectors.joining(", "));
    }

    private static List<Object> parameters(List<Object> first, List<Build> builds) {
        List<Object> parameters = new ArrayList<>(first);
        builds.forEach(build -> parameters.add(build.number()));
        return parameters;
    }

    private static void requireAdjacent(LedgerId ledger, long from, List<RecordedEvent> page) {
        long expected = from;
        for (RecordedEvent event : page) {
            expected++;
            if (event.position() != expected) {
                throw new IllegalStateException(
                        "ledger "
                                + ledger
                                + " has a hole: position "
                                + event.position()
                                + " came where "
                                + expected
                                + " must be");
            }
        }
    }
}
