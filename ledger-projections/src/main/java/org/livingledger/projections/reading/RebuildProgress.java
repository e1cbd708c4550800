package org.livingledger.projections.reading;

import java.util.List;

/// How a rebuild is getting on, or how it came out, whichever server on the database carries it out.
///
/// @param done events folded so far
/// @param total events to be folded; it grows while commands go on
/// @param results how each projection compared, when it is done
public record RebuildProgress(
        String id, Status status, long done, long total, List<Result> results) {

    /// What becomes of a rebuild.
    public enum Status {
        /// Somebody is at it.
        RUNNING,
        /// It was compared and swapped.
        DONE,
        /// It came to nothing; what was live still is.
        FAILED,
        /// Whoever was at it is gone; what was live still is, or its successor.
        INTERRUPTED
    }

    /// A projection, live and rebuilt.
    ///
    /// @param rows how many the rebuilt one has
    /// @param equal whether the two were the same, row for row
    /// @param differing how many rows were not
    /// @param differences the first of them, of each table
    public record Result(
            String projection,
            int generation,
            long rows,
            String checksumLive,
            String checksumRebuilt,
            boolean equal,
            long differing,
            List<Rebuilt.Difference> differences) {}
}
