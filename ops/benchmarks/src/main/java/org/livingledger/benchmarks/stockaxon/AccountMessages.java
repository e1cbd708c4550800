package org.livingledger.benchmarks.stockaxon;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What is said to an account, and what it says has happened.
sealed interface AccountMessages {

    record OpenAccount(@TargetAggregateIdentifier String account) implements AccountMessages {}

    record EarnPoints(
            @TargetAggregateIdentifier String account, long points, @Nullable String reason)
            implements AccountMessages {}

    record AccountOpened(String account) implements AccountMessages {}

    record PointsEarned(String account, long points, @Nullable String reason, long balance)
            implements AccountMessages {}
}
