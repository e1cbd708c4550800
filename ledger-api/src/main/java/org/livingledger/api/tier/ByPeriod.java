package org.livingledger.api.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.livingledger.api.tier.Tally.Scored;

/// Steps by calendar periods: what was reached in one holds to the end of the next.
final class ByPeriod {

    private final Ladder ladder;
    private final ZoneId zone;
    private final Steps steps = new Steps();

    /// The tier held at the end of the last period, and what of it the next begins with.
    private int held;

    private int carried;

    ByPeriod(Ladder ladder, ZoneId zone) {
        this.ladder = ladder;
        this.zone = zone;
    }

    List<Step> climbed(List<Scored> scored) {
        int next = 0;
        LocalDate period = LocalDate.EPOCH;
        while (next < scored.size() || fades()) {
            // periods without a fact and without a tier to lose are passed over
            period = fades() ? ladder.window().next(period) : startOf(scored.get(next));
            next = pass(period, scored, next);
        }
        return steps.all();
    }

    /// Whether the next period can begin with less than this one ended with.
    private boolean fades() {
        return ladder.downgrade() != Ladder.Downgrade.NONE && held > 0;
    }

    private LocalDate startOf(Scored scored) {
        return ladder.window().start(Timeline.day(scored.at(), zone));
    }

    /// One period.
    ///
    /// @param from the first of the facts that are not before it
    /// @return the first of those after it
    private int pass(LocalDate first, List<Scored> scored, int from) {
        Instant start = Timeline.start(first, zone);
        Instant end = Timeline.start(ladder.window().next(first), zone);
        Instant graceEnds = Timeline.start(first.plusDays(ladder.grace()), zone);
        int kept = Math.max(held, carried);
        var scores = new long[ladder.measures().size()];
        int reached = 0;
        if (ladder.grace() == 0) {
            steps.at(start, carried, start);
        }
        boolean inGrace = ladder.grace() > 0;
        int next = from;
        for (; next < scored.size() && scored.get(next).at().isBefore(end); next++) {
            Scored each = scored.get(next);
            if (inGrace && !each.at().isBefore(graceEnds)) {
                steps.at(graceEnds, Math.max(carried, reached), start);
                inGrace = false;
            }
            Timeline.add(scores, each);
            reached = ladder.reached(scores);
            steps.at(each.at(), Math.max(inGrace ? kept : carried, reached), null);
        }
        if (inGrace) {
            steps.at(graceEnds, Math.max(carried, reached), start);
        }
        close(reached);
        return next;
    }

    private void close(int reached) {
        held = Math.max(carried, reached);
        carried =
                switch (ladder.downgrade()) {
                    case NONE -> held;
                    case ONE_DOWN -> Math.max(reached, reached >= held ? held : held - 1);
                    case REQUALIFY -> reached;
                };
    }
}
