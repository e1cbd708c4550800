package org.livingledger.projections.tiers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.tier.Tally;

/// What members did and earned, kept from one page to the next, so that everything that a member ever
/// did is not read again for everything that they do. It holds only for the page right after the one
/// that it was kept after; for any other the tables are asked.
final class Remembered {

    private static final int MOST_MEMBERS = 2_000;

    private final Map<Place, Kept> kept = new ConcurrentHashMap<>();

    private record Place(String build, LedgerId ledger) {}

    private record Kept(long position, Tallies tallies) {}

    /// The tallies of members, by their ids; the longest untouched are forgotten.
    static final class Tallies extends LinkedHashMap<String, Tally> {

        private static final long serialVersionUID = 1L;

        Tallies() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<String, Tally> eldest) {
            return size() > MOST_MEMBERS;
        }
    }

    /// Takes what was kept after the page before, or nothing. Until it is given back it is not kept: a
    /// page that fails may have changed it.
    ///
    /// @param build whose tables these are
    /// @param first the position of the page's first event
    Tallies take(String build, LedgerId ledger, long first) {
        Kept before = kept.remove(new Place(build, ledger));
        return before != null && before.position() + 1 == first ? before.tallies() : new Tallies();
    }

    /// Gives back what has seen every event of a page.
    ///
    /// @param last the position of the page's last event
    void keep(String build, LedgerId ledger, long last, Tallies tallies) {
        kept.put(new Place(build, ledger), new Kept(last, tallies));
    }
}
