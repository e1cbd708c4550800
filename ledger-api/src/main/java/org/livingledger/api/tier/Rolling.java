package org.livingledger.api.tier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.tier.Ladder.Downgrade;
import org.livingledger.api.tier.Tally.Scored;

/// Steps by the last N local days. A fact leaves the window at the midnight that begins the Nth day
/// after its own.
///
/// Each tier is kept for itself: it lapses when the window reaches it no more, by `one-down` no sooner
/// than one window after the tier above it, and is lost when its grace is over. Whoever holds several
/// is on the highest. So more facts never lead to a lower tier.
final class Rolling {

    private final Ladder ladder;
    private final ZoneId zone;
    private final Steps steps = new Steps();
    private final long[] scores;

    /// When each tier lapses if it is not reached again, in their order; never reached is long ago.
    private final Instant[] lapses;

    Rolling(Ladder ladder, ZoneId zone) {
        this.ladder = ladder;
        this.zone = zone;
        this.scores = new long[ladder.measures().size()];
        this.lapses = new Instant[ladder.tiers().size()];
        Arrays.fill(lapses, Instant.MIN);
    }

    List<Step> climbed(List<Scored> scored) {
        var changes = new ArrayList<Scored>(2 * scored.size());
        for (Scored each : scored) {
            changes.add(each);
            changes.add(new Scored(leaves(each.at()), each.measure(), -each.count()));
        }
        changes.sort(Comparator.comparing(Scored::at));
        for (int i = 0; i < changes.size(); i++) {
            Scored change = changes.get(i);
            Timeline.add(scores, change);
            Instant next = i + 1 == changes.size() ? Instant.MAX : changes.get(i + 1).at();
            if (!next.equals(change.at())) {
                pass(change.at(), next);
            }
        }
        return steps.all();
    }

    private Instant leaves(Instant at) {
        return daysAfter(at, ladder.window().days());
    }

    private Instant daysAfter(Instant at, int days) {
        return Timeline.start(Timeline.day(at, zone).plusDays(days), zone);
    }

    /// A time in which the window does not change.
    private void pass(Instant from, Instant until) {
        keep(ladder.reached(scores), until);
        @Nullable Instant deadline = lapses[steps.tier()];
        for (Instant at = from; at.isBefore(until); ) {
            int tier = held(at);
            steps.at(at, tier, deadline);
            deadline = lapses[tier];
            at = tier == 0 ? until : lost(tier);
        }
    }

    /// What the window reaches lapses at its next change at the soonest.
    private void keep(int reached, Instant until) {
        for (int tier = 1; tier <= reached; tier++) {
            lapses[tier] = ladder.downgrade() == Downgrade.NONE ? Instant.MAX : until;
        }
        if (ladder.downgrade() == Downgrade.ONE_DOWN) {
            for (int tier = lapses.length - 2; tier > 0; tier--) {
                Instant above = lapses[tier + 1];
                if (!above.equals(Instant.MIN) && !above.equals(Instant.MAX)) {
                    Instant further = daysAfter(above, ladder.window().days());
                    lapses[tier] = further.isAfter(lapses[tier]) ? further : lapses[tier];
                }
            }
        }
    }

    /// The highest tier that is not lost at an instant.
    private int held(Instant at) {
        int tier = lapses.length - 1;
        while (tier > 0 && !at.isBefore(lost(tier))) {
            tier--;
        }
        return tier;
    }

    private Instant lost(int tier) {
        Instant lapses = this.lapses[tier];
        boolean bounded = !lapses.equals(Instant.MIN) && !lapses.equals(Instant.MAX);
        return bounded && ladder.grace() > 0 ? daysAfter(lapses, ladder.grace()) : lapses;
    }
}
