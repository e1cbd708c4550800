package org.livingledger.api.adoption;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.Outcome;

/// What a command about adoptions led to.
public sealed interface AdoptionOutcome extends Outcome {

    /// A version is in force. What it gives for the past is being carried out, unless it decides nothing
    /// anew.
    ///
    /// @param version the version that is in force now
    /// @param adoption the version whose adoption is carried out or undone
    record Adopted(int version, int adoption) implements AdoptionOutcome {}

    /// A step was taken.
    ///
    /// @param figures what it has done, or null if it only wrote something down
    record Stepped(@Nullable AdoptionFigures figures) implements AdoptionOutcome {}
}
