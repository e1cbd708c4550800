package org.livingledger.api.elimination;

/// What becomes of the points that a group granted when the membership in it ends.
public enum LotPolicy {
    /// They stay as they are.
    KEEP,
    /// They stay in the account, and cannot be spent until the member is back. Their lots end when
    /// they would have ended.
    FREEZE,
    /// They are taken away.
    FORFEIT
}
