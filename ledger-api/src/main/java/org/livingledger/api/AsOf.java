package org.livingledger.api;

import java.time.Instant;
import org.livingledger.api.points.PointsEvent;

/// Which past is asked about. A ledger has two times: when a fact was true and when it became known
/// (`systems.md` section 2, *Clock*), so a question about the past has two answers: *as known then*,
/// what the ledger itself would have answered at that instant, and *as known now*, or at any other
/// time, what is known today of that instant.
///
/// @param at the instant that is asked about: what is over by then is over, what begins later has not
///     begun
/// @param then the last event that is known and was recorded by that instant; 0 for none
/// @param position the last event that is known; 0 for none
public record AsOf(Instant at, long then, long position) {

    /// Whether events are known that were recorded later: of them, only those count that were true by then.
    public boolean hindsight() {
        return position > then;
    }

    /// Whether an event is part of this past.
    public boolean has(RecordedEvent recorded) {
        return recorded.position() <= position && (!hindsight() || !trueFrom(recorded).isAfter(at));
    }

    /// From when on an event counts for who looks back. Facts count from when they were true. What is
    /// spendable follows what was known (`systems.md` section 2, *Clock*), so of all movements of points
    /// only grants do: a debit never takes from a lot that looking back has not seen yet.
    public static Instant trueFrom(RecordedEvent recorded) {
        Instant known = recorded.recordedAt();
        if (recorded.event() instanceof PointsEvent movement
                && !(movement instanceof PointsEvent.PointsEarned)) {
            return known;
        }
        Instant occurred = recorded.event().occurredAt();
        return occurred.isBefore(known) ? occurred : known;
    }
}
