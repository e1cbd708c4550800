package org.livingledger.projections.reading;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.projections.EventSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/// Keeps the live builds up with their ledgers: one thread that finds the ledgers that are ahead, reads
/// them page by page, and hands each page to every projection that stands right before it.
final class Reader implements AutoCloseable {

    /// The most events of a page while following. Who follows closely has much smaller ones; behind a
    /// load, a row that many of them touch is written once.
    static final int PAGE = 3_000;

    /// How long the reader rests after a round while commands come and nobody waits for a position. A page costs
    /// some forty statements however few events it has: what comes in a tenth of a second is folded in one.
    private static final Duration REST = Duration.ofMillis(100);

    private static final long POLL_MILLIS = 50;
    private static final long FIRST_BACKOFF_MILLIS = 200;
    private static final long LONGEST_BACKOFF_MILLIS = 30_000;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);
    private static final Logger LOG = System.getLogger(Reader.class.getName());

    private final EventSource source;
    private final Builds builds;
    private final Folding folding;
    private final Progress progress;
    private final Clock clock;
    private final Semaphore signals = new Semaphore(0);
    private final ReentrantLock folds = new ReentrantLock();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final Map<Place, Stuck> stuck = new ConcurrentHashMap<>();
    private volatile Map<LedgerId, Long> heads = Map.of();
    private volatile long lastRound = System.nanoTime();
    private volatile boolean closed;
    private @Nullable Thread thread;

    private record Place(String projection, LedgerId ledger) {}

    private record Stuck(Failure failure, long retryAtNanos) {}

    Reader(EventSource source, Builds builds, Folding folding, Progress progress, Clock clock) {
        this.source = source;
        this.builds = builds;
        this.folding = folding;
        this.progress = progress;
        this.clock = clock;
    }

    /// Learns where the live builds stand, and starts following.
    void start() {
        for (Build build : builds.live()) {
            builds.positions(build)
                    .forEach(
                            (ledger, position) -> progress.reached(ledger, build.name(), position));
        }
        thread = Thread.ofPlatform().name("projections").start(this::follow);
    }

    /// Says that something was committed.
    void signal() {
        signals.release();
    }

    /// Keeps this server from folding a projection until [#letGo(String)]. Returns when none is under
    /// way.
    void hold(String projection) {
        folds.lock();
        try {
            held.add(projection);
        } finally {
            folds.unlock();
        }
    }

    void letGo(String projection) {
        held.remove(projection);
        signal();
    }

    private void follow() {
        long pause = POLL_MILLIS;
        try {
            while (!closed) {
                boolean moved = false;
                try {
                    moved = round();
                    folding.storeNowAndThen();
                    lastRound = System.nanoTime();
                    pause = POLL_MILLIS;
                } catch (RuntimeException | Error e) {
                    if (closed) {
                        return;
                    }
                    // The database or the source is away. Nothing is lost: every position is in the
                    // tables.
                    LOG.log(Level.WARNING, "the read side waits " + pause + " ms", e);
                    pause = Math.min(2 * pause, 5_000);
                }
                if (moved) {
                    giveWay();
                } else if (signals.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
                    signals.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Rests after a round in which commands were committed: on the same cores, whoever decides goes
    /// before whoever remembers, and whoever waits for a position before both. A backlog without commands is
    /// worked off without a rest.
    private void giveWay() throws InterruptedException {
        if (signals.drainPermits() > 0) {
            progress.rest(REST);
        }
    }

    /// One look at every ledger.
    ///
    /// @return whether anything was folded
    boolean round() {
        Map<LedgerId, Long> known = new HashMap<>();
        for (LedgerId ledger : progress.ledgers()) {
            known.put(ledger, progress.position(ledger));
        }
        Map<LedgerId, Long> ahead = source.ahead(known);
        Map<LedgerId, Long> seen = new HashMap<>(known);
        heads.forEach((ledger, head) -> seen.merge(ledger, head, Math::max));
        ahead.forEach((ledger, head) -> seen.merge(ledger, head, Math::max));
        heads = seen;
        boolean moved = false;
        for (Map.Entry<LedgerId, Long> ledger : ahead.entrySet()) {
            moved |= advance(ledger.getKey(), ledger.getValue());
        }
        return moved;
    }

    private boolean advance(LedgerId ledger, long head) {
        folds.lock();
        try {
            Map<Long, List<Build>> standing = new TreeMap<>();
            for (Build build : builds.live()) {
                long position = progress.position(ledger, build.name());
                if (position < head && !waits(build, ledger)) {
                    standing.computeIfAbsent(position, _ -> new ArrayList<>()).add(build);
                }
            }
            boolean moved = false;
            for (Map.Entry<Long, List<Build>> group : standing.entrySet()) {
                if (group.getKey() == 0) {
                    folding.introduce(ledger, group.getValue());
                }
                List<RecordedEvent> page = source.after(ledger, group.getKey(), PAGE);
                if (!page.isEmpty()) {
                    moved |= fold(ledger, group.getKey(), page, group.getValue());
                }
            }
            return moved;
        } finally {
            folds.unlock();
        }
    }

    private boolean waits(Build build, LedgerId ledger) {
        Stuck at = stuck.get(new Place(build.name(), ledger));
        return held.contains(build.name())
                || (at != null && System.nanoTime() - at.retryAtNanos() < 0);
    }

    /// Folds together; if that fails, alone; if that fails, in halves, so that a projection stops at
    /// the very event that it cannot fold and not before.
    private boolean fold(
            LedgerId ledger, long from, List<RecordedEvent> page, List<Build> together) {
        try {
            Map<Build, Long> positions = folding.fold(ledger, from, page, together);
            boolean moved = false;
            for (Build build : together) {
                Long position = positions.get(build);
                if (position == null) {
                    builds.reload();
                } else {
                    moved |= position > progress.position(ledger, build.name());
                    if (position == page.getLast().position()) {
                        build.projection().committed(ledger, page);
                    }
                    progress.reached(ledger, build.name(), position);
                    if (position > from) {
                        stuck.remove(new Place(build.name(), ledger));
                    }
                }
            }
            return moved;
        } catch (RuntimeException | Error e) {
            if (isTheDatabase(e)) {
                throw e;
            }
            if (together.size() > 1) {
                boolean moved = false;
                for (Build build : together) {
                    moved |= fold(ledger, from, page, List.of(build));
                }
                return moved;
            }
            if (page.size() > 1) {
                int half = page.size() / 2;
                long middle = from + half;
                Build build = together.getFirst();
                boolean moved = fold(ledger, from, page.subList(0, half), together);
                if (progress.position(ledger, build.name()) == middle) {
                    moved |= fold(ledger, middle, page.subList(half, page.size()), together);
                }
                return moved;
            }
            record(together.getFirst(), ledger, page.getFirst(), e);
            return false;
        }
    }

    /// Whether an error says nothing about the event: the same would happen to any other.
    private static boolean isTheDatabase(Throwable e) {
        return e instanceof VirtualMachineError
                || e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof DataAccessResourceFailureException
                || e instanceof TransactionException;
    }

    private void record(Build build, LedgerId ledger, RecordedEvent event, Throwable e) {
        Place place = new Place(build.name(), ledger);
        Stuck before = stuck.get(place);
        boolean again = before != null && before.failure().position() == event.position();
        int attempts = again && before != null ? before.failure().attempts() + 1 : 1;
        Instant since = again && before != null ? before.failure().since() : clock.instant();
        long backoff =
                Math.min(
                        LONGEST_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << Math.min(attempts - 1, 10));
        stuck.put(
                place,
                new Stuck(
                        new Failure(event.position(), String.valueOf(e), attempts, since),
                        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(backoff)));
        String said = build.name() + " cannot fold position " + event.position() + " of " + ledger;
        if (attempts == 1) {
            LOG.log(Level.ERROR, said, e);
        } else {
            LOG.log(Level.ERROR, said + ", tried " + attempts + " times");
        }
    }

    /// How far every live projection has come in every ledger.
    List<Lag> lags() {
        List<Lag> lags = new ArrayList<>();
        Map<LedgerId, Long> last = heads;
        for (Build build : builds.live()) {
            for (LedgerId ledger : progress.ledgers()) {
                long position = progress.position(ledger, build.name());
                Stuck at = stuck.get(new Place(build.name(), ledger));
                long head = last.getOrDefault(ledger, position);
                lags.add(
                        new Lag(
                                build.name(),
                                build.projection().generation(),
                                ledger,
                                position,
                                Math.max(position, head),
                                at == null ? null : at.failure()));
            }
        }
        return lags;
    }

    /// How long ago the last look at every ledger ended. A watchdog restarts what shows too much.
    Duration sinceLastRound() {
        return Duration.ofNanos(System.nanoTime() - lastRound);
    }

    @Override
    public void close() {
        closed = true;
        signal();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(LONGEST_CLOSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
