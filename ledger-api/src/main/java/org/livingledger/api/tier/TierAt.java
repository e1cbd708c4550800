package org.livingledger.api.tier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.tier.Ladder.Measure;
import org.livingledger.api.tier.Ladder.Tier;

/// How a member stands on a ladder at an instant, as far as is known.
///
/// @param tier the tier's id
/// @param privileges what it lets them do
/// @param since since when, or null if since ever
/// @param until the first instant at which it is over if nothing more happens, or null if it stays
/// @param scores what counts in the window, by measure
/// @param next the next tier and what is missing, or null at the top
/// @param warning what they are about to lose, when that is near enough
public record TierAt(
        LadderId ladder,
        String tier,
        List<String> privileges,
        @Nullable Instant since,
        @Nullable Instant until,
        Map<String, Long> scores,
        @Nullable Next next,
        @Nullable Warning warning) {

    /// A tier above.
    ///
    /// @param missing what is missing in the window, by measure; what is not missing is not named
    public record Next(String tier, Map<String, Long> missing) {}

    /// A loss to come.
    ///
    /// @param to the tier that follows
    /// @param at when it follows
    /// @param deadline up to when the tier can be kept; from then on it can only be won back, and until
    ///     `at` nothing is lost (the grace period)
    /// @param missing what is missing for keeping it, by measure
    public record Warning(String to, Instant at, Instant deadline, Map<String, Long> missing) {}

    /// How a member stands at an instant of their timeline.
    public static TierAt of(Timeline timeline, Instant at) {
        Ladder ladder = timeline.ladder();
        Step step = timeline.step(at);
        Tier tier = ladder.tiers().get(step.tier());
        long[] scores = timeline.scores(at);
        Next next = null;
        if (step.tier() + 1 < ladder.tiers().size()) {
            Tier above = ladder.tiers().get(step.tier() + 1);
            next = new Next(above.id(), missing(ladder, above, scores));
        }
        Instant warns = timeline.warnsAt(step);
        return new TierAt(
                ladder.id(),
                tier.id(),
                tier.privileges(),
                step.from(),
                step.until(),
                named(ladder, scores),
                next,
                warns == null || at.isBefore(warns) ? null : warning(timeline, step, at));
    }

    /// What the holder of a step that ends is warned of.
    ///
    /// @param at when they are; what is missing is counted then, or, of a rolling window, as the window
    ///     will be when the tier lapses
    static @Nullable Warning warning(Timeline timeline, Step step, Instant at) {
        Instant deadline = step.deadline();
        if (deadline == null) {
            return null;
        }
        boolean rolling = timeline.ladder().window().isRolling();
        return loss(timeline, step, rolling && at.isBefore(deadline) ? deadline : at);
    }

    /// What follows at the end of a step, or null if it does not end by time.
    ///
    /// @param counted the instant at which what is missing is counted
    static @Nullable Warning loss(Timeline timeline, Step step, Instant counted) {
        Instant until = step.until();
        Instant deadline = step.deadline();
        if (until == null || deadline == null) {
            return null;
        }
        Ladder ladder = timeline.ladder();
        Step after = timeline.step(until);
        return new Warning(
                ladder.tiers().get(after.tier()).id(),
                until,
                deadline,
                missing(ladder, ladder.tiers().get(step.tier()), timeline.scores(counted)));
    }

    static Map<String, Long> missing(Ladder ladder, Tier tier, long[] scores) {
        var missing = new TreeMap<String, Long>();
        for (int i = 0; i < scores.length; i++) {
            Measure measure = ladder.measures().get(i);
            if (scores[i] < tier.least(measure)) {
                missing.put(measure.id(), tier.least(measure) - scores[i]);
            }
        }
        return Map.copyOf(missing);
    }

    static Map<String, Long> named(Ladder ladder, long[] scores) {
        var named = new TreeMap<String, Long>();
        for (int i = 0; i < scores.length; i++) {
            named.put(ladder.measures().get(i).id(), scores[i]);
        }
        return Map.copyOf(named);
    }
}
