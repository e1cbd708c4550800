package org.livingledger.projections;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;

/// Where the read side reads events. Within a ledger position order is commit order, so a reader that
/// continues after its last position has skipped nothing.
public interface EventSource {

    /// The last committed position of every ledger that has one greater than `known` says (a ledger
    /// that is not in `known` counts as 0).
    Map<LedgerId, Long> ahead(Map<LedgerId, Long> known);

    /// The events of a ledger after a position, in order, at most `limit`.
    List<RecordedEvent> after(LedgerId ledger, long position, int limit);

    /// The events at the given positions, in order. Every position must exist.
    List<RecordedEvent> at(LedgerId ledger, List<Long> positions);

    /// Those of the events at the given positions that are of some families, in order. Every position must
    /// exist.
    default List<RecordedEvent> at(
            LedgerId ledger, List<Long> positions, Set<Class<? extends Event>> families) {
        return at(ledger, positions).stream()
                .filter(recorded ->
                        families.stream().anyMatch(family -> family.isInstance(recorded.event())))
                .toList();
    }

    /// When an event was recorded.
    default Instant recordedAt(LedgerId ledger, long position) {
        return at(ledger, List.of(position)).getFirst().recordedAt();
    }

    /// The position of the last event of a ledger that was recorded by an instant, 0 if none was.
    /// Instants of recording never decrease along positions, so an instant names a position.
    long positionAt(LedgerId ledger, Instant instant);
}
