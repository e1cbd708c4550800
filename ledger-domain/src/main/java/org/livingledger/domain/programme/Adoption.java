package org.livingledger.domain.programme;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.adoption.AdoptionMode;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeEvent.AdoptionBegun;

/// The last adoption of a ledger, and how far it is.
///
/// @param version the version that was adopted
/// @param before the programme that was in force before it
/// @param from since when it counts as in force, or null for ever
/// @param policy how far what it gives less is taken back
public record Adoption(
        int version,
        Programme before,
        AdoptionMode mode,
        @Nullable Instant from,
        ReversalPolicy policy,
        Stage stage) {

    /// How far it is.
    public enum Stage {
        /// It is being carried out.
        ADOPTING,
        /// It is carried out.
        ADOPTED,
        /// It is being undone.
        UNDOING,
        /// It is undone.
        UNDONE
    }

    static Adoption of(AdoptionBegun begun, Programme before) {
        return new Adoption(
                begun.version(),
                before,
                begun.mode(),
                begun.from(),
                begun.policy(),
                Stage.ADOPTING);
    }

    Adoption at(Stage next) {
        return new Adoption(version, before, mode, from, policy, next);
    }

    boolean isUnderWay() {
        return stage == Stage.ADOPTING || stage == Stage.UNDOING;
    }
}
