package org.livingledger.domain.points;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Limits;
import org.livingledger.api.Refused;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.AccountUnfrozen;
import org.livingledger.api.points.PointsEvent.GrantRestored;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.HoldCaptured;
import org.livingledger.api.points.PointsEvent.HoldReleased;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.PointsActivated;
import org.livingledger.api.points.PointsEvent.PointsAdded;
import org.livingledger.api.points.PointsEvent.PointsCancelled;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsEvent.PointsExpired;
import org.livingledger.api.points.PointsEvent.PointsForfeited;
import org.livingledger.api.points.PointsEvent.PointsFrozen;
import org.livingledger.api.points.PointsEvent.PointsHeld;
import org.livingledger.api.points.PointsEvent.PointsReceived;
import org.livingledger.api.points.PointsEvent.PointsSent;
import org.livingledger.api.points.PointsEvent.PointsSpent;
import org.livingledger.api.points.PointsEvent.PointsTaken;
import org.livingledger.api.points.PointsEvent.PointsThawed;
import org.livingledger.api.points.PointsEvent.Slice;
import org.livingledger.api.points.PointsEvent.SpendReversed;
import org.livingledger.api.points.PointsRejection.AccountFrozen;
import org.livingledger.api.points.PointsRejection.InsufficientPoints;
import org.livingledger.api.points.PointsRejection.PointsOverflow;
import org.livingledger.api.tier.Tally;
import org.livingledger.domain.Snapshottable;

/// The balance is what is in the lots less the debt; nothing is debited that is not available, and
/// only a reversal into debt takes the balance below zero.
final class Account implements Snapshottable<Account.State> {

    static final int SCHEMA_VERSION = 3;

    @AggregateIdentifier private final String id;
    private final AccountId account;
    private final Lots lots = new Lots();
    private long debt;
    private long lastLot;
    private @Nullable String frozenFor;

    /// What counts towards each cap, as `rule/period`. Kept for ever: a late fact fills its own day.
    private final Map<String, Long> counted = new TreeMap<>();

    /// How many points are undone of each movement that was reversed, by its position.
    private final Map<Long, Long> undone = new TreeMap<>();

    /// How many points were cancelled of each lot that was: a reversal must not undo them again.
    private final Map<Long, Long> cancelled = new TreeMap<>();

    /// What was earned, for ladders: it is never lowered by spending, expiry or transfer.
    private Tally earned = new Tally();

    Account(String id) {
        this.id = id;
        this.account = new AccountId(id.substring(id.lastIndexOf('/') + 1));
    }

    static Account restored(String id, State state) {
        var account = new Account(id);
        account.lots.begin(state.lots(), state.holds(), state.frozenLots());
        account.debt = state.debt();
        account.lastLot = state.lastLot();
        account.frozenFor = state.frozenFor();
        account.counted.putAll(state.counted());
        state.undone().forEach(one -> account.undone.put(one.number(), one.points()));
        state.cancelled().forEach(one -> account.cancelled.put(one.number(), one.points()));
        account.earned = Tally.of(state.earned());
        return account;
    }

    void requireMoving() {
        if (frozenFor != null) {
            throw new Refused(new AccountFrozen(account, frozenFor));
        }
    }

    boolean isMoving() {
        return frozenFor == null;
    }

    long lastLot() {
        return lastLot;
    }

    Grants grants(Instant now) {
        return new Grants(account, now, balance(), debt, lastLot);
    }

    PointsSpent spend(long points, @Nullable String reason, Instant at, Instant now) {
        return new PointsSpent(account, points, debit(points, now), reason, at);
    }

    PointsForfeited forfeit(long points, String reason, Instant now) {
        return new PointsForfeited(account, points, debit(points, now), reason, now);
    }

    PointsTaken take(long points, String reason, Instant now) {
        return new PointsTaken(account, points, debit(points, now), reason, now);
    }

    PointsAdded add(long points, String reason, Instant now) {
        requireRoom(account, balance(), points);
        long debtPaid = Math.min(debt, points);
        long rest = points - debtPaid;
        NewLot lot = rest == 0 ? null : new NewLot(lastLot + 1, rest, null, null);
        return new PointsAdded(account, points, lot, debtPaid, reason, now);
    }

    PointsSent send(AccountId to, long points, @Nullable String reason, Instant now) {
        return new PointsSent(account, to, points, debit(points, now), reason, now);
    }

    PointsReceived receive(PointsSent sent, Instant now) {
        requireRoom(account, balance(), sent.points());
        Credit credit = Credit.received(sent.slices(), debt, lastLot, now);
        return new PointsReceived(
                account,
                sent.account(),
                sent.points(),
                credit.lots(),
                credit.debtPaid(),
                sent.reason(),
                now);
    }

    PointsEvent.AccountFrozen freeze(String reason, Instant now) {
        requireMoving();
        return new PointsEvent.AccountFrozen(account, reason, now);
    }

    AccountUnfrozen unfreeze(Instant now) {
        if (frozenFor == null) {
            throw new Refused(
                    new org.livingledger.api.points.PointsRejection.AccountNotFrozen(account));
        }
        return new AccountUnfrozen(account, now);
    }

    /// What a debit takes, in debit order.
    List<Slice> debit(long points, Instant now) {
        requireMoving();
        long available = available(now);
        if (points > available) {
            throw new Refused(new InsufficientPoints(account, points, available));
        }
        return lots.plan(points, 0);
    }

