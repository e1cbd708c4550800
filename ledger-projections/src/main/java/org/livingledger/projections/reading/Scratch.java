package org.livingledger.projections.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The tables of projections in memory, for one question at a time: filled with a few events, asked, and
/// emptied. They are folded and answered by what folds and answers the live ones, so there is one meaning
/// of each.
///
/// A table is filled when it is first read, so a question costs only the projections that it asks.
public final class Scratch implements AutoCloseable {

    private static final String IN_MEMORY = "jdbc:h2:mem:;QUERY_CACHE_SIZE=512";

    /// All builds stand where the one row does.
    private static final String STANDS =
            """
            DROP TABLE projection_positions;
            CREATE TABLE stands (ledger_id VARCHAR NOT NULL, position BIGINT NOT NULL);
            INSERT INTO stands VALUES ('', 0);
            CREATE VIEW projection_positions AS SELECT s.ledger_id, b.build, b.projection, s.position
                FROM stands s CROSS JOIN projection_builds b;
            """;

    /// Events that are folded at a time.
    private static final int PAGE = 2_000;

    /// Tells what happened.
    @FunctionalInterface
    public interface Told {

        /// The events of some families, or more, in the order of their positions.
        List<RecordedEvent> of(Set<Class<? extends Event>> families);
    }

    private final SingleConnectionDataSource source;
    private final Database database;
    private final List<Build> builds = new ArrayList<>();
    private final Set<Build> filled = new HashSet<>();

    /// Physical tables that something was written to: the others are empty.
    private final Set<String> written = new HashSet<>();

    private @Nullable LedgerId ledger;
    private Told told = _ -> List.of();

    /// Makes empty tables.
    ///
    /// @param projections makes the projections, with answers that read the views
    public Scratch(Function<Views, List<Projection>> projections) {
        source = new SingleConnectionDataSource(IN_MEMORY, "sa", "", true);
        database = new Database(new Connections(source, new DataSourceTransactionManager(source)));
        database.run(Builds.TABLES);
        database.run(STANDS);
        for (Projection projection : projections.apply(new Views(database, this::fill))) {
            Build build = new Build(builds.size() + 1L, projection, true);
            database.client()
                    .sql("INSERT INTO projection_builds VALUES (?, ?, ?, TRUE, CURRENT_TIMESTAMP)")
                    .params(build.number(), build.name(), projection.generation())
                    .update();
            Builds.make(build, database);
            for (String table : projection.tables()) {
                database.run(Dialect.H2.show(table, build.table(table), true));
            }
            builds.add(build);
        }
    }

    /// Answers a question while the tables hold nothing but what follows from the given events.
    ///
    /// @param these in the order of their positions
    /// @param position where the tables are said to stand
    public <T extends @Nullable Object> T with(
            LedgerId where, List<RecordedEvent> these, long position, Supplier<T> question) {
        return with(where, _ -> these, position, question);
    }

    /// Answers a question while the tables hold nothing but what follows from what is told.
    ///
    /// @param those asked for what a projection folds when its tables are first read
    /// @param position where the tables are said to stand
    public <T extends @Nullable Object> T with(
            LedgerId where, Told those, long position, Supplier<T> question) {
        ledger = where;
        told = those;
        try {
            stand(where, position);
            return question.get();
        } finally {
            empty();
        }
    }

    private void stand(LedgerId where, long position) {
        database.client()
                .sql("UPDATE stands SET ledger_id = ?, position = ?")
                .params(where.value(), position)
                .update();
    }

    private void fill(List<String> views) {
        if (ledger == null) {
            return;
        }
        LedgerId where = ledger;
        List<Build> read =
                builds.stream()
                        .filter(build ->
                                build.projection().tables().stream().anyMatch(views::contains))
                        .filter(filled::add)
                        .toList();
        if (read.isEmpty()) {
            return;
        }
        Set<Class<? extends Event>> families = new HashSet<>();
        read.forEach(build -> families.addAll(build.projection().folds()));
        List<RecordedEvent> events = told.of(families);
        for (Build build : read) {
            database.inTransaction(() -> fold(where, build, events));
        }
    }

    private void fold(LedgerId where, Build build, List<RecordedEvent> events) {
        for (int from = 0; from < events.size(); from += PAGE) {
            List<RecordedEvent> page = events.subList(from, Math.min(events.size(), from + PAGE));
            build.projection()
                    .on(new Batch(where, page, new Tables(database, build, where, written)));
        }
    }

    private void empty() {
        written.forEach(table -> database.execute("TRUNCATE TABLE " + table));
        written.clear();
        filled.clear();
        told = _ -> List.of();
        ledger = null;
    }

    /// Lets the tables go.
    @Override
    public void close() {
        source.destroy();
    }
}
