package org.livingledger.domain.group;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.discipline.HouseEvent;
import org.livingledger.api.discipline.HouseRules;
import org.livingledger.api.discipline.QuietHours;

/// The order in a group: its house rules, and when everyone in it was muted.
public final class House {

    /// The mutes that are remembered, for messages that become known late.
    private static final int KEPT_MUTES = 50;

    private HouseRules rules = HouseRules.NONE;
    private final ArrayList<Mute> mutes = new ArrayList<>();

    House() {}

    static House of(State state) {
        var house = new House();
        house.rules = state.rules();
        house.mutes.addAll(state.mutes());
        return house;
    }

    /// How it deals with those who break its rules.
    public HouseRules rules() {
        return rules;
    }

    /// Whether everyone in it is or was muted at an instant.
    public boolean isMuted(Instant at) {
        return mutes.stream().anyMatch(mute -> mute.covers(at));
    }

    /// When the mute of an instant is over; null if there is none, or it has no end.
    public @Nullable Instant mutedUntil(Instant at) {
        for (Mute mute : mutes) {
            if (mute.covers(at)) {
                return mute
                        .until(); // a mute ends the one before it, so no other covers the instant
            }
        }
        return null;
    }

    /// Whether an instant lies in quiet hours in which an activity earns nothing.
    ///
    /// @param message whether the activity is a message
    public boolean isQuiet(Instant at, ZoneId zone, boolean message) {
        QuietHours hours = rules.quietHours();
        return hours != null && (message || !hours.messagesOnly()) && hours.contain(at, zone);
    }

    void on(HouseEvent event) {
        switch (event) {
            case HouseEvent.HouseRulesSet set -> rules = set.rules();
            case HouseEvent.GroupMuted muted -> {
                lift(muted.occurredAt());
                mutes.add(new Mute(muted.occurredAt(), muted.until()));
                if (mutes.size() > KEPT_MUTES) {
                    mutes.removeFirst();
                }
            }
            case HouseEvent.GroupUnmuted unmuted -> lift(unmuted.occurredAt());
        }
    }

    /// A mute that is not over ends here.
    private void lift(Instant at) {
        mutes.replaceAll(mute -> mute.covers(at) ? new Mute(mute.from(), at) : mute);
    }

    State state() {
        return new State(rules, List.copyOf(mutes));
    }

    /// Everyone was muted.
    ///
    /// @param until the first instant at which they were not any more; null if that is open
    record Mute(Instant from, @Nullable Instant until) {

        boolean covers(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }
    }

    /// What a snapshot of it holds.
    record State(HouseRules rules, List<Mute> mutes) {}
}
