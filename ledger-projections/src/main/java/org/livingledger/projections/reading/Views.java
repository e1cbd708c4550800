package org.livingledger.projections.reading;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// What queries read: the views, all at one instant, and never in the middle of a swap.
///
/// On PostgreSQL the views are locked before the snapshot is taken (`LOCK TABLE` takes none), so what
/// they point at is what the snapshot holds. H2 commits every change of a view by itself; there, one
/// process has all readers, and a lock of this process does it.
public final class Views {

    private final Database database;
    private final TransactionTemplate snapshot;
    private final ReentrantReadWriteLock swaps = new ReentrantReadWriteLock();
    private final Consumer<List<String>> before;

    Views(Database database) {
        this(database, _ -> {});
    }

    /// @param before told which views are going to be read
    Views(Database database, Consumer<List<String>> before) {
        this.database = database;
        this.before = before;
        this.snapshot = new TransactionTemplate(database.transactions());
        snapshot.setReadOnly(true);
        if (database.dialect() == Dialect.H2) {
            snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        }
    }

    /// Answers from the given views.
    public <T extends @Nullable Object> T read(List<String> views, Function<JdbcClient, T> answer) {
        before.accept(views);
        if (database.dialect() == Dialect.H2) {
            swaps.readLock().lock();
            try {
                return inSnapshot(answer);
            } finally {
                swaps.readLock().unlock();
            }
        }
        return inSnapshot(client -> {
            // Both in one round trip; the snapshot is taken by the first query after them.
            database.execute(
                    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; LOCK TABLE "
                            + String.join(", ", views)
                            + " IN ACCESS SHARE MODE");
            return answer.apply(client);
        });
    }

    @SuppressWarnings("NullAway") // the answer may be null, and then so is what execute returns
    private <T extends @Nullable Object> T inSnapshot(Function<JdbcClient, T> answer) {
        return snapshot.execute(_ -> answer.apply(database.client()));
    }

    /// Runs a swap while nobody reads.
    void swap(Runnable work) {
        swaps.writeLock().lock();
        try {
            Objects.requireNonNull(work).run();
        } finally {
            swaps.writeLock().unlock();
        }
    }
}
