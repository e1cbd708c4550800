package org.livingledger.faults.life;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.livingledger.faults.words.Formula;

/// The programmes of the lives.
final class Plans {

    private static final Map<String, Object> COMMON =
            Map.of(
                    "activities",
                    Map.of(
                            "post", Map.of("n", "int"),
                            "sale", Map.of("cents", "int", "big", "bool"),
                            "share", Map.of(),
                            "check-in", Map.of()),
                    "boards",
                    List.of(
                            Map.of("id", "points", "metric", "points-earned"),
                            Map.of(
                                    "id",
                                    "core-points",
                                    "metric",
                                    "points-earned",
                                    "group_id",
                                    "core",
                                    "ties",
                                    "dense"),
                            board("posts", "activity-count", "activity", "post"),
                            Map.of(
                                    "id",
                                    "side-all",
                                    "metric",
                                    "activity-count",
                                    "group_id",
                                    "side"),
                            board("post-points", "points-earned", "activity", "post")),
                    "check_ins",
                    Map.of(
                            "freezes_per_month",
                            1L,
                            "make_up_days",
                            3L,
                            "make_ups_per_month",
                            1L,
                            "milestones",
                            List.of()));

    private static final List<String> CALENDAR =
            List.of("month", "month", "quarter", "year", "all");

    private static final List<String> ROLLING = List.of("P3D", "P7D", "P10D");

    private static final List<String> DOWNGRADES =
            List.of("requalify", "requalify", "one-down", "one-down", "none");

    private static final Map<String, Object> NARROW =
            plan(
                    List.of(
                            Map.of(
                                    "group_id",
                                    "core",
                                    "measure",
                                    "activity-count",
                                    "activity",
                                    "post",
                                    "window",
                                    "P14D",
                                    "minimum",
                                    1L,
                                    "warning_days",
                                    2L,
                                    "exempt",
                                    Map.of("newcomer_days", 2L)),
                            Map.of(
                                    "group_id",
                                    "side",
                                    "measure",
                                    "points-earned",
                                    "window",
                                    "week",
                                    "minimum",
                                    5L,
                                    "exempt",
                                    Map.of("roles", List.of("admin")))),
                    rule(
                            "post",
                            "post",
                            "2 * activity.n",
                            in -> 2 * number(in, "n"),
                            Map.of("caps", List.of(cap("day", 25), cap("week", 60)))),
                    rule(
                            "sale",
                            "sale",
                            "activity.cents / 10",
                            in -> number(in, "cents") / 10,
                            Map.of(
                                    "when",
                                    new Formula("activity.big", in -> truth(in.get("big"))),
                                    "budget",
                                    120L,
                                    "expires",
                                    "end-of-month")),
                    rule(
                            "morning",
                            "check-in",
                            "4",
                            _ -> 4,
                            Map.of("caps", List.of(cap("month", 10)))));

    private static final Map<String, Object> WIDE =
            plan(
                    List.of(
                            Map.of(
                                    "group_id",
                                    "core",
                                    "measure",
                                    "activity-count",
                                    "window",
                                    "month",
                                    "minimum",
                                    2L,
                                    "warning_days",
                                    1L)),
                    rule(
                            "post",
                            "post",
                            "activity.n",
                            in -> number(in, "n"),
                            Map.of(
                                    "caps",
                                    List.of(cap("month", 70), cap("day", 15)),
                                    "pending_days",
                                    2L)),
                    rule(
                            "extra",
                            "post",
                            "activity.n - 6",
                            in -> number(in, "n") - 6,
                            Map.of(
                                    "when",
                                    new Formula("activity.n > 5", in -> truth(number(in, "n") > 5)),
                                    "group_id",
                                    "core",
                                    "expires",
                                    "P7D")),
                    rule(
                            "share",
                            "share",
                            "3",
                            _ -> 3,
                            Map.of("caps", List.of(cap("week", 10)), "budget", 40L)));

    private Plans() {}

    static Map<String, Object> draw(Random random) {
        var plan = new HashMap<>(random.nextBoolean() ? NARROW : WIDE);
        List<Object> ladders = new ArrayList<>();
        ladders.add(ladder("rank", random, Map.of(), CALENDAR));
        ladders.add(ladder("rolling", random, Map.of(), ROLLING));
        if (random.nextBoolean()) {
            boolean rolling = random.nextBoolean();
            ladders.add(
                    ladder(
                            "circle",
                            random,
                            Map.of("group_id", "core"),
                            rolling ? ROLLING : CALENDAR));
        }
        plan.put("ladders", ladders);
        return Map.copyOf(plan);
    }

    /// Attributes that mostly fit.
    static Map<String, Object> attributes(String activity, Random random) {
        if (random.nextInt(25) == 0) {
            return Map.of("n", true);
        }
        return switch (activity) {
            case "post" ->
                    Map.of("n", (long) random.nextInt(12) - (random.nextInt(12) == 0 ? 9 : 0));
            case "sale" ->
                    Map.of("cents", (long) random.nextInt(300), "big", random.nextInt(3) > 0);
            case "wave" -> Map.of("hand", "left");
            default -> Map.of();
        };
    }

    private static Map<String, Object> plan(List<Object> eliminations, Object... rules) {
        var plan = new HashMap<>(COMMON);
        plan.put("eliminations", eliminations);
        plan.put("rules", List.of(rules));
        return Map.copyOf(plan);
    }

    private static Map<String, Object> rule(
            String id,
            String activity,
            String points,
            ToLongFunction<Map<?, ?>> meaning,
            Map<String, Object> more) {
        var rule = new HashMap<>(more);
        rule.put("id", id);
        rule.put("activity", activity);
        rule.put("points", new Formula(points, meaning));
        return Map.copyOf(rule);
    }

    /// Points and posts, in four tiers, mostly such from which one falls.
    private static Object ladder(
            String id, Random random, Map<String, Object> more, List<String> windows) {
        String window = any(windows, random);
        String downgrade = any(DOWNGRADES, random);
        var ladder = new HashMap<>(more);
        ladder.put("id", id);
        ladder.put("window", window);
        ladder.put("downgrade", downgrade);
        if (!window.equals("all") && !downgrade.equals("none")) {
            within(5, "grace_days", ladder, random);
            within(2, "warning_days", ladder, random);
        }
        ladder.put(
                "measures",
                List.of(
                        Map.of("id", "points", "metric", "points-earned"),
                        Map.of("id", "posts", "metric", "activity-count", "activity", "post")));
        ladder.put(
                "tiers",
                List.of(
                        Map.of("id", "base"),
                        Map.of("id", "bronze", "thresholds", Map.of("points", 20L)),
                        Map.of("id", "silver", "thresholds", Map.of("points", 60L, "posts", 1L)),
                        Map.of("id", "gold", "thresholds", Map.of("points", 150L, "posts", 2L))));
        return Map.copyOf(ladder);
    }

    /// Says a number of days, or none at all.
    private static void within(int most, String name, Map<String, Object> of, Random random) {
        if (random.nextBoolean()) {
            of.put(name, 1L + random.nextInt(most));
        }
    }

    private static String any(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    private static Map<String, Object> board(String id, String metric, String by, String what) {
        return Map.of("id", id, "metric", metric, by, what, "ties", "ordinal");
    }

    private static Map<String, Object> cap(String per, long points) {
        return Map.of("per", per, "points", points);
    }

    private static long number(Map<?, ?> inputs, String name) {
        return inputs.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static long truth(@Nullable Object value) {
        return Boolean.TRUE.equals(value) ? 1 : 0;
    }
}
