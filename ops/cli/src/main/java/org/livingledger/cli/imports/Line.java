package org.livingledger.cli.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A line of a file, as far as it can be understood.
sealed interface Line {

    /// Its number in the file, from 1.
    long number();

    /// What stands in the columns of the kind, for the file of refused rows.
    List<String> cells();

    /// A line that says that a member did something.
    record Fact(
            long number,
            String id,
            Instant occurredAt,
            String member,
            Map<String, Object> attributes,
            List<String> cells)
            implements Line {}

    /// A line that says nothing that can be recorded.
    ///
    /// @param reason why, in one sentence
    record Malformed(long number, String reason, List<String> cells) implements Line {}
}
