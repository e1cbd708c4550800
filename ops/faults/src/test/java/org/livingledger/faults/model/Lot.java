package org.livingledger.faults.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The points of one grant. A lot ends at an instant, whether or not anybody wrote it down.
public final class Lot {

    final @Nullable Instant ends;
    final @Nullable String group;

    /// Its number in its account, from 1.
    public long number;

    /// What is left of it.
    public long left;

    /// From when on it can be spent: on a condition, when somebody says so.
    Instant active = Instant.MIN;

    Lot(long points, @Nullable Instant ends, @Nullable String group) {
        this.left = points;
        this.ends = ends;
        this.group = group;
    }

    boolean ended(Instant now) {
        return ends != null && !ends.isAfter(now);
    }

    boolean pending(Instant now) {
        return !ended(now) && active.isAfter(now);
    }

    /// Whether nothing of it can be spent.
    boolean dead(Instant now) {
        return ended(now) || pending(now);
    }
}
