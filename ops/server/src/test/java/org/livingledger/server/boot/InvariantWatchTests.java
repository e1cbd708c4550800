package org.livingledger.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.book.BookQuery.CheckInvariants;
import org.livingledger.api.book.BookQuery.Invariant;
import org.livingledger.api.book.BookQuery.InvariantReport;
import org.livingledger.projections.EventSource;
import org.springframework.boot.health.contributor.Status;

/// The alarm that something does not hold which must.
class InvariantWatchTests {

    private static final LedgerId ACME = new LedgerId("acme");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Told told = new Told();
    private final InvariantWatch watch;
    private long head = 7;

    InvariantWatchTests() {
        var bus = SimpleQueryBus.builder().build();
        new AnnotationQueryHandlerAdapter<>(told).subscribe(bus);
        watch =
                new InvariantWatch(
                        new Ledgers(), DefaultQueryGateway.builder().queryBus(bus).build(), meters);
    }

    @AfterEach
    void close() {
        watch.close();
    }

    /// Answers as it is told, and counts how often it is asked.
    static final class Told {

        private int asked;
        private boolean holds = true;
        private long position = 7;

        /// Answers the watch.
        @QueryHandler
        public InvariantReport check(CheckInvariants query) {
            asked++;
            return new InvariantReport(
                    query.ledger(),
                    position,
                    List.of(
                            new Invariant("transactions", "Sums are zero.", true, 3, List.of()),
                            new Invariant(
                                    "balances",
                                    "Lots are the balance.",
                                    holds,
                                    3,
                                    holds ? List.of() : List.of("30 is not 40"))));
        }
    }

    private final class Ledgers implements EventSource {

        @Override
        public Map<LedgerId, Long> ahead(Map<LedgerId, Long> known) {
            return head > known.getOrDefault(ACME, 0L) ? Map.of(ACME, head) : Map.of();
        }

        @Override
        public List<RecordedEvent> after(LedgerId ledger, long position, int limit) {
            return new ArrayList<>();
        }

        @Override
        public List<RecordedEvent> at(LedgerId ledger, List<Long> positions) {
            return new ArrayList<>();
        }

        @Override
        public long positionAt(LedgerId ledger, Instant instant) {
            return 0;
        }
    }

    private double broken() {
        return meters.get("ledger.invariants.broken").gauge().value();
    }

    @Test
    void whatDoesNotHoldIsToldByTheMeterAndByReadinessUntilItHoldsAgain() {
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
        told.holds = false;
        watch.check();
        assertThat(broken()).isEqualTo(1);
        assertThat(watch.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        told.holds = true;
        watch.check(); // though nothing new has happened
        assertThat(broken()).isZero();
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aLedgerIsLookedAtAgainWhenItHasMovedOn() {
        watch.check();
        watch.check();
        assertThat(told.asked).isEqualTo(1);
        head = 8;
        told.position = 8;
        watch.check();
        assertThat(told.asked).isEqualTo(2);
    }
}
