package org.livingledger.domain.points;

import static org.livingledger.domain.points.Lot.Standing.ENDED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Limits;
import org.livingledger.api.Refused;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsEvent.Slice;
import org.livingledger.api.points.PointsEvent.SpendReversed;
import org.livingledger.api.points.PointsRejection.AlreadyReversed;
import org.livingledger.api.points.PointsRejection.NotPending;
import org.livingledger.api.points.PointsRejection.PointsOverflow;
import org.livingledger.api.points.ReversalPolicy;

/// Decides what undoing a movement gives back or takes away (`systems.md` section 2, Reversal; A4).
///
/// @param account whose movement it is
/// @param movement its position
/// @param points how many of its points to undo, or null for all that is left
/// @param reason the caller's code, if given
/// @param adoption the version whose adoption, or whose undoing, undoes it, if that does
/// @param now when it is decided
record Reversal(
        Account account,
        long movement,
        @Nullable Long points,
        @Nullable String reason,
        @Nullable Integer adoption,
        Instant now) {

    /// Undoes a grant: what is left of its own lot first, then other lots in debit order.
    GrantReversed ofGrant(PointsEarned grant, ReversalPolicy policy) {
        long left = left(grant.points(), account.undone(movement) + account.cancelled(grant.lot()));
        long requested = points == null ? left : points;
        long undone = Math.min(requested, left);
        NewLot given = grant.lot();
        Lot own = given == null ? null : account.judged(now).find(given.lot());
        if (policy == ReversalPolicy.PENDING_ONLY) {
            requirePending(own, given, left);
        }
        List<Slice> slices = taken(own, undone);
        long missing = undone - Slices.points(slices);
        boolean owed = policy == ReversalPolicy.INTO_DEBT;
        if (owed && account.debt() > Limits.MOST_POINTS - missing) {
            throw new Refused(new PointsOverflow(account.account(), account.balance(), missing));
        }
        return new GrantReversed(
                account.account(),
                movement,
                undone,
                requested,
                slices,
                owed ? missing : 0,
                owed ? 0 : missing,
                left - undone,
                policy,
                grant.group(),
                grant.grounds(),
                reason,
                adoption,
                grant.occurredAt(),
                now);
    }

    /// Undoes a spending. What was taken last comes back first, as if less had been spent.
    SpendReversed ofSpending(long spent, List<Slice> slices) {
        long before = account.undone(movement);
        long left = left(spent, before);
        long undone = Math.min(points == null ? left : points, left);
        Account.requireRoom(account.account(), account.balance(), undone);
        List<Slice> back = Slices.part(slices, left - undone, undone);
        Credit credit = Credit.returned(back, account.debt(), now);
        return new SpendReversed(
                account.account(),
                movement,
                undone,
                credit.lots(),
                credit.debtPaid(),
                left - undone,
                reason,
                now);
    }

    private long left(long moved, long undone) {
        account.requireMoving();
        if (undone >= moved) {
            throw new Refused(new AlreadyReversed(account.account(), movement, undone));
        }
        return moved - undone;
    }

    private void requirePending(@Nullable Lot own, @Nullable NewLot given, long left) {
        if (own == null || !own.isPending(now) || own.remaining != left) {
            throw new Refused(
                    new NotPending(
                            account.account(),
                            given == null ? 0 : given.lot(),
                            LotLives.available(own, now)));
        }
    }

    /// A lot that has ended has nothing left to give, whether or not the sweep has written that down: a
    /// reversal must not take another sum, or leave another debt, before it than after it.
    private List<Slice> taken(@Nullable Lot own, long undone) {
        Lots lots = account.judged(now);
        var slices = new ArrayList<Slice>();
        long wanted = undone;
        long others = lots.free() - account.debt();
        if (own != null && own.standing != ENDED && own.free() > 0) {
            long fromOwn = Math.min(wanted, own.free());
            slices.add(own.slice(fromOwn));
            wanted -= fromOwn;
            others -= LotLives.available(own, now);
        }
        // other lots give only what a spending could take: a reversal creates no debt unasked
        long from = Math.max(0, Math.min(wanted, others));
        slices.addAll(lots.plan(from, own == null ? 0 : own.number));
        return List.copyOf(slices);
    }
}
