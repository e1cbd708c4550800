package org.livingledger.api.tier;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.membership.MemberId;

/// What became true about members' tiers, written down. All of these stand in the member's own stream.
/// They record and trigger; what a tier is follows from the facts alone.
public sealed interface TierEvent extends Event {

    /// Whom it happened to.
    MemberId member();

    /// On which ladder.
    LadderId ladder();

    /// A member's tier became another one, at `occurredAt`.
    ///
    /// @param from the tier that was written down before, or the base
    /// @param cause why
    /// @param version the programme's version that the ladder stood in
    /// @param scores what counted in the window then, by measure
    /// @param until the first instant at which it is over if nothing more happens, or null
    @Stored("tier-changed")
    record TierChanged(
            MemberId member,
            LadderId ladder,
            String from,
            String to,
            Cause cause,
            int version,
            Map<String, Long> scores,
            @Nullable Instant until,
            Instant occurredAt)
            implements TierEvent {}

    /// A member was to be warned, at `occurredAt`, that a tier ends.
    ///
    /// @param tier what they have
    /// @param to what follows
    /// @param until when it follows
    /// @param deadline up to when the tier can be kept
    /// @param missing what was missing for that then, by measure
    @Stored("tier-warned")
    record TierWarned(
            MemberId member,
            LadderId ladder,
            String tier,
            String to,
            Instant until,
            Instant deadline,
            Map<String, Long> missing,
            int version,
            Instant occurredAt)
            implements TierEvent {}

    /// Why a tier changed.
    enum Cause {
        /// Thresholds were reached.
        REACHED,
        /// It was not reached again in time.
        LAPSED,
        /// What it was reached by was taken back, or the ladder was changed.
        CORRECTED,
        /// The member left the ladder's group.
        LEFT
    }
}
