package org.livingledger.projections.reading;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Has the database look at tables as they grow. Of a new table PostgreSQL knows nothing until it looks by itself a
/// minute later: until then it takes a row of a page for one among hundreds, reads whole ledgers for it, or an
/// index that hardly fits, and a first import takes six times as long.
final class Statistics {

    /// How many events a build has folded when its tables are looked at first. What they are few for is fast
    /// anyhow.
    private static final long FIRST = 2_000;

    /// From here on the database looks often enough by itself.
    private static final long LAST = 1_000_000;

    private static final Logger LOG = System.getLogger(Statistics.class.getName());

    private final Database database;
    private final Map<Long, Growth> builds = new ConcurrentHashMap<>();

    /// @param folded by the build, in all ledgers
    /// @param due by when its tables are looked at again
    private record Growth(long folded, long due) {}

    Statistics(Database database) {
        this.database = database;
    }

    /// A build has folded more. Its tables are looked at whenever they may have doubled.
    void folded(Build build, int events) {
        if (database.dialect() != Dialect.POSTGRESQL) {
            return; // H2 looks after every two thousand changes
        }
        Growth before = builds.computeIfAbsent(build.number(), number -> known(number, events));
        var grown = new Growth(before.folded() + events, before.due());
        builds.put(build.number(), grown);
        // within a transaction of others a failure would be theirs
        if (grown.folded() >= grown.due()
                && !TransactionSynchronizationManager.isActualTransactionActive()) {
            look(build);
            builds.put(build.number(), new Growth(grown.folded(), next(grown.folded())));
        }
    }

    /// Where a build stood before it folded its first events on this server: what it had then has been looked
    /// at.
    private Growth known(long build, int events) {
        long folded =
                database.client()
                                .sql(
                                        "SELECT COALESCE(SUM(position), 0) FROM projection_positions WHERE"
                                                + " build = ?")
                                .param(build)
                                .query(Long.class)
                                .single()
                        - events;
        return new Growth(folded, next(folded));
    }

    private static long next(long folded) {
        if (folded < FIRST) {
            return FIRST;
        }
        return folded < LAST ? 2 * folded : Long.MAX_VALUE;
    }

    private void look(Build build) {
        try {
            for (String table : build.projection().tables()) {
                database.execute("ANALYZE " + build.table(table));
            }
        } catch (DataAccessException e) {
            LOG.log(Level.WARNING, "the tables of " + build.name() + " were not looked at", e);
        }
    }
}
