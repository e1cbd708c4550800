package org.livingledger.api.tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.tier.Ladder.Tier;

/// Why a member stands on a tier at an instant (`systems.md` section 5, 2): the window in course, and
/// the one that gave the tier, where that was another.
///
/// More facts never lead to a lower tier. So there is a latest fact from which on the facts alone give
/// the tier: those before it do not matter, and it lies in the window that gave it.
public final class Reasons {

    private final Timeline timeline;
    private final Instant at;
    private final Reckoning current;
    private final @Nullable Reckoning deciding;
    private final @Nullable Instant since;

    private Reasons(
            Timeline timeline,
            Instant at,
            @Nullable Reckoning deciding,
            @Nullable Instant decisive) {
        this.timeline = timeline;
        this.at = at;
        this.current = timeline.reckoning(at);
        this.deciding = deciding;
        this.since = since(current, deciding, decisive);
    }

    /// The reasons of a timeline at an instant.
    public static Reasons of(Timeline timeline, Instant at) {
        int tier = timeline.step(at).tier();
        if (tier == 0) {
            return new Reasons(timeline, at, null, null);
        }
        Reckoning now = timeline.reckoning(at);
        if (timeline.ladder().place(now.tier()) >= tier) {
            return new Reasons(timeline, at, now, null);
        }
        List<Instant> facts = timeline.facts(at);
        int latest = 0;
        for (int beyond = facts.size(); beyond - latest > 1; ) {
            int middle = (latest + beyond) >>> 1;
            if (timeline.since(facts.get(middle), at).step(at).tier() >= tier) {
                latest = middle;
            } else {
                beyond = middle;
            }
        }
        Instant decisive = facts.get(latest);
        Instant reached = highest(timeline.since(decisive, at), at);
        return new Reasons(timeline, at, timeline.reckoning(reached, at), decisive);
    }

    /// When the highest tier up to an instant was first reached.
    private static Instant highest(Timeline timeline, Instant at) {
        Instant found = at;
        int tier = 0;
        for (Step step : timeline.steps()) {
            Instant from = step.from();
            if (from != null && !from.isAfter(at) && step.tier() > tier) {
                tier = step.tier();
                found = from;
            }
        }
        return found;
    }

    /// The first instant that matters, or null if everything does.
    private static @Nullable Instant since(
            Reckoning current, @Nullable Reckoning deciding, @Nullable Instant decisive) {
        Instant since = current.from();
        if (deciding != null) {
            since = earlier(since, deciding.from());
        }
        return decisive == null ? since : earlier(since, decisive);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return other.isBefore(one) ? other : one;
    }

    /// The window in course.
    public Reckoning current() {
        return current;
    }

    /// The window that gave the tier; null on the base, which everyone has.
    public @Nullable Reckoning deciding() {
        return deciding;
    }

    /// Whether what counts at an instant is among the reasons: what has counted since either window
    /// began, in the same spell.
    public boolean counts(Instant fact) {
        return !fact.isAfter(at)
                && (since == null || !fact.isBefore(since))
                && timeline.together(fact, at);
    }

    /// Every higher tier, with what is missing for it in the window in course.
    public List<TierAt.Next> above() {
        Ladder ladder = timeline.ladder();
        long[] scores = timeline.scores(at);
        var above = new ArrayList<TierAt.Next>();
        for (int i = timeline.step(at).tier() + 1; i < ladder.tiers().size(); i++) {
            Tier tier = ladder.tiers().get(i);
            above.add(new TierAt.Next(tier.id(), TierAt.missing(ladder, tier, scores)));
        }
        return List.copyOf(above);
    }

    /// What follows at the end of the tier if nothing more happens, and what is missing for keeping it;
    /// null if it stays. Of calendar periods what is missing is counted in the one at whose end the tier
    /// is lost, which may not have begun; of a rolling window, as it will be when the tier lapses.
    public TierAt.@Nullable Warning review() {
        Step step = timeline.step(at);
        Instant deadline = step.deadline();
        if (deadline == null) {
            return null;
        }
        boolean over = !at.isBefore(deadline);
        boolean rolling = timeline.ladder().window().isRolling();
        Instant counted = over ? at : rolling ? deadline : deadline.minusNanos(1);
        return TierAt.loss(timeline, step, counted);
    }
}
