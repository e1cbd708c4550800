package org.livingledger.api.tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Steps while they are found, in the order of time.
final class Steps {

    private final List<Step> done = new ArrayList<>();
    private Step last = new Step(0, null, null, null, false);

    /// From an instant on it is this tier. A second word about the same instant replaces the first.
    ///
    /// @param deadline up to when the tier before could have been kept, if it is lost by time
    void at(Instant instant, int tier, @Nullable Instant deadline) {
        at(instant, tier, deadline, false);
    }

    void reset(Instant instant) {
        at(instant, 0, null, true);
    }

    private void at(Instant instant, int tier, @Nullable Instant deadline, boolean reset) {
        if (instant.equals(last.from())) {
            last = done.removeLast();
            last = new Step(last.tier(), last.from(), null, null, last.reset());
        }
        if (tier != last.tier()) {
            Instant keptUntil = tier < last.tier() ? deadline : null;
            done.add(new Step(last.tier(), last.from(), instant, keptUntil, last.reset()));
            last = new Step(tier, instant, null, null, reset);
        }
    }

    int tier() {
        return last.tier();
    }

    List<Step> all() {
        var all = new ArrayList<>(done);
        all.add(last);
        return List.copyOf(all);
    }
}
