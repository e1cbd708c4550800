package org.livingledger.api.points;

/// How far a reversal of a grant may go (`systems.md` section 2, Reversal; A4).
public enum ReversalPolicy {
    /// Only points that are still pending; refused if any have become active.
    PENDING_ONLY,
    /// What is left of the reversed lot first, then other lots in debit order; the rest is reported.
    WITHIN_BALANCE,
    /// As within the balance, and the rest becomes a debt that later earnings pay first.
    INTO_DEBT
}
