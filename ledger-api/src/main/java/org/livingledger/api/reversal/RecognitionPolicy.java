package org.livingledger.api.reversal;

/// What becomes of badges and milestones that the facts which are left do not prove any more.
public enum RecognitionPolicy {
    /// They stay, with their rewards, and are listed.
    KEEP,
    /// Badges are revoked, and what they and the milestones were rewarded with is reversed.
    TAKE_BACK
}
