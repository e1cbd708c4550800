package org.livingledger.api.group;

/// Who may found sub-groups of a group (`systems.md` S1).
public enum Founders {
    /// Its owner alone.
    OWNER,
    /// Its owner and its admins.
    ADMINS,
    /// Everyone in it.
    MEMBERS
}
