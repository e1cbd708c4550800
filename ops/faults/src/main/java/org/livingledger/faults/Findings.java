package org.livingledger.faults;

import java.util.ArrayList;
import java.util.List;

/// What a check has found so far.
final class Findings {

    /// One broken row can make every later one look broken; nobody reads more than this.
    private static final int MOST = 500;

    private final List<Violation> violations = new ArrayList<>();

    void add(String invariant, String ledger, long position, String what) {
        if (violations.size() < MOST) {
            violations.add(new Violation(invariant, ledger, position, what));
        }
    }

    void add(String invariant, StoredEvent at, String what) {
        add(invariant, at.ledger(), at.position(), at.type() + " in " + at.stream() + ": " + what);
    }

    /// Notes a violation unless the given condition holds.
    void expect(boolean holds, String invariant, StoredEvent at, String otherwise) {
        if (!holds) {
            add(invariant, at, otherwise);
        }
    }

    List<Violation> all() {
        return List.copyOf(violations);
    }
}
