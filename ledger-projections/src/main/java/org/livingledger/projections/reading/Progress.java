package org.livingledger.projections.reading;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.livingledger.api.LedgerId;

/// How far each projection has come in each ledger, as far as this server knows: never further than
/// what is committed. Whoever waits for a position waits here.
final class Progress {

    private final Map<LedgerId, Map<String, Long>> positions = new HashMap<>();
    private final List<String> projections;

    /// @param projections those that make the position of a ledger
    Progress(List<String> projections) {
        this.projections = projections;
    }

    synchronized void reached(LedgerId ledger, String projection, long position) {
        positions.computeIfAbsent(ledger, _ -> new HashMap<>()).put(projection, position);
        notifyAll();
    }

    synchronized long position(LedgerId ledger, String projection) {
        return positions.getOrDefault(ledger, Map.of()).getOrDefault(projection, 0L);
    }

    /// The position that all of the given projections have reached.
    synchronized long position(LedgerId ledger, Collection<String> names) {
        return names.stream().mapToLong(name -> position(ledger, name)).min().orElse(0);
    }

    synchronized long position(LedgerId ledger) {
        return position(ledger, projections);
    }

    synchronized List<LedgerId> ledgers() {
        return List.copyOf(positions.keySet());
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
    synchronized boolean await(
            LedgerId ledger, Collection<String> names, long position, Duration timeout)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (position(ledger, names) < position) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return true;
    }
}
