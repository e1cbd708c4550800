package org.livingledger.api.recognition;

/// How far something that members are recognised for reaches (`systems.md` section 4).
public enum Scope {
    /// The whole ledger: what is done in any group counts, and leaving one takes nothing away.
    LEDGER,
    /// One group at a time: leaving ends it, and who comes back begins anew in their next epoch.
    GROUP
}
