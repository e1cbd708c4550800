package org.livingledger.server.due;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.livingledger.api.Command;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Names;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.PointsCommand.ExpirePoints;
import org.livingledger.api.points.PointsCommand.ReleasePoints;
import org.livingledger.api.points.PointsQuery.Due;
import org.livingledger.api.points.PointsQuery.FindDue;
import org.livingledger.projections.EventSource;
import org.livingledger.server.lanes.Commands;
import org.livingledger.server.lanes.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what has come about by itself: lots that have ended, holds that have run out. It is a
/// scan by due date, so nothing is lost when no server was running; every decision knew all along.
public final class DueScan {

    /// The most that is written down for one ledger in one round.
    private static final int ROUND = 500;

    private static final String ACTOR = "due-scan";
    private static final Logger LOG = LoggerFactory.getLogger(DueScan.class);

    private final EventSource ledgers;
    private final Function<FindDue, List<Due>> due;
    private final ToLongFunction<LedgerId> position;
    private final Commands commands;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("due-scan").daemon().factory());

    /// A scan of all ledgers.
    ///
    /// @param ledgers where the ledgers are known
    /// @param due what answers the question of what is due
    /// @param position up to where what answers it has read a ledger
    public DueScan(
            EventSource ledgers,
            Function<FindDue, List<Due>> due,
            ToLongFunction<LedgerId> position,
            Commands commands,
            Clock clock) {
        this.ledgers = ledgers;
        this.due = due;
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
        try {
            ledgers.ahead(Map.of()).keySet().forEach(this::scanOrTellWhyNot);
        } catch (RuntimeException e) {
            LOG.warn("the scan found no ledgers; the next one tries again: {}", e.toString());
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
        List<Due> found = due.apply(new FindDue(ledger, clock.instant(), ROUND));
        for (Due each : found) {
            commands.submit(submission(ledger, each, foundAt)).join();
        }
        return found.size();
    }

    private static Submission submission(LedgerId ledger, Due due, long foundAt) {
        if (due.lot() != null) {
            return submission(
                    ledger,
                    "~expire:" + due.account() + ':' + due.lot() + '@' + foundAt,
                    new ExpirePoints(due.account(), due.lot()));
        }
        String hold = String.valueOf(due.hold());
        return submission(
                ledger,
                "~release:" + due.account() + ':' + hold + '@' + foundAt,
                new ReleasePoints(new MemberId(due.account().value()), hold));
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
