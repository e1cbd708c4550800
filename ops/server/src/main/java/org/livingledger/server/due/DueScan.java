package org.livingledger.server.due;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import org.livingledger.api.Command;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Names;
import org.livingledger.projections.EventSource;
import org.livingledger.server.lanes.Commands;
import org.livingledger.server.lanes.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what has come about by itself ([DueWork]). It is a scan by due date, so nothing is lost
/// when no server was running; every decision knew all along.
public final class DueScan {

    /// The most of one kind that is written down for one ledger in one round.
    private static final int ROUND = 500;

    /// How long what finds it may take to read what was written down last.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofNanos(200_000);

    private static final String ACTOR = "due-scan";
    private static final Logger LOG = LoggerFactory.getLogger(DueScan.class);

    private final EventSource ledgers;
    private final List<DueWork> works;
    private final ToLongFunction<LedgerId> position;
    private final Commands commands;
    private final Clock clock;
    private final ReentrantLock scanning = new ReentrantLock();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("due-scan").daemon().factory());

    /// A scan of all ledgers.
    ///
    /// @param ledgers where the ledgers are known
    /// @param works what comes about by itself
    /// @param position up to where what finds it has read a ledger
    public DueScan(
            EventSource ledgers,
            List<DueWork> works,
            ToLongFunction<LedgerId> position,
            Commands commands,
            Clock clock) {
        this.ledgers = ledgers;
        this.works = List.copyOf(works);
        this.position = position;
        this.commands = commands;
        this.clock = clock;
    }

    /// Scans now and then.
    public void start(Duration every) {
        var _ =
                timer.scheduleWithFixedDelay(
                        this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        scanning.lock();
        try {
            ledgers.ahead(Map.of()).keySet().forEach(this::scanOrTellWhyNot);
        } catch (RuntimeException e) {
            LOG.warn("the scan found no ledgers; the next one tries again: {}", e.toString());
        } finally {
            scanning.unlock();
        }
    }

    /// Changes the time, writes down all that is due then, and returns when nothing is left of it: one
    /// thing that ends can make another one due. For a clock that can be set.
    ///
    /// @param change sets the clock; no scan is under way meanwhile
    /// @throws IllegalStateException if what finds it does not keep up
    public void settle(Runnable change) {
        scanning.lock();
        try {
            change.run();
            Map<LedgerId, Long> before = Map.of();
            for (Map<LedgerId, Long> heads = ledgers.ahead(Map.of());
                    !heads.equals(before);
                    heads = ledgers.ahead(Map.of())) {
                heads.forEach(this::awaitRead);
                heads.keySet().forEach(this::scan);
                before = heads;
            }
        } finally {
            scanning.unlock();
        }
    }

    private void awaitRead(LedgerId ledger, long head) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (position.applyAsLong(ledger) < head) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("ledger " + ledger + " was not read up to " + head);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void scanOrTellWhyNot(LedgerId ledger) {
        try {
            scan(ledger);
        } catch (RuntimeException e) {
            LOG.warn("the scan of ledger {} failed; the next one tries again", ledger, e);
        }
    }

    /// Writes down what is due in a ledger, and returns when it is done. The keys name the position at
    /// which it was found due: a second look at the same state does nothing twice, and a lot that
    /// comes to hold points again after it has ended is found again.
    ///
    /// @return how much that was
    public int scan(LedgerId ledger) {
        long foundAt = position.applyAsLong(ledger);
        int count = 0;
        for (DueWork work : works) {
            // told all before any is waited for: they are committed together
            List<CompletableFuture<?>> written = new ArrayList<>();
            for (DueWork.Step step : work.find(ledger, clock.instant(), ROUND)) {
                String key = "~" + step.key() + '@' + foundAt;
                written.add(commands.submit(submission(ledger, key, step.command())));
            }
            written.forEach(CompletableFuture::join);
            count += written.size();
        }
        return count;
    }

    private static Submission submission(LedgerId ledger, String key, Command command) {
        return new Submission(
                ledger,
                key,
                Names.kebab(command.getClass()),
                command,
                key,
                List.of(),
                List.of(),
                ACTOR);
    }

    /// Scans no more.
    public void close() throws InterruptedException {
        timer.shutdown();
        timer.awaitTermination(5, TimeUnit.SECONDS);
    }
}
