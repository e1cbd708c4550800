package org.livingledger.api.programme;

import org.livingledger.api.Outcome;

/// What a publication led to.
public sealed interface ProgrammeOutcome extends Outcome {

    /// The version that is in force now.
    record Published(int version) implements ProgrammeOutcome {}
}
