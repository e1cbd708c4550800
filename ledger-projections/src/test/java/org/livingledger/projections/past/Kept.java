package org.livingledger.projections.past;

import java.util.List;
import org.livingledger.api.AsOf;
import org.livingledger.api.RecordedEvent;

/// Which events are part of a past, for tests of those who do not go by events.
public final class Kept {

    private Kept() {}

    public static List<RecordedEvent> of(List<RecordedEvent> events, AsOf asOf) {
        return Hindsight.of(events, asOf);
    }
}
