package org.livingledger.projections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;

/// Events in memory, numbered as the store numbers them.
final class Log implements EventSource {

    private final Map<LedgerId, List<RecordedEvent>> events = new ConcurrentHashMap<>();

    /// Appends the events of one command.
    long append(LedgerId ledger, Event... together) {
        return append(ledger, List.of(together));
    }

    synchronized long append(LedgerId ledger, List<? extends Event> together) {
        List<RecordedEvent> all = new ArrayList<>(events.getOrDefault(ledger, List.of()));
        String correlation = "c" + (all.size() + 1);
        for (Event event : together) {
            long position = all.size() + 1L;
            all.add(
                    new RecordedEvent(
                            ledger,
                            position,
                            "e" + position,
                            "stream",
                            position,
                            Instant.parse("2026-05-01T00:00:00Z").plusSeconds(position),
                            correlation,
                            "test",
                            event));
        }
        events.put(ledger, new CopyOnWriteArrayList<>(all));
        return all.size();
    }

    @Override
    public Map<LedgerId, Long> ahead(Map<LedgerId, Long> known) {
        Map<LedgerId, Long> ahead = new HashMap<>();
        events.forEach((ledger, all) -> {
            if (all.size() > known.getOrDefault(ledger, 0L)) {
                ahead.put(ledger, (long) all.size());
            }
        });
        return ahead;
    }

    @Override
    public List<RecordedEvent> after(LedgerId ledger, long position, int limit) {
        List<RecordedEvent> all = events.getOrDefault(ledger, List.of());
        return List.copyOf(
                all.subList((int) position, (int) Math.min(all.size(), position + limit)));
    }

    @Override
    public List<RecordedEvent> at(LedgerId ledger, List<Long> positions) {
        List<RecordedEvent> all = events.getOrDefault(ledger, List.of());
        return positions.stream().map(position -> all.get(position.intValue() - 1)).toList();
    }

    @Override
    public long positionAt(LedgerId ledger, Instant instant) {
        return events.getOrDefault(ledger, List.of()).stream()
                .filter(each -> !each.recordedAt().isAfter(instant))
                .count();
    }
}
