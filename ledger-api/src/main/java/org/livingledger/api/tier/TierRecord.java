package org.livingledger.api.tier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.tier.TierEvent.TierChanged;
import org.livingledger.api.tier.TierEvent.TierWarned;

/// What was last written down about a member on a ladder.
///
/// @param tier the tier, or null if no change ever was
/// @param at when that became true
/// @param warnedOf the end of which they were last warned
public record TierRecord(
        LadderId ladder, @Nullable String tier, @Nullable Instant at, @Nullable Instant warnedOf) {

    /// Nothing yet.
    public static TierRecord none(LadderId ladder) {
        return new TierRecord(ladder, null, null, null);
    }

    /// What is written down once an event has happened.
    public TierRecord after(TierEvent event) {
        return switch (event) {
            case TierChanged changed ->
                    new TierRecord(ladder, changed.to(), changed.occurredAt(), warnedOf);
            case TierWarned warned -> new TierRecord(ladder, tier, at, warned.deadline());
        };
    }
}
