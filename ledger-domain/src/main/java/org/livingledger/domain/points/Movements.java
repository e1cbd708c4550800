package org.livingledger.domain.points;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent;

/// What was committed before, by position: a reversal undoes what the original says it gave, so an
/// account need not carry all its past.
@FunctionalInterface
public interface Movements {

    /// The event of an account at a position, or null if another account's, or nothing, stands there.
    @Nullable PointsEvent at(LedgerId ledger, AccountId account, long position);
}
