package org.livingledger.domain.points;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.points.PointsEvent.PointsActivated;
import org.livingledger.api.points.PointsEvent.PointsCancelled;
import org.livingledger.api.points.PointsEvent.PointsExpired;
import org.livingledger.api.points.PointsRejection.LotNotEnded;
import org.livingledger.api.points.PointsRejection.LotNotFound;
import org.livingledger.api.points.PointsRejection.NotPending;
import org.livingledger.domain.points.Lot.Standing;

/// Decides how a single lot begins and ends.
final class LotLives {

    private LotLives() {}

    static PointsActivated activate(Account account, long number, Instant now) {
        Lot lot = pending(account, number, now);
        return new PointsActivated(account.account(), number, lot.remaining, now);
    }

    static PointsCancelled cancel(
            Account account, long number, @Nullable String reason, Instant now) {
        Lot lot = pending(account, number, now);
        return new PointsCancelled(account.account(), number, lot.remaining, reason, now);
    }

    /// What is held of a lot stays good for its capture, so only the rest ends.
    static PointsExpired expire(Account account, long number, Instant now) {
        Lot lot = require(account, number, now);
        Instant endedAt = lot.expiresAt;
        if (endedAt == null || !Lot.hasEnded(endedAt, now) || lot.free() <= 0) {
            throw new Refused(new LotNotEnded(account.account(), number, endedAt));
        }
        return new PointsExpired(account.account(), number, lot.free(), endedAt);
    }

    /// What of a lot could be spent now.
    static long available(@Nullable Lot lot, Instant now) {
        return lot != null && lot.at(now) == Standing.ACTIVE ? lot.free() : 0;
    }

    private static Lot pending(Account account, long number, Instant now) {
        Lot lot = require(account, number, now);
        if (!lot.isPending(now)) {
            throw new Refused(new NotPending(account.account(), number, available(lot, now)));
        }
        return lot;
    }

    private static Lot require(Account account, long number, Instant now) {
        Lot lot = account.judged(now).find(number);
        if (lot == null) {
            throw new Refused(new LotNotFound(account.account(), number));
        }
        account.requireMoving();
        return lot;
    }
}
