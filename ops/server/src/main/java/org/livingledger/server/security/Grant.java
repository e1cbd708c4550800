package org.livingledger.server.security;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.livingledger.api.LedgerId;

/// Which ledgers a key reaches: the named ones, or all of them.
///
/// @param ledgers their ids in order, or `*` alone
public record Grant(List<String> ledgers) {

    /// Every ledger, those included that are opened later.
    public static final Grant ALL = new Grant(List.of("*"));

    /// The most ledgers that one key can name.
    private static final int MOST = 1_000;

    /// @throws IllegalArgumentException if there is none, too many, or one that is not a ledger's id
    public Grant {
        ledgers = List.copyOf(new TreeSet<>(ledgers));
        if (ledgers.isEmpty() || ledgers.size() > MOST) {
            throw new IllegalArgumentException("ledgers must be 1 to " + MOST + ", or * alone");
        }
        if (!ledgers.equals(List.of("*"))) {
            ledgers.forEach(LedgerId::new);
        }
    }

    /// Whether the key reaches a ledger.
    public boolean reaches(String ledger) {
        return all() || ledgers.contains(ledger);
    }

    /// Whether it reaches every ledger.
    public boolean all() {
        return ledgers.getFirst().equals("*");
    }

    String stored() {
        return String.join(",", ledgers);
    }

    static Grant of(String stored) {
        return new Grant(Arrays.asList(stored.split(",", -1)));
    }
}
