package org.livingledger.cli.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// An invented community: 300 members or more, six groups, and a year of all that happens in such a circle.
/// The same seed and the same day give the same commands with the same keys, so that a year which
/// broke off goes on where it was.
public final class Community {

    /// The ledger of the demo.
    public static final String LEDGER = "demo";

    /// Its time zone.
    public static final String ZONE = "Asia/Shanghai";

    /// How many members it has, if no more are asked for. Those who have a part are among them.
    public static final int MEMBERS = 300;

    /// The most members that can be asked for: a year of theirs is lived in some minutes.
    public static final int MOST_MEMBERS = 3_000;

    /// The owners come first, then those who live as chance will have it, then those with a part.
    private static final int FIRST_WITH_A_PART = 240;

    private static final long SEED = 20_260_509;

    /// Nobody is silent for longer, but those whose part it is: see [Partings].
    private static final double LONGEST_SILENCE = 18;

    private static final List<String> FIRST =
            List.of(
                    "amber", "brisk", "calm", "dapper", "early", "fern", "gentle", "hazel",
                    "indigo", "jolly", "keen", "lunar", "mellow", "nimble", "olive", "plum",
                    "quiet", "rustic", "silver", "tidal");
    private static final List<String> SECOND =
            List.of(
                    "badger", "crane", "dolphin", "egret", "finch", "gecko", "heron", "ibis",
                    "jackdaw", "koala", "lynx", "marten", "newt", "otter", "panda");

    private final Random random = new Random(SEED);
    private final Script script;
    private final Map<String, Integer> regulars = new LinkedHashMap<>();
    private int activities;

    private Community(Instant now) {
        this.script = new Script(ZoneId.of(ZONE), now);
    }

    /// The days of a year that ends at an instant.
    public static List<Day> until(Instant now) {
        return until(now, MEMBERS);
    }

    /// The days of a year of a larger community. The first [#MEMBERS] do the same in every one.
    ///
    /// @param members how many, [#MEMBERS] … [#MOST_MEMBERS]
    public static List<Day> until(Instant now, int members) {
        return new Community(now).build(members);
    }

    /// The member whom the examples are about.
    public static String someone() {
        return name(0);
    }

    /// All of its members.
    public static List<String> members() {
        return members(MEMBERS);
    }

    /// All members of a larger community.
    public static List<String> members(int members) {
        var names = new ArrayList<String>();
        for (int member = 0; member < members; member++) {
            names.add(name(member));
        }
        return names;
    }

    static String name(int member) {
        int first = member % MEMBERS;
        String name = FIRST.get(first / SECOND.size()) + "-" + SECOND.get(first % SECOND.size());
        return member < MEMBERS ? name : name + "-" + (member / MEMBERS + 1);
    }

    private List<Day> build(int members) {
        new Houses(script).found();
        for (Circle circle : Circle.values()) {
            lives(circle.owner(), circle, 1, Script.DAYS, 0.3);
        }
        for (int member = Circle.values().length; member < FIRST_WITH_A_PART; member++) {
            arrive(member);
        }
        new Offices(this, script).hold();
        new Entrances(this, script).tryThem();
        new Trouble(this, script).make();
        new Habits(this, script).keep();
        new Partings(this, script).part();
        new Neighbours(script, SEED + 1).live(members);
        return script.days();
    }

    /// A member arrives some day, in one to three groups; few are very active, most are a little.
    private void arrive(int member) {
        String name = name(member);
        double eagerness = Math.pow(random.nextDouble(), 2.5) * 0.22 + 0.03;
        int day = 3 + (int) (330 * Math.pow(random.nextDouble(), 1.4));
        int groups = 1 + random.nextInt(3) * random.nextInt(2);
        int start = random.nextInt(Circle.OPEN.size());
        boolean leaves = member % 17 == 0 && day < 200;
        int welcomed = day;
        for (int i = 0; i < groups; i++) {
            Circle circle = Circle.OPEN.get((start + i) % Circle.OPEN.size());
            int joins = day + i * 2;
            if (circle == Circle.LENS_CLUB) {
                // from day 150 to 152 its door is closed
                joins = joins >= 149 && joins <= 153 ? 154 : joins;
                script.at(
                        joins,
                        9,
                        "report-quiz",
                        "member_id",
                        name,
                        "quiz",
                        "lens-basics",
                        "score",
                        60 + random.nextInt(41));
            }
            script.at(joins, 9.5, "join-group", "group_id", circle.id(), "member_id", name);
            int ends = leaves && i == 0 ? joins + 60 + random.nextInt(60) : Script.DAYS;
            lives(name, circle, joins, ends, eagerness);
            if (ends < Script.DAYS) {
                script.at(ends, 12, "leave-group", "group_id", circle.id(), "member_id", name);
            }
            if (i == 0) {
                welcomed = joins;
                welcome(name, circle, joins);
            }
        }
        if (!leaves) {
            new Trade(random, script, regulars).of(name, member, welcomed);
            regulars.put(name, welcomed);
        }
    }

    /// Someone with a part is at home in a group: they join it in the first days, and live there until
    /// a day.
    void atHome(String name, Circle circle, int ends) {
        int day = 4 + random.nextInt(3);
        script.at(day, 9, "join-group", "group_id", circle.id(), "member_id", name);
        welcome(name, circle, day);
        lives(name, circle, day, ends, 0.08);
    }

    private void welcome(String name, Circle circle, int day) {
        script.at(
                day,
                9.6,
                "earn-points",
                "member_id",
                name,
                "points",
                50,
                "group_id",
                circle.id(),
                "expires",
                "P120D",
                "reason",
                "welcome");
    }

    /// What someone does in a group from the day after one to the day before another.
    void lives(String name, Circle circle, int after, int before, double eagerness) {
        double day = after;
        while (true) {
            double pause = -Math.log(1 - random.nextDouble()) / eagerness;
            day += Math.clamp(pause, 0.3, LONGEST_SILENCE);
            int on = Math.max((int) day, after + 1);
            if (on >= before) {
                return;
            }
            activity(name, circle, on, 10 + random.nextDouble() * 11.8);
        }
    }

    /// Something that someone does.
    void activity(String name, Circle circle, int day, double hour) {
        int kind = random.nextInt(100);
        if (kind < 45) {
            activity(name, circle, day, hour, "post", Map.of("length", 20 + random.nextInt(800)));
        } else if (kind < 65) {
            activity(name, circle, day, hour, "share", Map.of());
        } else if (kind < 80) {
            activity(name, circle, day, hour, "message", Map.of());
        } else if (kind < 94) {
            activity(name, circle, day, hour, "attendance", Map.of());
        } else {
            int cents = 500 + random.nextInt(24_500);
            activity(name, circle, day, hour, "purchase", Map.of("amount_cents", cents));
        }
    }

    void activity(
            String name,
            Circle circle,
            int day,
            double hour,
            String kind,
            Map<String, Object> attributes) {
        script.at(
                day,
                hour,
                "record-activity",
                "group_id",
                circle.id(),
                "member_id",
                name,
                "activity",
                kind,
                "activity_id",
                "d-" + activities++,
                "attributes",
                attributes);
    }
}
