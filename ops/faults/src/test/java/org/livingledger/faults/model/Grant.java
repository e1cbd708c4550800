package org.livingledger.faults.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A grant of points as it is asked for.
///
/// @param active when they become spendable, if not at once
/// @param onCondition whether someone must activate them
/// @param rule the rule that gives them, if one does
/// @param counted the caps and the budget that it counts towards
/// @param at when they were earned
record Grant(
        long points,
        @Nullable Instant ends,
        @Nullable Instant active,
        boolean onCondition,
        @Nullable String group,
        Plan.@Nullable Rule rule,
        List<String> counted,
        Instant at) {

    boolean spendable(Instant now) {
        boolean pending = onCondition || (active != null && active.isAfter(now));
        return !pending && (ends == null || ends.isAfter(now));
    }
}
