package org.livingledger.domain.points;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.HoldCaptured;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsEvent.PointsSpent;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.domain.Shelf;

/// An account in the hands of one command that undoes several of its movements. Each is decided on a copy
/// on which those before it have happened, so that none takes what another has taken already. Only
/// [#apply(PointsEvent)] changes the account.
public final class Undoing {

    private final Shelf.Taken<Account> taken;
    private final Account imagined;
    private final Instant now;

    Undoing(Shelf.Taken<Account> taken, Instant now) {
        this.taken = taken;
        this.imagined = Account.restored(taken.root().toString(), taken.root().state());
        this.now = now;
    }

    /// Lets pass an account that moves.
    ///
    /// @throws Refused with [AccountFrozen] if it stands still
    public void requireMoving() {
        imagined.requireMoving();
    }

    /// Whether an event is a movement that can be undone.
    public static boolean isUndoable(PointsEvent event) {
        return event instanceof PointsEarned
                || event instanceof PointsSpent
                || event instanceof HoldCaptured;
    }

    /// How many points of a movement are not undone.
    public long left(long movement, PointsEarned grant) {
        return grant.points() - imagined.undone(movement) - imagined.cancelled(grant.lot());
    }

    /// Undoes all that is left of a movement.
    ///
    /// @param movement its position
    /// @throws Refused with [AlreadyReversed], [NotPending] or [PointsOverflow]
    public PointsEvent undo(
            long movement, PointsEvent original, ReversalPolicy policy, @Nullable String reason) {
        var reversal = new Reversal(imagined, movement, null, reason, null, now);
        PointsEvent event =
                switch (original) {
                    case PointsEarned grant -> reversal.ofGrant(grant, policy);
                    case PointsSpent spent -> reversal.ofSpending(spent.points(), spent.slices());
                    case HoldCaptured captured ->
                            reversal.ofSpending(captured.points(), captured.slices());
                    // who asks has asked isUndoable
                    case PointsEvent.PointsHeld _,
                            PointsEvent.HoldReleased _,
                            PointsEvent.PointsSent _,
                            PointsEvent.PointsReceived _,
                            PointsEvent.PointsAdded _,
                            PointsEvent.PointsTaken _,
                            PointsEvent.GrantReversed _,
                            PointsEvent.GrantRestored _,
                            PointsEvent.SpendReversed _,
                            PointsEvent.PointsExpired _,
                            PointsEvent.PointsForfeited _,
                            PointsEvent.PointsActivated _,
                            PointsEvent.PointsCancelled _,
                            PointsEvent.AccountFrozen _,
                            PointsEvent.AccountUnfrozen _,
                            PointsEvent.PointsFrozen _,
                            PointsEvent.PointsThawed _ ->
                            throw new IllegalStateException("cannot be undone: " + original);
                };
        imagined.on(event);
        return event;
    }

    /// The sum of its postings, after all that is decided.
    public long balance() {
        return imagined.balance();
    }

    /// What could be spent, after all that is decided.
    public long available() {
        return imagined.available(now);
    }

    /// Makes it happen. Nothing of the command may be refused after this.
    public void apply(PointsEvent event) {
        taken.apply(event);
    }

    /// Which caps, as `rule/period`, a grant counts towards.
    public static List<String> caps(PointsEvent reversal) {
        return reversal instanceof PointsEvent.GrantReversed undone && undone.grounds() != null
                ? undone.grounds().counted()
                : List.of();
    }
}
