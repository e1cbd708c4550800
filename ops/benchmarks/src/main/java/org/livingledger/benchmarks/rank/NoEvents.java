package org.livingledger.benchmarks.rank;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.projections.EventSource;

/// No events: what answers from the tables of boards reads none.
final class NoEvents implements EventSource {

    @Override
    public Map<LedgerId, Long> ahead(Map<LedgerId, Long> known) {
        return Map.of();
    }

    @Override
    public List<RecordedEvent> after(LedgerId ledger, long position, int limit) {
        return List.of();
    }

    @Override
    public List<RecordedEvent> at(LedgerId ledger, List<Long> positions) {
        return List.of();
    }

    @Override
    public long positionAt(LedgerId ledger, Instant instant) {
        return 0;
    }
}
