package org.livingledger.api.elimination;

import org.livingledger.api.Outcome;
import org.livingledger.api.group.GroupId;

/// What a command about elimination led to.
public sealed interface EliminationOutcome extends Outcome {

    /// A run.
    ///
    /// @param version the programme's version whose policy judged
    /// @param judged how many members were judged
    /// @param exempt how many were not
    /// @param warned how many were warned by it
    /// @param waiting how many were warned before, and have time left
    /// @param lifted of how many it lifted the warning
    /// @param eliminated how many it eliminated
    /// @param remaining for how many more there was no room: run it again
    record Run(
            GroupId group,
            int version,
            int judged,
            int exempt,
            int warned,
            int waiting,
            int lifted,
            int eliminated,
            int remaining)
            implements EliminationOutcome {}
}
