package org.livingledger.domain.activity;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.points.PointsEvent.LimitedBy;
import org.livingledger.domain.group.House;
import org.livingledger.domain.membership.Conduct;

/// Why an activity earns nothing at the time at which it was done, whatever rules answer it
/// (`systems.md` S5): muted members earn nothing from messages, and quiet hours give no points.
public final class Silence {

    private Silence() {}

    /// What cuts every grant to nothing, or null if nothing does.
    ///
    /// @param message whether the activity is a message
    /// @param at when it was done: a message that was written before the mute earns what it earns
    public static @Nullable LimitedBy of(
            GroupId group, House house, Conduct conduct, boolean message, Instant at, ZoneId zone) {
        if (message && conduct.isMuted(group, at)) {
            return nothing("muted");
        }
        if (message && house.isMuted(at)) {
            return nothing("group-muted");
        }
        return house.isQuiet(at, zone, message) ? nothing("quiet-hours") : null;
    }

    private static LimitedBy nothing(String code) {
        return new LimitedBy(code, 0, 0);
    }
}
