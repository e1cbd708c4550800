package org.livingledger.projections.accounts;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.Slice;
import org.livingledger.projections.accounts.Shapes.FreezeKey;
import org.livingledger.projections.accounts.Shapes.HoldKey;
import org.livingledger.projections.accounts.Shapes.LotKey;

/// Which rows an event is going to touch.
final class Touched {

    private Touched() {}

    static Stream<LotKey> lots(PointsEvent event) {
        AccountId account = event.account();
        return switch (event) {
            case PointsEvent.PointsEarned earned -> one(account, earned.lot());
            case PointsEvent.PointsSpent spent -> slices(account, spent.slices());
            case PointsEvent.PointsHeld _, PointsEvent.HoldReleased _ -> Stream.of();
            case PointsEvent.HoldCaptured captured -> slices(account, captured.slices());
            case PointsEvent.PointsSent sent -> slices(account, sent.slices());
            case PointsEvent.PointsReceived received -> fresh(account, received.lots());
            case PointsEvent.PointsAdded added -> one(account, added.lot());
            case PointsEvent.PointsTaken taken -> slices(account, taken.slices());
            case PointsEvent.GrantReversed reversed -> slices(account, reversed.slices());
            case PointsEvent.GrantRestored restored -> fresh(account, restored.lots());
            case PointsEvent.SpendReversed reversed -> fresh(account, reversed.lots());
            case PointsEvent.PointsExpired expired -> numbered(account, expired.lot());
            case PointsEvent.PointsForfeited forfeited -> slices(account, forfeited.slices());
            case PointsEvent.PointsActivated activated -> numbered(account, activated.lot());
            case PointsEvent.PointsCancelled cancelled -> numbered(account, cancelled.lot());
            case PointsEvent.AccountFrozen _,
                    PointsEvent.AccountUnfrozen _,
                    PointsEvent.PointsFrozen _,
                    PointsEvent.PointsThawed _ ->
                    Stream.of();
        };
    }

    static Stream<HoldKey> holds(PointsEvent event) {
        String account = event.account().value();
        if (event instanceof PointsEvent.PointsHeld held) {
            return Stream.of(new HoldKey(account, held.hold()));
        }
        if (event instanceof PointsEvent.HoldCaptured captured) {
            return Stream.of(new HoldKey(account, captured.hold()));
        }
        if (event instanceof PointsEvent.HoldReleased released) {
            return Stream.of(new HoldKey(account, released.hold()));
        }
        return Stream.of();
    }

    static Stream<FreezeKey> freezes(PointsEvent event) {
        if (event instanceof PointsEvent.PointsFrozen frozen) {
            return Stream.of(FreezeKey.of(frozen.account(), frozen.group()));
        }
        if (event instanceof PointsEvent.PointsThawed thawed) {
            return Stream.of(FreezeKey.of(thawed.account(), thawed.group()));
        }
        return Stream.of();
    }

    private static Stream<LotKey> one(AccountId account, @Nullable NewLot lot) {
        return lot == null ? Stream.of() : numbered(account, lot.lot());
    }

    private static Stream<LotKey> fresh(AccountId account, List<NewLot> lots) {
        return lots.stream().map(lot -> new LotKey(account.value(), lot.lot()));
    }

    private static Stream<LotKey> slices(AccountId account, List<Slice> slices) {
        return slices.stream().map(slice -> new LotKey(account.value(), slice.lot()));
    }

    private static Stream<LotKey> numbered(AccountId account, long lot) {
        return Stream.of(new LotKey(account.value(), lot));
    }
}
