package org.livingledger.domain.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.HoldCaptured;
import org.livingledger.api.points.PointsEvent.HoldReleased;
import org.livingledger.api.points.PointsEvent.PointsHeld;
import org.livingledger.api.points.PointsEvent.Slice;
import org.livingledger.api.points.PointsRejection.HoldExists;
import org.livingledger.api.points.PointsRejection.HoldNotFound;
import org.livingledger.api.points.PointsRejection.HoldTooSmall;

/// Decides about holds on an account.
final class Holding {

    private Holding() {}

    /// A name is free again as soon as its hold has lapsed; that it has is written down first.
    static List<PointsEvent> hold(
            Account account, String name, long points, @Nullable Instant releaseAt, Instant now) {
        account.requireMoving();
        Hold older = account.judged(now).hold(name);
        if (older != null && !older.lapsed) {
            throw new Refused(new HoldExists(account.account(), name));
        }
        List<Slice> slices = account.debit(points, now);
        var events = new ArrayList<PointsEvent>();
        if (older != null) {
            events.add(new HoldReleased(account.account(), name, older.points(), now));
        }
        events.add(new PointsHeld(account.account(), name, points, slices, releaseAt, now));
        return List.copyOf(events);
    }

    static HoldCaptured capture(Account account, String name, @Nullable Long points, Instant now) {
        Hold hold = account.judged(now).hold(name);
        if (hold == null || hold.lapsed) {
            throw new Refused(new HoldNotFound(account.account(), name));
        }
        account.requireMoving();
        long held = hold.points();
        long captured = points == null ? held : points;
        if (captured > held) {
            throw new Refused(new HoldTooSmall(account.account(), name, captured, held));
        }
        return new HoldCaptured(
                account.account(), name, captured, Slices.first(hold.slices, captured), now);
    }

    /// One that has lapsed can be released too: so the scan writes it down.
    static HoldReleased release(Account account, String name, Instant now) {
        Hold hold = account.judged(now).hold(name);
        if (hold == null) {
            throw new Refused(new HoldNotFound(account.account(), name));
        }
        account.requireMoving();
        return new HoldReleased(account.account(), name, hold.points(), now);
    }
}
