package org.livingledger.faults.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a question to the ledger must be answered with.
///
/// @param path the question, below the ledger
/// @param figures what the answer must say, by its JSON pointer
/// @param rows who stands on the board, if it is one
/// @param ranks their ranks
public record Read(String path, Map<String, Object> figures, List<Row> rows, List<Long> ranks) {

    /// A member on a board.
    public record Row(String member, long score, Instant reached) {}
}
