package org.livingledger.api.points;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.Outcome;
import org.livingledger.api.points.PointsEvent.LimitedBy;

/// What a movement of points led to.
public sealed interface PointsOutcome extends Outcome {

    /// An account after something moved on it, or was held, released, frozen or unfrozen.
    ///
    /// @param points how many the command moved or set aside; 0 if it moved none
    /// @param balance the sum of all postings; negative when there is a debt
    /// @param available what could be spent now
    record Moved(AccountId account, long points, long balance, long available)
            implements PointsOutcome {}

    /// A grant.
    ///
    /// @param requested how many were asked for
    /// @param granted how many were given
    /// @param limitedBy what cut them, if something did
    /// @param lot the lot's number in its account, or null if there is none
    record Granted(
            AccountId account,
            long requested,
            long granted,
            @Nullable LimitedBy limitedBy,
            @Nullable Long lot,
            long balance,
            long available)
            implements PointsOutcome {}

    /// A movement that was undone.
    ///
    /// @param reversed how many of its points are undone by this command
    /// @param uncollected how many of those were not there and were let go
    /// @param debt how many of those were not there and became a debt
    /// @param left how many of its points are still not undone
    record Reversed(
            AccountId account,
            long movement,
            long reversed,
            long uncollected,
            long debt,
            long left,
            long balance,
            long available)
            implements PointsOutcome {}

    /// Two accounts after a transfer between them.
    record Transferred(
            AccountId from,
            long fromBalance,
            long fromAvailable,
            AccountId to,
            long toBalance,
            long points)
            implements PointsOutcome {}
}