    /// Lets pass what the account has room for.
    ///
    /// @throws Refused with [PointsOverflow] if it would come to hold more than an account can
    static void requireRoom(AccountId account, long balance, long points) {
        if (balance > Limits.MOST_POINTS - points) {
            throw new Refused(new PointsOverflow(account, balance, points));
        }
    }

    AccountId account() {
        return account;
    }

    long balance() {
        return lots.total() - debt;
    }

    long debt() {
        return debt;
    }

    /// What could be spent: free points, as far as no debt has a claim on them.
    long available(Instant now) {
        return Math.max(0, judged(now).free() - debt);
    }

    /// What could be spent of the points that a group granted, as far as no debt has a claim on them.
    long available(GroupId group, Instant now) {
        return Math.min(available(now), judged(now).free(group));
    }

    Lots judged(Instant now) {
        lots.judge(now);
        return lots;
    }

    long counted(String cap) {
        return counted.getOrDefault(cap, 0L);
    }

    long undone(long movement) {
        return undone.getOrDefault(movement, 0L);
    }

    long cancelled(@Nullable NewLot lot) {
        return lot == null ? 0 : cancelled.getOrDefault(lot.lot(), 0L);
    }

    Tally earned() {
        return earned;
    }

    @EventSourcingHandler
    void on(PointsEvent event) {
        earned.fold(event);
        switch (event) {
            case PointsEarned grant -> {
                debt -= grant.debtPaid();
                if (grant.lot() != null) {
                    put(grant.lot(), grant.activeAt(), grant.onCondition());
                }
                count(grant.grounds(), grant.points());
            }
            case PointsSpent spent -> lots.take(spent.slices());
            case PointsForfeited forfeited -> lots.take(forfeited.slices());
            case PointsTaken taken -> lots.take(taken.slices());
            case PointsSent sent -> lots.take(sent.slices());
            case PointsReceived received -> {
                debt -= received.debtPaid();
                received.lots().forEach(lot -> put(lot, null, false));
            }
            case PointsAdded added -> {
                debt -= added.debtPaid();
                if (added.lot() != null) {
                    put(added.lot(), null, false);
                }
            }
            case PointsHeld(_, String hold, _, List<Slice> slices, Instant releaseAt, _) ->
                    lots.setAside(new Hold(hold, releaseAt, slices));
            case HoldCaptured(_, String hold, _, List<Slice> slices, _) -> {
                lots.release(hold);
                lots.take(slices);
            }
            case HoldReleased(_, String hold, _, _) -> lots.release(hold);
            case GrantReversed reversed -> {
                debt += reversed.debt();
                lots.take(reversed.slices());
                undone.merge(reversed.movement(), reversed.points(), Long::sum);
                count(reversed.grounds(), -reversed.points());
            }
            case GrantRestored restored -> {
                debt -= restored.debtPaid();
                Instant activeAt = restored.activeAt();
                for (NewLot lot : restored.lots()) {
                    put(lot, activeAt, false);
                    activeAt = null; // only the first is the grant's own
                }
                undone.merge(restored.movement(), -restored.points(), Long::sum);
                undone.remove(restored.movement(), 0L);
                count(restored.grounds(), restored.points());
            }
            case SpendReversed reversed -> {
                debt -= reversed.debtPaid();
                reversed.lots().forEach(lot -> put(lot, null, false));
                undone.merge(reversed.movement(), reversed.points(), Long::sum);
            }
            case PointsExpired(_, long lot, long points, _) -> lots.take(lot, points);
            case PointsActivated(_, long lot, _, _) -> lots.activate(lot);
            case PointsCancelled(_, long lot, long points, _, _) -> {
                lots.take(lot, points);
                cancelled.merge(lot, points, Long::sum);
            }
            case PointsFrozen(_, GroupId group, long through, _, _) -> lots.freeze(group, through);
            case PointsThawed(_, GroupId group, _, _) -> lots.thaw(group);
            case PointsEvent.AccountFrozen(_, String reason, _) -> frozenFor = reason;
            case AccountUnfrozen _ -> frozenFor = null;
        }
    }

    private void put(NewLot lot, @Nullable Instant activeAt, boolean onCondition) {
        lots.put(lot, activeAt, onCondition);
        lastLot = Math.max(lastLot, lot.lot());
    }

    private void count(@Nullable Grounds grounds, long points) {
        if (grounds != null && points != 0) {
            grounds.counted().forEach(cap -> counted.merge(cap, points, Long::sum));
        }
    }

    @Override
    public State state() {
        return new State(
                lots.lots(),
                lots.holds(),
                lots.frozen(),
                debt,
                lastLot,
                frozenFor,
                new TreeMap<>(counted),
                figures(undone),
                figures(cancelled),
                earned.state());
    }

    private static List<Figure> figures(Map<Long, Long> points) {
        var figures = new ArrayList<Figure>(points.size());
        points.forEach((number, of) -> figures.add(new Figure(number, requireNonNullElse(of, 0L))));
        return List.copyOf(figures);
    }

    @Override
    public String toString() {
        return id;
    }

    /// What a snapshot of an account holds.
    public record State(
            List<Lots.LotState> lots,
            List<Lots.HoldState> holds,
            List<Lots.FrozenState> frozenLots,
            long debt,
            long lastLot,
            @Nullable String frozenFor,
            Map<String, Long> counted,
            List<Figure> undone,
            List<Figure> cancelled,
            List<Tally.Series> earned) {}

    /// Points by the position of a movement, or by the number of a lot.
    public record Figure(long number, long points) {}
}
