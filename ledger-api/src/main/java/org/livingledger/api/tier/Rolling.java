package org.livingledger.api.tier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.tier.Ladder.Downgrade;
import org.livingledger.api.tier.Tally.Scored;

/// Steps by the last N local days. A fact leaves the window at the midnight that begins the Nth day
/// after its own.
final class Rolling {

    private final Ladder ladder;
    private final ZoneId zone;
    private final Steps steps = new Steps();
    private final long[] scores;
    private int held;

    /// Since when the window does not reach the tier that is held, and when it is lost for that.
    private @Nullable Instant lapsedAt;

    private @Nullable Instant lostAt;

    Rolling(Ladder ladder, ZoneId zone) {
        this.ladder = ladder;
        this.zone = zone;
        this.scores = new long[ladder.measures().size()];
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
            lose(change.at());
            Timeline.add(scores, change);
            boolean last = i + 1 == changes.size();
            if (last || !changes.get(i + 1).at().equals(change.at())) {
                weigh(change.at());
            }
        }
        lose(Instant.MAX);
        return steps.all();
    }

    private Instant leaves(Instant at) {
        return daysAfter(at, ladder.window().days());
    }

    private Instant daysAfter(Instant at, int days) {
        return Timeline.start(Timeline.day(at, zone).plusDays(days), zone);
    }

    /// Compares what the window has at an instant with what is held.
    private void weigh(Instant at) {
        int reached = ladder.reached(scores);
        if (reached >= held) {
            held = reached;
            lapsedAt = null;
            lostAt = null;
            steps.at(at, held, null);
        } else if (ladder.downgrade() != Downgrade.NONE && lostAt == null) {
            lapse(at);
            lose(at);
        }
    }

    private void lapse(Instant at) {
        lapsedAt = at;
        lostAt = ladder.grace() == 0 ? at : daysAfter(at, ladder.grace());
    }

    /// Carries out what is lost up to an instant.
    private void lose(Instant upTo) {
        while (lostAt != null && !lostAt.isAfter(upTo)) {
            Instant at = lostAt;
            int reached = ladder.reached(scores);
            held = ladder.downgrade() == Downgrade.ONE_DOWN ? Math.max(reached, held - 1) : reached;
            steps.at(at, held, lapsedAt);
            lapsedAt = null;
            lostAt = null;
            if (reached < held) { // held for one further window
                lapse(daysAfter(at, ladder.window().days()));
            }
        }
    }
}
