package org.livingledger.domain.activity;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.points.PointsEvent.LimitedBy;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.membership.Person;

/// Why an activity earns nothing at the time at which it was done, whatever rules answer it
/// (`systems.md` S5): muted members earn nothing from messages, and quiet hours give no points.
final class Silence {

    private Silence() {}

    /// What cuts every grant to nothing, or null if nothing does.
    ///
    /// @param message whether the activity is a message
    /// @param at when it was done: a message that was written before the mute earns what it earns
    static @Nullable LimitedBy of(
            Circle circle, Person person, boolean message, Instant at, ZoneId zone) {
        if (message && person.conduct().isMuted(circle.id(), at)) {
            return nothing("muted");
        }
        if (message && circle.house().isMuted(at)) {
            return nothing("group-muted");
        }
        return circle.house().isQuiet(at, zone, message) ? nothing("quiet-hours") : null;
    }

    private static LimitedBy nothing(String code) {
        return new LimitedBy(code, 0, 0);
    }
}
