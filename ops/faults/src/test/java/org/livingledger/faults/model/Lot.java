package org.livingledger.faults.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The points of one grant. A lot ends at an instant, whether or not anybody wrote it down.
final class Lot {

    final @Nullable Instant ends;
    final @Nullable String group;
    long number;
    long left;
    @Nullable Instant active;
    boolean onCondition;

    Lot(long points, @Nullable Instant ends, @Nullable String group) {
        this.left = points;
        this.ends = ends;
        this.group = group;
    }

    boolean ended(Instant now) {
        return ends != null && !ends.isAfter(now);
    }

    boolean pending(Instant now) {
        return !ended(now) && (onCondition || (active != null && active.isAfter(now)));
    }

    /// Whether nothing of it can be spent.
    boolean dead(Instant now) {
        return ended(now) || pending(now);
    }
}
