package org.livingledger.domain.programme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.programme.Expressions.Problem;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.Ladder.Downgrade;
import org.livingledger.api.tier.Ladder.Measure;
import org.livingledger.api.tier.Ladder.Tier;

/// Finds everything that is wrong with the ladders of a programme.
final class LadderProofreading {

    private LadderProofreading() {}

    static List<Problem> problems(List<Ladder> ladders) {
        if (ladders.size() > Ladder.MOST) {
            return List.of(new Problem("/ladders", "has more than " + Ladder.MOST + " ladders"));
        }
        var problems = new ArrayList<Problem>();
        var ids = new HashSet<String>();
        for (int i = 0; i < ladders.size(); i++) {
            Ladder ladder = ladders.get(i);
            String at = "/ladders/" + i;
            if (!ids.add(ladder.id().value())) {
                problems.add(new Problem(at + "/id", "another ladder has the id " + ladder.id()));
            }
            measures(ladder, at, problems);
            tiers(ladder, at, problems);
            spans(ladder, at, problems);
        }
        return List.copyOf(problems);
    }

    private static void measures(Ladder ladder, String at, List<Problem> problems) {
        int count = ladder.measures().size();
        if (count < 1 || count > Ladder.MOST_MEASURES) {
            problems.add(
                    new Problem(
                            at + "/measures",
                            "must have 1 to " + Ladder.MOST_MEASURES + " measures, has " + count));
        }
        var ids = new HashSet<String>();
        for (int i = 0; i < count; i++) {
            String id = ladder.measures().get(i).id();
            if (!ids.add(id)) {
                problems.add(
                        new Problem(
                                at + "/measures/" + i + "/id", "another measure has the id " + id));
            }
        }
    }

    private static void tiers(Ladder ladder, String at, List<Problem> problems) {
        int count = ladder.tiers().size();
        if (count < 1 || count > Ladder.MOST_TIERS) {
            problems.add(
                    new Problem(
                            at + "/tiers",
                            "must have 1 to " + Ladder.MOST_TIERS + " tiers, has " + count));
        }
        var measures =
                ladder.measures().stream().map(Measure::id).collect(Collectors.toUnmodifiableSet());
        var ids = new HashSet<String>();
        for (int i = 0; i < count; i++) {
            Tier tier = ladder.tiers().get(i);
            String place = at + "/tiers/" + i;
            if (!ids.add(tier.id())) {
                problems.add(new Problem(place + "/id", "another tier has the id " + tier.id()));
            }
            for (String name : new TreeMap<>(tier.thresholds()).keySet()) {
                if (!measures.contains(name)) {
                    problems.add(
                            new Problem(
                                    place + "/thresholds/" + name,
                                    "the ladder has no measure " + name));
                }
            }
            if (i == 0) {
                base(ladder, tier, place, problems);
            } else {
                ascends(ladder, ladder.tiers().get(i - 1), tier, place, problems);
            }
        }
    }

    private static void base(Ladder ladder, Tier tier, String place, List<Problem> problems) {
        if (ladder.measures().stream().anyMatch(measure -> tier.least(measure) > 0)) {
            problems.add(
                    new Problem(
                            place + "/thresholds",
                            "the first tier is everyone's and takes nothing to reach"));
        }
    }

    private static void ascends(
            Ladder ladder, Tier below, Tier tier, String place, List<Problem> problems) {
        boolean more = false;
        for (Measure measure : ladder.measures()) {
            more |= tier.least(measure) > below.least(measure);
            if (tier.least(measure) < below.least(measure)) {
                problems.add(
                        new Problem(
                                place + "/thresholds",
                                "takes less of " + measure.id() + " than the tier below"));
            }
        }
        if (!more) {
            problems.add(new Problem(place + "/thresholds", "takes no more than the tier below"));
        }
    }

    /// Grace and warning belong to tiers that can be lost, and end before the next can be.
    private static void spans(Ladder ladder, String at, List<Problem> problems) {
        boolean lost = !ladder.window().isAllTime() && ladder.downgrade() != Downgrade.NONE;
        span(ladder, ladder.graceDays(), at + "/grace_days", lost, problems);
        span(ladder, ladder.warningDays(), at + "/warning_days", lost, problems);
    }

    private static void span(
            Ladder ladder,
            @Nullable Integer days,
            String pointer,
            boolean lost,
            List<Problem> problems) {
        if (days == null) {
            return;
        }
        if (!lost) {
            problems.add(new Problem(pointer, "a tier of this ladder is never lost by time"));
        } else if (days >= ladder.window().shortest() && !ladder.window().isRolling()) {
            problems.add(
                    new Problem(
                            pointer,
                            "must be less than the shortest "
                                    + ladder.window()
                                    + ", which has "
                                    + ladder.window().shortest()
                                    + " days"));
        }
    }
}
