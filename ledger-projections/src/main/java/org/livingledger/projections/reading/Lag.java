package org.livingledger.projections.reading;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;

/// How far a projection has come in a ledger.
///
/// @param generation the shape of its tables
/// @param position the last position that it has folded
/// @param head the ledger's last position
/// @param failure what it waits at, if it does
public record Lag(
        String projection,
        int generation,
        LedgerId ledger,
        long position,
        long head,
        @Nullable Failure failure) {

    /// How many events it has not folded yet.
    public long events() {
        return Math.max(0, head - position);
    }
}
