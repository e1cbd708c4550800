package org.livingledger.api.discipline;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.Limits;
import org.livingledger.api.points.Expiry;

/// How a group deals with those who break its rules (群规).
///
/// @param strikes how many strikes in force lead further, 1 … 20; 3 if not given
/// @param strikesLeadTo what they lead to: a mute, a removal or a ban; nothing if not given
/// @param strikesLapseDays after how many local days a strike lapses, 1 … 366; 90 if not given
/// @param muteFor how long a mute lasts that strikes lead to; `P7D` if not given
/// @param appealDays within how many local days a measure can be appealed against, 1 … 366; 14 if not
///     given
/// @param quietHours when activities earn nothing; never if not given
public record HouseRules(
        Integer strikes,
        @Nullable Measure strikesLeadTo,
        Integer strikesLapseDays,
        Expiry muteFor,
        Integer appealDays,
        @Nullable QuietHours quietHours) {

    private static final int STRIKES = 3;
    private static final int MOST_STRIKES = 20;
    private static final int LAPSE_DAYS = 90;
    private static final Expiry A_WEEK = new Expiry("P7D");
    private static final int APPEAL_DAYS = 14;
    private static final int MOST_DAYS = 366;

    /// What holds in a group that has said nothing: strikes are counted and lead to nothing.
    public static final HouseRules NONE = new HouseRules(null, null, null, null, null, null);

    /// What is not given is as usual.
    ///
    /// @throws IllegalArgumentException if a number is out of range, or strikes would lead to strikes
    public HouseRules(
            @Nullable Integer strikes,
            @Nullable Measure strikesLeadTo,
            @Nullable Integer strikesLapseDays,
            @Nullable Expiry muteFor,
            @Nullable Integer appealDays,
            @Nullable QuietHours quietHours) {
        this.strikes = requireNonNullElse(strikes, STRIKES);
        this.strikesLeadTo = strikesLeadTo;
        this.strikesLapseDays = requireNonNullElse(strikesLapseDays, LAPSE_DAYS);
        this.muteFor = requireNonNullElse(muteFor, A_WEEK);
        this.appealDays = requireNonNullElse(appealDays, APPEAL_DAYS);
        this.quietHours = quietHours;
        Limits.range("strikes", this.strikes, 1, MOST_STRIKES);
        Limits.range("strikes_lapse_days", this.strikesLapseDays, 1, MOST_DAYS);
        Limits.range("appeal_days", this.appealDays, 1, MOST_DAYS);
        if (strikesLeadTo == Measure.WARNING) {
            throw new IllegalArgumentException(
                    "strikes_lead_to must be mute, removal or ban: a strike is a warning already");
        }
    }

    /// The measure that so many strikes in force lead to, or null if to none.
    public @Nullable Measure after(int inForce) {
        return inForce >= strikes ? strikesLeadTo : null;
    }
}
