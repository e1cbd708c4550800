package org.livingledger.server.boot;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.queryhandling.QueryGateway;
import org.livingledger.api.LedgerId;
import org.livingledger.api.book.BookQuery.CheckInvariants;
import org.livingledger.api.book.BookQuery.Invariant;
import org.livingledger.api.book.BookQuery.InvariantReport;
import org.livingledger.projections.EventSource;
import org.livingledger.server.problem.Nameless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Checks now and then what must always hold of every ledger that has moved on since, or in which
/// something did not hold (`systems.md` section 5, 8). The alarm is a meter, the log, and readiness: a
/// server that tells what cannot be true is not to be asked.
final class InvariantWatch implements HealthIndicator, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InvariantWatch.class);

    private final EventSource events;
    private final QueryGateway queries;
    private final AtomicLong broken;
    private final Map<LedgerId, Long> checked = new HashMap<>();
    private final Map<LedgerId, Integer> failing = new HashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("invariants").daemon().factory());

    InvariantWatch(EventSource events, QueryGateway queries, MeterRegistry meters) {
        this.events = events;
        this.queries = queries;
        this.broken = meters.gauge("ledger.invariants.broken", new AtomicLong());
    }

    /// Checks from time to time, for the first time after one such time.
    void start(Duration every) {
        if (every.isPositive()) {
            var _ =
                    timer.scheduleWithFixedDelay(
                            this::check, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Checks the ledgers that need it.
    void check() {
        try {
            Set<LedgerId> due = new HashSet<>(events.ahead(checked).keySet());
            due.addAll(failing.keySet());
            due.forEach(this::check);
            broken.set(failing.values().stream().mapToInt(Integer::intValue).sum());
        } catch (RuntimeException e) {
            LOG.error("invariants could not be checked; the next look tries again", Nameless.of(e));
        }
    }

    private void check(LedgerId ledger) {
        InvariantReport report =
                queries.query(new CheckInvariants(ledger), InvariantReport.class).join();
        if (report == null) {
            return;
        }
        int count = 0;
        for (Invariant invariant : report.invariants()) {
            if (!invariant.holds()) {
                count++;
                LOG.error(
                        "ledger {} at {}: {} does not hold: {}",
                        ledger,
                        report.position(),
                        invariant.code(),
                        invariant.problems());
            }
        }
        checked.put(ledger, report.position());
        if (count == 0) {
            failing.remove(ledger);
        } else {
            failing.put(ledger, count);
        }
    }

    @Override
    public Health health() {
        long count = broken.get();
        return (count == 0 ? Health.up() : Health.outOfService())
                .withDetail("broken", count)
                .build();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
