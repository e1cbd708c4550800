package org.livingledger.server.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.projections.EventSource;

/// The newest events of this server's ledgers in memory, before those that are stored: who follows
/// closely reads neither the database nor JSON. Events never change and positions have no gaps, so
/// what is here is right whoever else writes; what is not here is read where it is stored.
///
/// It learns of events when they are durable, and where this server is the only one ([#alone]) says
/// of nothing earlier that it exists: a projection never holds what a crash may take back.
public final class Tail implements EventSource {

    /// How many events are kept over all ledgers.
    private static final int KEPT = 50_000;

    private final EventSource stored;
    private final boolean alone;
    private final Map<LedgerId, TreeMap<Long, List<RecordedEvent>>> runs = new HashMap<>();
    private final ArrayDeque<List<RecordedEvent>> oldestFirst = new ArrayDeque<>();
    private final Map<LedgerId, Long> heads = new HashMap<>();
    private int kept;

    /// The newest events before a store.
    ///
    /// @param alone whether no other server writes to it
    public Tail(EventSource stored, boolean alone) {
        this.stored = stored;
        this.alone = alone;
    }

    /// Learns where the ledgers stand, before the first command: what the store holds has survived.
    public synchronized void start() {
        heads.putAll(stored.ahead(Map.of()));
    }

    /// A batch of events has become durable: those of each ledger are adjacent.
    public synchronized void committed(List<RecordedEvent> batch) {
        int from = 0;
        for (int i = 1; i <= batch.size(); i++) {
            if (i == batch.size() || !batch.get(i).ledger().equals(batch.get(from).ledger())) {
                append(List.copyOf(batch.subList(from, i)));
                from = i;
            }
        }
        while (kept > KEPT) {
            forgetOldest();
        }
    }

    private void append(List<RecordedEvent> run) {
        LedgerId ledger = run.getFirst().ledger();
        runs.computeIfAbsent(ledger, _ -> new TreeMap<>()).put(run.getFirst().position(), run);
        heads.merge(ledger, run.getLast().position(), Math::max);
        oldestFirst.add(run);
        kept += run.size();
    }

    private void forgetOldest() {
        List<RecordedEvent> oldest = oldestFirst.remove();
        kept -= oldest.size();
        runs.computeIfPresent(
                oldest.getFirst().ledger(),
                (_, its) -> {
                    its.remove(oldest.getFirst().position());
                    return its.isEmpty() ? null : its;
                });
    }

    @Override
    public Map<LedgerId, Long> ahead(Map<LedgerId, Long> known) {
        if (!alone) {
            return stored.ahead(known);
        }
        synchronized (this) {
            var ahead = new HashMap<LedgerId, Long>();
            heads.forEach((ledger, position) -> {
                if (position > known.getOrDefault(ledger, 0L)) {
                    ahead.put(ledger, position);
                }
            });
            return ahead;
        }
    }

    @Override
    public List<RecordedEvent> after(LedgerId ledger, long position, int limit) {
        List<RecordedEvent> newest = newest(ledger, position, limit);
        return newest.isEmpty() ? stored.after(ledger, position, limit) : newest;
    }

    private synchronized List<RecordedEvent> newest(LedgerId ledger, long position, int limit) {
        var found = new ArrayList<RecordedEvent>();
        TreeMap<Long, List<RecordedEvent>> its = runs.getOrDefault(ledger, new TreeMap<>());
        long next = position + 1;
        while (found.size() < limit) {
            var run = its.floorEntry(next);
            if (run == null || run.getValue().getLast().position() < next) {
                break;
            }
            int from = (int) (next - run.getKey());
            int to = Math.min(run.getValue().size(), from + limit - found.size());
            found.addAll(run.getValue().subList(from, to));
            next = found.getLast().position() + 1;
        }
        return found;
    }

    @Override
    public List<RecordedEvent> at(LedgerId ledger, List<Long> positions) {
        return stored.at(ledger, positions);
    }

    @Override
    public List<RecordedEvent> at(
            LedgerId ledger, List<Long> positions, Set<Class<? extends Event>> families) {
        return stored.at(ledger, positions, families);
    }

    @Override
    public Instant recordedAt(LedgerId ledger, long position) {
        return stored.recordedAt(ledger, position);
    }

    @Override
    public long positionAt(LedgerId ledger, Instant instant) {
        return stored.positionAt(ledger, instant);
    }
}
