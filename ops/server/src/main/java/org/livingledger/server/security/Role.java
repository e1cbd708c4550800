package org.livingledger.server.security;

import java.util.Locale;

/// What a key is for. What a role may do stands in [Rights] and nowhere else.
public enum Role {
    /// An incentive system: commands and reads in its ledgers.
    WRITER,
    /// Whoever runs the service: commands, reads and rebuilds.
    OPERATOR,
    /// Reads everything in its ledgers and changes nothing.
    AUDITOR,
    /// A reporting job: reads boards and balances in its ledgers.
    REPORTER,
    /// Everything, keys included.
    ADMIN;

    /// Its name on the wire and in the store.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Role of(String wire) {
        for (Role role : values()) {
            if (role.wire().equals(wire)) {
                return role;
            }
        }
        throw new IllegalArgumentException(
                "role must be writer, operator, auditor, reporter or admin");
    }
}
