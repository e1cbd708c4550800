package org.livingledger.api.gate;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.Limits;

/// What stands at a group's door.
///
/// @param gate what must be brought; nothing if not given
/// @param coolDownDays for how many local days after an elimination nobody comes back, 0 … 3 650; 0 if
///     not given
/// @param applicationDays after how many local days an application that nobody reviewed expires,
///     1 … 365; 30 if not given
/// @param inviters who may make invitations; every member if not given
public record GatePolicy(
        @Nullable Gate gate, Integer coolDownDays, Integer applicationDays, Inviters inviters) {

    /// The door of a group that never had one set: nothing must be brought.
    public static final GatePolicy NONE = new GatePolicy(null, null, null, null);

    private static final int APPLICATION_DAYS = 30;
    private static final int LONGEST_COOL_DOWN = 3_650;
    private static final int LONGEST_APPLICATION = 365;

    /// Parts that are not given are as said above.
    ///
    /// @throws IllegalArgumentException if a number is out of range
    public GatePolicy(
            @Nullable Gate gate,
            @Nullable Integer coolDownDays,
            @Nullable Integer applicationDays,
            @Nullable Inviters inviters) {
        this.gate = gate;
        this.coolDownDays = requireNonNullElse(coolDownDays, 0);
        this.applicationDays = requireNonNullElse(applicationDays, APPLICATION_DAYS);
        this.inviters = requireNonNullElse(inviters, Inviters.MEMBERS);
        Limits.range("cool_down_days", this.coolDownDays, 0, LONGEST_COOL_DOWN);
        Limits.range("application_days", this.applicationDays, 1, LONGEST_APPLICATION);
    }

    /// Who may make invitations.
    public enum Inviters {
        /// The owner alone.
        OWNER,
        /// The owner and the admins.
        ADMINS,
        /// Everyone in the group.
        MEMBERS
    }
}
