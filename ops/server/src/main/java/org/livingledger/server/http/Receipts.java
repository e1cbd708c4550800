package org.livingledger.server.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;

/// What was answered to commands, as the edge needs it: by the key that each was sent under.
public interface Receipts {

    /// The first answer to the command of this key, or null if none was decided.
    @Nullable Answered find(LedgerId ledger, String key);

    /// A command's first answer.
    ///
    /// @param status 201 when it was accepted; 404, 409 or 422 when it was refused
    /// @param body what was answered, members by their internal ids
    /// @param position the ledger's last position after the decision
    /// @param decidedAt when it was decided
    record Answered(int status, String body, long position, Instant decidedAt) {}
}
