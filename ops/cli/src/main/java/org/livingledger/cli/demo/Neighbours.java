package org.livingledger.cli.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// Those whom a larger community has beyond its first [Community#MEMBERS]. They live as chance will have
/// it, in groups of their own, so that everybody who has a part finds what their part counts on.
final class Neighbours {

    /// The size at which ties grow thin.
    private static final int MOST_IN_A_GROUP = 150;

    /// Nobody is silent for longer.
    private static final double LONGEST_SILENCE = 18;

    private static final String[] DEEDS = {"post", "share", "message", "attendance"};

    private final Script script;
    private final Random random;
    private final Map<String, Integer> there = new LinkedHashMap<>();
    private int deeds;

    Neighbours(Script script, long seed) {
        this.script = script;
        this.random = new Random(seed);
    }

    /// They arrive and live their year.
    ///
    /// @param members how many members the community has in all
    void live(int members) {
        for (int member = Community.MEMBERS; member < members; member++) {
            int place = (member - Community.MEMBERS) % MOST_IN_A_GROUP;
            String group = "block-" + ((member - Community.MEMBERS) / MOST_IN_A_GROUP + 1);
            String name = Community.name(member);
            if (place == 0) {
                found(group, name);
                there.put(name, 0);
                live(name, group, 1, 0.3);
            } else {
                arrive(member, name, group);
            }
        }
    }

    private void found(String group, String owner) {
        script.early(
                0,
                "found-group",
                "group_id",
                group,
                "name",
                group,
                "owner",
                owner,
                "capacity",
                MOST_IN_A_GROUP,
                "kind",
                "fans",
                "occurred_at",
                script.midnight(0).toString());
    }

    /// Few are very active, most are a little.
    private void arrive(int member, String name, String group) {
        double eagerness = Math.pow(random.nextDouble(), 2.5) * 0.22 + 0.03;
        int day = 3 + (int) (330 * Math.pow(random.nextDouble(), 1.4));
        script.at(day, 9.5, "join-group", "group_id", group, "member_id", name);
        script.at(
                day,
                9.6,
                "earn-points",
                "member_id",
                name,
                "points",
                50,
                "group_id",
                group,
                "expires",
                "P120D",
                "reason",
                "welcome");
        live(name, group, day, eagerness);
        new Trade(random, script, there).of(name, member, day);
        there.put(name, day);
    }

    private void live(String name, String group, int after, double eagerness) {
        double day = after;
        while (true) {
            double pause = -Math.log(1 - random.nextDouble()) / eagerness;
            day += Math.clamp(pause, 0.3, LONGEST_SILENCE);
            int on = Math.max((int) day, after + 1);
            if (on >= Script.DAYS) {
                return;
            }
            String deed = DEEDS[random.nextInt(DEEDS.length)];
            script.at(
                    on,
                    10 + random.nextDouble() * 11.8,
                    "record-activity",
                    "group_id",
                    group,
                    "member_id",
                    name,
                    "activity",
                    deed,
                    "activity_id",
                    "n-" + deeds++,
                    "attributes",
                    deed.equals("post") ? Map.of("length", 20 + random.nextInt(800)) : Map.of());
        }
    }
}
