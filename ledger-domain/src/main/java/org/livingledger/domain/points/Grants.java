package org.livingledger.domain.points;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.PointsEarned;

/// The grants of one command to one account. Each is decided as if those before it had happened
/// already, so that all can be decided before the first happens.
final class Grants {

    private final AccountId account;
    private final Instant now;
    private long balance;
    private long debt;
    private long lastLot;

    Grants(AccountId account, Instant now, long balance, long debt, long lastLot) {
        this.account = account;
        this.now = now;
        this.balance = balance;
        this.debt = debt;
        this.lastLot = lastLot;
    }

    PointsEarned grant(Terms terms) {
        Account.requireRoom(account, balance, terms.points());
        Instant activeAt = later(terms.activeAt());
        boolean waits = terms.onCondition() || activeAt != null;
        // points that are not there yet, or not any more, pay nothing
        boolean pays = !waits && !Lot.hasEnded(terms.expiresAt(), now);
        long debtPaid = pays ? Math.min(debt, terms.points()) : 0;
        long rest = terms.points() - debtPaid;
        balance += terms.points();
        debt -= debtPaid;
        NewLot lot =
                rest == 0 ? null : new NewLot(++lastLot, rest, terms.expiresAt(), terms.group());
        return new PointsEarned(
                account,
                terms.points(),
                terms.requested(),
                terms.limitedBy(),
                lot,
                debtPaid,
                activeAt,
                terms.onCondition(),
                terms.group(),
                terms.grounds(),
                terms.reason(),
                terms.occurredAt());
    }

    private @Nullable Instant later(@Nullable Instant activeAt) {
        return activeAt != null && activeAt.isAfter(now) ? activeAt : null;
    }
}
