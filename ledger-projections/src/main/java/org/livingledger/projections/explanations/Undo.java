package org.livingledger.projections.explanations;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.activity.ActivityEvent.ActivityReversed;
import org.livingledger.api.points.PointsEvent.GrantReversed;

/// What takes off what another event had counted.
public final class Undo {

    private Undo() {}

    /// The position of what an event undoes, or null if it undoes nothing that counts.
    public static @Nullable Long undoes(Event event) {
        return switch (event) {
            case GrantReversed reversed -> reversed.movement();
            case ActivityReversed reversed -> reversed.fact();
            default -> null; // nothing else takes anything off
        };
    }
}
