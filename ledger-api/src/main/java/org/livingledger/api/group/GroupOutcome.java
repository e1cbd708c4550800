package org.livingledger.api.group;

import org.livingledger.api.Outcome;

/// What a command about a group as a whole led to.
public sealed interface GroupOutcome extends Outcome {

    /// A group after the command.
    ///
    /// @param members how many seats are taken
    record Seats(GroupId group, int members, int capacity, boolean open) implements GroupOutcome {}
}
