package org.livingledger.faults;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands that are sent together and carried out all or none.
final class Bundle {

    final String ledger;
    final List<Note> notes;

    /// What the server said of each, or null as long as it said nothing.
    volatile @Nullable List<Integer> statuses;

    Bundle(List<Note> notes) {
        this.ledger = notes.getFirst().ledger;
        this.notes = notes;
    }

    /// Whether all of it was accepted; null if that is not known.
    @Nullable Boolean accepted() {
        List<Integer> known = statuses;
        return known == null ? null : known.stream().allMatch(status -> status == 201);
    }

    @Override
    public String toString() {
        return "bundle " + notes + " " + statuses;
    }
}
