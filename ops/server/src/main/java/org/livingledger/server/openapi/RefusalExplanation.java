package org.livingledger.server.openapi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.programme.Programme.EarningRule;

/// What is told of a command by its key.
///
/// @param position where the ledger stands
/// @param programmeVersion the version in force when it was decided; 0 if none was
/// @param status 201 if it was accepted; 404, 409 or 422 if it was refused
/// @param decidedPosition the ledger's last position after the decision
/// @param code of the refusal
/// @param figures of the refusal, as it was answered
/// @param rule the earning rule that the refusal names, as it stood then
/// @param events what it led to, if it was accepted
record RefusalExplanation(
        long position,
        int programmeVersion,
        String key,
        boolean accepted,
        int status,
        long decidedPosition,
        Instant decidedAt,
        @Nullable String code,
        @Nullable String title,
        @Nullable String detail,
        @Nullable Event figures,
        @Nullable EarningRule rule,
        @Nullable List<Recorded> events) {

    /// An event of an accepted command.
    record Recorded(String type, String id, long position) {}
}
