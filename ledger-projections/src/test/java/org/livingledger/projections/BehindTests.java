package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.NOON;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.api.group.GroupEvent.GroupFounded;
import org.livingledger.projections.books.Books;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Connections;
import org.livingledger.projections.reading.Engine;
import org.livingledger.projections.reading.Lag;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Rebuilt;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/// A projection that follows behind holds back nobody, and comes after.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class BehindTests {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestDatabase database;

    BehindTests(TestDatabase database) {
        this.database = database;
    }

    /// Keeps the position of each event, once it may.
    private static final class Positions implements Projection {

        private volatile boolean waits = true;

        @Override
        public String name() {
            return "behind";
        }

        @Override
        public int generation() {
            return 1;
        }

        @Override
        public List<String> tables() {
            return List.of("behind_positions");
        }

        @Override
        public boolean followsBehind() {
            return true;
        }

        @Override
        public String schema() {
            return "CREATE TABLE {behind_positions} (ledger_id {id} NOT NULL, position BIGINT NOT"
                    + " NULL, PRIMARY KEY (ledger_id, position));\n";
        }

        @Override
        public void on(Batch batch) {
            if (waits) {
                throw new IllegalStateException("not yet");
            }
            batch.tables()
                    .insert(
                            "behind_positions",
                            batch.events().stream()
                                    .map(event -> new Object[] {event.position()})
                                    .toList());
        }
    }

    @Test
    void holdsBackNobodyAndComesAfter() throws InterruptedException {
        var source = database.fresh();
        var connections = new Connections(source, new DataSourceTransactionManager(source));
        var log = new Log();
        var positions = new Positions();
        try (var engine =
                new Engine(
                        connections,
                        connections,
                        () -> {},
                        log,
                        Clock.systemUTC(),
                        views -> List.of(new Books(views), positions))) {
            engine.start();
            log.append(ACME, new LedgerOpened("Acme", ZoneOffset.UTC, NOON));
            for (int i = 0; i < 250; i++) {
                log.append(
                        ACME, new GroupFounded(House.FANS, "Fans", House.member("a"), 9, 10, NOON));
            }
            assertThat(engine.await(ACME, List.of(), 251, SOON)).isTrue();
            assertThat(engine.position(ACME)).isEqualTo(251);
            assertThat(engine.behind()).containsExactly("behind");
            assertThat(engine.await(ACME, List.of("behind"), 1, Duration.ofMillis(300))).isFalse();
            assertThat(engine.lags())
                    .filteredOn(lag -> lag.projection().equals("behind"))
                    .extracting(Lag::events)
                    .containsExactly(251L);
            assertThat(engine.rebuild(List.of("books"), (_, _) -> {})).allMatch(Rebuilt::equal);
            positions.waits = false;
            assertThat(engine.await(ACME, List.of("behind"), 251, SOON)).isTrue();
            assertThat(engine.rebuild(List.of(), (_, _) -> {})).hasSize(2).allMatch(Rebuilt::equal);
        }
    }
}
