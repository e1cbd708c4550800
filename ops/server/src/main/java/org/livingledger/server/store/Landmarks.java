package org.livingledger.server.store;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.livingledger.api.LedgerId;

/// When some events were recorded, in memory. Events never change, so who looks for an instant begins
/// where somebody has looked before.
final class Landmarks {

    /// How many are kept over all ledgers, a few megabytes. Beyond that they are learned anew.
    private static final int MOST = 20_000;

    /// The events that are known to have been recorded at one instant.
    private record Range(long first, long last) {

        Range with(Range other) {
            return new Range(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    private static final Range NONE = new Range(0, 0);

    private final Map<LedgerId, NavigableMap<Long, Range>> known = new HashMap<>();
    private int kept;

    /// The last position that is known to have been recorded by an instant, 0 if none is.
    synchronized long before(LedgerId ledger, long micros) {
        var its = known.get(ledger);
        var entry = its == null ? null : its.floorEntry(micros);
        return (entry == null ? NONE : entry.getValue()).last;
    }

    /// The first position that is known to have been recorded after an instant, 0 if none is.
    synchronized long after(LedgerId ledger, long micros) {
        var its = known.get(ledger);
        var entry = its == null ? null : its.higherEntry(micros);
        return (entry == null ? NONE : entry.getValue()).first;
    }

    /// Learns when an event was recorded.
    synchronized void add(LedgerId ledger, long position, long micros) {
        if (kept >= MOST) {
            known.clear();
            kept = 0;
        }
        var its = known.computeIfAbsent(ledger, _ -> new TreeMap<>());
        int before = its.size();
        its.merge(micros, new Range(position, position), Range::with);
        kept += its.size() - before;
    }
}
