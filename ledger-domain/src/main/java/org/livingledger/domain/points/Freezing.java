package org.livingledger.domain.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.elimination.LotPolicy;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.PointsForfeited;
import org.livingledger.api.points.PointsEvent.PointsFrozen;
import org.livingledger.api.points.PointsEvent.PointsThawed;
import org.livingledger.api.points.PointsEvent.Slice;

/// Decides what becomes of a group's lots when the membership in it ends and begins anew
/// (`systems.md` section 4, A12).
final class Freezing {

    /// Why points are forfeited with a membership.
    static final String REASON = "departure";

    private Freezing() {}

    /// What is held stays good for its capture. Where it is released after its group's lots were
    /// forfeited, it comes back frozen.
    static List<PointsEvent> depart(Account account, GroupId group, LotPolicy policy, Instant now) {
        return switch (policy) {
            case KEEP -> List.of();
            case FREEZE ->
                    List.of(frozen(account, group, account.judged(now).standing(group), now));
            case FORFEIT -> forfeited(account, group, now);
        };
    }

    private static List<PointsEvent> forfeited(Account account, GroupId group, Instant now) {
        Lots lots = account.judged(now);
        if (!account.isMoving()) {
            return List.of(frozen(account, group, lots.standing(group), now));
        }
        List<Slice> slices = lots.plan(group, account.available(now));
        var events = new ArrayList<PointsEvent>();
        if (!slices.isEmpty()) {
            events.add(
                    new PointsForfeited(
                            account.account(), Slices.points(slices), slices, REASON, now));
        }
        if (lots.remains(group, slices)) {
            events.add(frozen(account, group, lots.standing(group) - Slices.points(slices), now));
        }
        return List.copyOf(events);
    }

    private static PointsFrozen frozen(Account account, GroupId group, long points, Instant now) {
        return new PointsFrozen(account.account(), group, account.lastLot(), points, now);
    }

    /// The thaw of a group's lots, or null if they are not frozen.
    static @Nullable PointsThawed thaw(Account account, GroupId group, Instant now) {
        Lots lots = account.judged(now);
        return lots.isFrozen(group)
                ? new PointsThawed(account.account(), group, lots.frozen(group), now)
                : null;
    }
}
