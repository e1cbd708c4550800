package org.livingledger.faults.boards;

import java.time.Instant;
import java.util.List;

/// A board as it must be read in a window: who stands on it, and at which rank.
///
/// @param path the question, below the ledger
public record Board(String path, List<Row> rows, List<Long> ranks) {

    /// A member on a board.
    public record Row(String member, long score, Instant reached) {}
}
