package org.livingledger.cli.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;

/// What the members of the demo do with their points. Everybody had a welcome of 50 that lasts 120
/// days, and nobody gives away more than that here before it ends, so that nothing is refused.
final class Trade {

    private static final List<String> TREATS = List.of("coffee", "tote-bag", "entry", "seedlings");

    private final Random random;
    private final Script script;
    private final Map<String, Integer> others;

    /// @param others who else is there for good, with the day of their arrival
    Trade(Random random, Script script, Map<String, Integer> others) {
        this.random = random;
        this.script = script;
        this.others = others;
    }

    /// In the weeks after someone's arrival.
    void of(String name, int member, int day) {
        if (day + 30 >= Script.DAYS - 5) {
            return;
        }
        if (member % 2 == 0) {
            String treat = TREATS.get(random.nextInt(TREATS.size()));
            int points = 3 + random.nextInt(8);
            script.at(
                    day + 2 + random.nextInt(20),
                    15,
                    "spend-points",
                    "member_id",
                    name,
                    "points",
                    points,
                    "reason",
                    treat);
        }
        List<String> there =
                others.entrySet().stream()
                        .filter(other -> other.getValue() < day)
                        .map(Map.Entry::getKey)
                        .toList();
        if (member % 3 == 0 && !there.isEmpty()) {
            String other = there.get(random.nextInt(there.size()));
            int points = 2 + random.nextInt(6);
            script.late(
                    day + 25,
                    "transfer-points",
                    "from",
                    name,
                    "to",
                    other,
                    "points",
                    points,
                    "reason",
                    "thanks");
        }
        if (member % 8 == 0) {
            seat(name, member / 8, day + 10);
        }
        if (member % 11 == 0) {
            script.late(
                    day + 12,
                    "pay-into-pool",
                    "member_id",
                    name,
                    "pool",
                    "lantern-fair",
                    "points",
                    5);
        }
        rarely(name, member, day + 14);
    }

    /// A seat at a tasting: set aside, then taken up, given back, or forgotten.
    private void seat(String name, int which, int day) {
        String until = script.midnight(day + 4).toString();
        script.late(
                day,
                "hold-points",
                "member_id",
                name,
                "hold",
                "tasting",
                "points",
                5,
                "release_at",
                until);
        switch (which % 3) {
            case 0 -> script.late(day + 1, "capture-points", "member_id", name, "hold", "tasting");
            case 1 -> script.late(day + 1, "release-points", "member_id", name, "hold", "tasting");
            default -> {
                // nobody comes, and the points are free again by themselves
            }
        }
    }

    private void rarely(String name, int member, int day) {
        switch (member % 40) {
            case 7 ->
                    script.late(
                            day,
                            "adjust-points",
                            "member_id",
                            name,
                            "points",
                            15,
                            "reason",
                            "goodwill");
            case 13 ->
                    script.late(
                            day,
                            "forfeit-points",
                            "member_id",
                            name,
                            "points",
                            4,
                            "reason",
                            "trick");
            case 21 -> {
                script.late(day, "freeze-account", "member_id", name, "reason", "lost-phone");
                script.refused(
                        day, "account-frozen", "spend-points", "member_id", name, "points", 1);
                script.late(day, "unfreeze-account", "member_id", name);
            }
            case 33 ->
                    script.refused(
                            day,
                            "insufficient-points",
                            "spend-points",
                            "member_id",
                            name,
                            "points",
                            1_000_000);
            default -> {
                // most do nothing of this
            }
        }
    }
}
