package org.livingledger.domain.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Limits;
import org.livingledger.api.Refused;
import org.livingledger.api.points.PointsEvent.GrantRestored;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsEvent.Slice;
import org.livingledger.api.points.PointsRejection.PointsOverflow;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.domain.Shelf;

/// An account in the hands of an adoption, which has many grants and reversals to make in one step. Each
/// follows from those before it, so each happens at once: what could refuse one is asked of all of them
/// beforehand, by [#requireRoom].
public final class Correction {

    private final Shelf.Taken<Account> taken;
    private final LedgerId ledger;
    private final Movements movements;
    private final int adoption;
    private final Instant now;

    /// @param adoption the version whose adoption, or whose undoing, corrects it
    Correction(
            Shelf.Taken<Account> taken,
            LedgerId ledger,
            Movements movements,
            int adoption,
            Instant now) {
        this.taken = taken;
        this.ledger = ledger;
        this.movements = movements;
        this.adoption = adoption;
        this.now = now;
    }

    /// Lets pass an account that moves, and has room for what is to come and for what may be owed.
    ///
    /// @param granted the most that is granted or restored
    /// @param taken the most that is taken back
    /// @throws Refused with [AccountFrozen] or [PointsOverflow]
    public void requireRoom(long granted, long taken) {
        Account account = this.taken.root();
        account.requireMoving();
        Account.requireRoom(account.account(), account.balance(), granted);
        if (account.debt() > Limits.MOST_POINTS - taken) {
            throw new Refused(new PointsOverflow(account.account(), account.balance(), taken));
        }
    }

    /// Grants.
    public PointsEarned grant(Terms terms) {
        PointsEarned earned = taken.root().grants(now).grant(terms);
        taken.apply(earned);
        return earned;
    }

    /// Takes back a grant, or so many of its points as are left of it; null if none are, or there is no such
    /// grant.
    public @Nullable GrantReversed takeBack(long movement, long points, ReversalPolicy policy) {
        Account account = taken.root();
        if (!(movements.at(ledger, account.account(), movement) instanceof PointsEarned grant)) {
            return null;
        }
        long left = grant.points() - account.undone(movement) - account.cancelled(grant.lot());
        if (left <= 0) {
            return null;
        }
        GrantReversed reversed =
                new Reversal(account, movement, Math.min(points, left), null, adoption, now)
                        .ofGrant(grant, policy);
        taken.apply(reversed);
        return reversed;
    }

    /// How many points there are in a grant, or 0 if there is no such grant.
    public long granted(long movement) {
        return movements.at(ledger, taken.root().account(), movement) instanceof PointsEarned grant
                ? grant.points()
                : 0;
    }

    /// Gives back what an adoption has taken, by the position at which it took it; null if it took nothing
    /// there.
    public @Nullable GrantRestored restore(long position) {
        Account account = taken.root();
        if (!(movements.at(ledger, account.account(), position) instanceof GrantReversed reversed)
                || !(movements.at(ledger, account.account(), reversed.movement())
                        instanceof PointsEarned grant)) {
            return null;
        }
        GrantRestored restored = restored(reversed, grant);
        taken.apply(restored);
        return restored;
    }

    private GrantRestored restored(GrantReversed reversed, PointsEarned grant) {
        Account account = taken.root();
        Instant activeAt = grant.activeAt();
        boolean waits = activeAt != null && activeAt.isAfter(now);
        var own = new ArrayList<NewLot>();
        var back = new ArrayList<Slice>();
        for (Slice slice : reversed.slices()) {
            if (waits && grant.lot() != null && slice.lot() == grant.lot().lot()) {
                own.add(new NewLot(slice.lot(), slice.points(), slice.expiresAt(), slice.group()));
            } else {
                back.add(slice);
            }
        }
        if (reversed.debt() > 0) {
            back.add(owed(reversed, grant));
        }
        Credit credit = Credit.returned(back, account.debt(), now);
        List<NewLot> lots = new ArrayList<>(own);
        lots.addAll(credit.lots());
        return new GrantRestored(
                account.account(),
                reversed.movement(),
                reversed.points(),
                List.copyOf(lots),
                own.isEmpty() ? null : activeAt,
                credit.debtPaid(),
                reversed.uncollected(),
                reversed.group(),
                reversed.grounds(),
                adoption,
                reversed.countedAt(),
                now);
    }

    /// What was owed is not owed any more; what of it has been paid since comes into the grant's own lot.
    private Slice owed(GrantReversed reversed, PointsEarned grant) {
        NewLot lot = grant.lot();
        return lot == null
                ? new Slice(taken.root().lastLot() + 1, reversed.debt(), null, grant.group())
                : new Slice(lot.lot(), reversed.debt(), lot.expiresAt(), lot.group());
    }

    /// The balance, as it is by now.
    public long balance() {
        return taken.root().balance();
    }
}
