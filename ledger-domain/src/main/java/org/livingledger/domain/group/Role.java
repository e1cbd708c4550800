package org.livingledger.domain.group;

import java.util.Locale;

/// What an active member is in a group (`systems.md` S2).
public enum Role {
    /// The one owner (群主).
    OWNER,
    /// One of the admins (管理员).
    ADMIN,
    /// Everyone else.
    MEMBER;

    /// As the wire and the rules know it: `owner`, `admin`, `member`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
