package org.livingledger.server.store;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;

/// When some events were recorded, in memory. Events never change, so who looks for an instant begins
/// where somebody has looked before.
final class Landmarks {

    /// How many instants are kept over all ledgers, some megabytes.
    private static final int MOST = 50_000;

    /// The events that are known to have been recorded at one instant.
    private record Range(long first, long last) {

        Range with(Range other) {
            return new Range(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    private static final Range NONE = new Range(0, 0);

    /// What is known of one ledger.
    ///
    /// @param ranges by their instants
    /// @param instants by the first positions of their ranges
    private record Known(NavigableMap<Long, Range> ranges, NavigableMap<Long, Long> instants) {

        Known() {
            this(new TreeMap<>(), new TreeMap<>());
        }

        void put(long micros, Range range) {
            Range before = ranges.get(micros);
            Range now = before == null ? range : before.with(range);
            if (before != null && before.first != now.first) {
                instants.remove(before.first);
            }
            ranges.put(micros, now);
            instants.put(now.first, micros);
        }

        /// Forgets every second instant: whoever looks next still begins nearby.
        void thin() {
            boolean stays = false;
            for (var each = ranges.values().iterator(); each.hasNext(); ) {
                Range range = each.next();
                stays = !stays;
                if (!stays) {
                    instants.remove(range.first);
                    each.remove();
                }
            }
        }
    }

    private final Map<LedgerId, Known> ledgers = new HashMap<>();
    private int kept;

    /// The last position that is known to have been recorded by an instant, 0 if none is.
    synchronized long before(LedgerId ledger, long micros) {
        Known its = ledgers.get(ledger);
        var entry = its == null ? null : its.ranges.floorEntry(micros);
        return (entry == null ? NONE : entry.getValue()).last;
    }

    /// The first position that is known to have been recorded after an instant, 0 if none is.
    synchronized long after(LedgerId ledger, long micros) {
        Known its = ledgers.get(ledger);
        var entry = its == null ? null : its.ranges.higherEntry(micros);
        return (entry == null ? NONE : entry.getValue()).first;
    }

    /// When an event was recorded, in microseconds; null if that does not follow from what is known. Whatever was
    /// recorded between two of one instant was recorded then, too.
    synchronized @Nullable Long at(LedgerId ledger, long position) {
        Known its = ledgers.get(ledger);
        var entry = its == null ? null : its.instants.floorEntry(position);
        if (its == null || entry == null) {
            return null;
        }
        Range range = its.ranges.getOrDefault(entry.getValue(), NONE);
        return position <= range.last ? entry.getValue() : null;
    }

    /// Learns when an event was recorded.
    synchronized void add(LedgerId ledger, long position, long micros) {
        if (kept >= MOST) {
            kept = 0;
            for (Known each : ledgers.values()) {
                each.thin();
                kept += each.ranges.size();
            }
        }
        Known its = ledgers.computeIfAbsent(ledger, _ -> new Known());
        int before = its.ranges.size();
        its.put(micros, new Range(position, position));
        kept += its.ranges.size() - before;
    }
}
