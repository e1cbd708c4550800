package org.livingledger.faults.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The points of one grant. A lot ends at an instant, whether or not anybody wrote it down.
final class Lot {

    final long number;
    final @Nullable Instant ends;
    final @Nullable String group;
    long left;
    long held;
    @Nullable Instant active;
    boolean onCondition;

    Lot(long number, long points, @Nullable Instant ends, @Nullable String group) {
        this.number = number;
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

    /// What of it can be spent.
    long free(Instant now) {
        return ended(now) || pending(now) ? 0 : left - held;
    }
}
