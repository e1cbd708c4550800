package org.livingledger.projections.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.Slice;
import org.livingledger.projections.accounts.Shapes.Account;
import org.livingledger.projections.accounts.Shapes.FreezeKey;
import org.livingledger.projections.accounts.Shapes.Hold;
import org.livingledger.projections.accounts.Shapes.HoldKey;
import org.livingledger.projections.accounts.Shapes.Lot;
import org.livingledger.projections.accounts.Shapes.LotKey;
import org.livingledger.projections.accounts.Shapes.SliceKey;
import org.livingledger.projections.reading.Rows;

/// What each event does to the rows of a batch.
record Posting(
        Rows<String, Account> accounts,
        Rows<LotKey, Lot> lots,
        Rows<HoldKey, Hold> holds,
        Rows<SliceKey, Long> slices,
        Rows<FreezeKey, Long> freezes) {

    void on(PointsEvent event, long position) {
        AccountId account = event.account();
        change(account, row -> row); // an account that only stands still has a row, too
        event.postings().forEach(line -> change(line.account(), row -> row.plus(line.points())));
        switch (event) {
            case PointsEvent.PointsEarned earned -> {
                payDebt(account, earned.debtPaid());
                if (earned.lot() != null) {
                    add(
                            account,
                            earned.lot(),
                            earned.occurredAt(),
                            earned.activeAt(),
                            earned.onCondition(),
                            position);
                }
            }
            case PointsEvent.PointsSpent spent -> take(account, spent.slices());
            case PointsEvent.PointsHeld held -> {
                holds.put(
                        new HoldKey(account.value(), held.hold()),
                        new Hold(held.points(), held.releaseAt()));
                for (Slice slice : held.slices()) {
                    slices.put(
                            new SliceKey(account.value(), held.hold(), slice.lot()),
                            slice.points());
                }
            }
            case PointsEvent.HoldCaptured captured -> {
                take(account, captured.slices());
                letGo(account, captured.hold());
            }
            case PointsEvent.HoldReleased released -> letGo(account, released.hold());
            case PointsEvent.PointsSent sent -> take(account, sent.slices());
            case PointsEvent.PointsReceived received -> {
                payDebt(account, received.debtPaid());
                addAll(account, received.lots(), received.occurredAt(), position);
            }
            case PointsEvent.PointsAdded added -> {
                payDebt(account, added.debtPaid());
                if (added.lot() != null) {
                    add(account, added.lot(), added.occurredAt(), null, false, position);
                }
            }
            case PointsEvent.PointsTaken taken -> take(account, taken.slices());
            case PointsEvent.GrantReversed reversed -> {
                take(account, reversed.slices());
                change(account, row -> row.owes(reversed.debt()));
            }
            case PointsEvent.GrantRestored restored -> {
                payDebt(account, restored.debtPaid());
                Instant activeAt = restored.activeAt();
                for (NewLot lot : restored.lots()) {
                    add(account, lot, restored.countedAt(), activeAt, false, position);
                    activeAt = null; // only the first is the grant's own
                }
            }
            case PointsEvent.SpendReversed reversed -> {
                payDebt(account, reversed.debtPaid());
                addAll(account, reversed.lots(), reversed.occurredAt(), position);
            }
            case PointsEvent.PointsExpired expired ->
                    change(account, expired.lot(), lot -> lot.plus(-expired.points()));
            case PointsEvent.PointsForfeited forfeited -> take(account, forfeited.slices());
            case PointsEvent.PointsActivated activated ->
                    change(account, activated.lot(), lot -> lot.active(activated.occurredAt()));
            case PointsEvent.PointsCancelled cancelled ->
                    change(account, cancelled.lot(), lot -> lot.plus(-cancelled.points()));
            case PointsEvent.PointsFrozen frozen ->
                    freezes.put(FreezeKey.of(account, frozen.group()), frozen.throughLot());
            case PointsEvent.PointsThawed thawed ->
                    freezes.remove(FreezeKey.of(account, thawed.group()));
            case PointsEvent.AccountFrozen _ -> change(account, row -> row.frozen(true));
            case PointsEvent.AccountUnfrozen _ -> change(account, row -> row.frozen(false));
        }
    }

    private void payDebt(AccountId account, long points) {
        change(account, row -> row.owes(-points));
    }

    private void addAll(AccountId account, List<NewLot> fresh, Instant at, long position) {
        fresh.forEach(lot -> add(account, lot, at, null, false, position));
    }

    /// Points that come back after a reversal come into the lot that they were in.
    private void add(
            AccountId account,
            NewLot lot,
            Instant earnedAt,
            @Nullable Instant activeAt,
            boolean onCondition,
            long position) {
        var key = new LotKey(account.value(), lot.lot());
        Lot before = lots.get(key);
        GroupId group = lot.group();
        lots.put(
                key,
                before != null
                        ? before.plus(lot.points())
                        : new Lot(
                                lot.points(),
                                lot.points(),
                                onCondition,
                                group == null ? null : group.value(),
                                position,
                                earnedAt,
                                activeAt,
                                lot.expiresAt()));
    }

    private void take(AccountId account, List<Slice> taken) {
        taken.forEach(slice -> change(account, slice.lot(), lot -> lot.plus(-slice.points())));
    }

    private void letGo(AccountId account, String hold) {
        holds.remove(new HoldKey(account.value(), hold));
        List<SliceKey> held =
                slices.all().keySet().stream()
                        .filter(key ->
                                key.account().equals(account.value()) && key.hold().equals(hold))
                        .toList();
        held.forEach(slices::remove);
    }

    private void change(AccountId account, UnaryOperator<Account> change) {
        Account row = accounts.get(account.value());
        accounts.put(account.value(), change.apply(row == null ? Account.EMPTY : row));
    }

    private void change(AccountId account, long lot, UnaryOperator<Lot> change) {
        var key = new LotKey(account.value(), lot);
        Lot row = Objects.requireNonNull(lots.get(key), () -> "nothing is known of " + key);
        lots.put(key, change.apply(row));
    }
}
