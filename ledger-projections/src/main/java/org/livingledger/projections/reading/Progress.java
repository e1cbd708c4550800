package org.livingledger.projections.reading;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.livingledger.api.LedgerId;

/// How far each projection has come in each ledger, as far as this server knows: never further than
/// what is committed. Whoever waits for a position waits here, and whoever could bring it rests here as long as
/// nobody does.
final class Progress {

    private final Map<LedgerId, Map<String, Long>> positions = new HashMap<>();
    private final List<String> projections;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition reached = lock.newCondition();
    private final Condition wanted = lock.newCondition();
    private int waiting;

    /// @param projections those that make the position of a ledger
    Progress(List<String> projections) {
        this.projections = projections;
    }

    void reached(LedgerId ledger, String projection, long position) {
        locked(() -> {
            positions.computeIfAbsent(ledger, _ -> new HashMap<>()).put(projection, position);
            reached.signalAll();
            return position;
        });
    }

    long position(LedgerId ledger, String projection) {
        return locked(() -> come(ledger, projection));
    }

    /// The position that all of the given projections have reached.
    long position(LedgerId ledger, Collection<String> names) {
        return locked(() -> come(ledger, names));
    }

    long position(LedgerId ledger) {
        return position(ledger, projections);
    }

    List<LedgerId> ledgers() {
        return locked(() -> List.copyOf(positions.keySet()));
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private long come(LedgerId ledger, Collection<String> names) {
        return names.stream().mapToLong(name -> come(ledger, name)).min().orElse(0);
    }

    private long come(LedgerId ledger, String projection) {
        return positions.getOrDefault(ledger, Map.of()).getOrDefault(projection, 0L);
    }

    /// Waits until those that make the position of a ledger have reached one.
    ///
    /// @return whether they have
    boolean await(LedgerId ledger, long position, Duration timeout) throws InterruptedException {
        return await(ledger, projections, position, timeout);
    }

    /// Waits until the given projections have reached a position.
    ///
    /// @return whether they have
    boolean await(LedgerId ledger, Collection<String> names, long position, Duration timeout)
            throws InterruptedException {
        lock.lock();
        try {
            return come(ledger, names) >= position || wait(ledger, names, position, timeout);
        } finally {
            lock.unlock();
        }
    }

    private boolean wait(LedgerId ledger, Collection<String> names, long position, Duration timeout)
            throws InterruptedException {
        waiting++;
        wanted.signalAll();
        try {
            long left = timeout.toNanos();
            while (come(ledger, names) < position) {
                if (left <= 0) {
                    return false;
                }
                left = reached.awaitNanos(left);
            }
            return true;
        } finally {
            waiting--;
        }
    }

    /// Returns when some time has passed, or as soon as somebody waits for a position.
    void rest(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (waiting == 0 && left > 0) {
                left = wanted.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
