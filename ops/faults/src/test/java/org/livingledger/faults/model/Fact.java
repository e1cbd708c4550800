package org.livingledger.faults.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.faults.words.Fields;

/// Something that counts: an activity, or points that were earned.
///
/// @param epoch of the membership in the group
public record Fact(
        long number, Kind kind, String member, @Nullable String group, int epoch, Instant at) {

    /// What it is.
    ///
    /// @param activity its kind, or the kind that the rule answers which granted the points
    /// @param of the activity's attributes, or the rule that granted the points
    public record Kind(boolean points, @Nullable String activity, Fields of) {}

    /// Whether it belongs to a spell that began then. The first has all from before it, too.
    boolean isIn(Membership spell, Instant began) {
        return spell.epoch() == 1 || !at.isBefore(began);
    }
}
