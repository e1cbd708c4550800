package org.livingledger.faults.life;

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

    private static final List<Object> LADDERS =
            List.of(
                    ladder("rank", "month", "one-down", Map.of("warning_days", 5L)),
                    ladder("weekly", "P7D", "requalify", Map.of("grace_days", 2L)));

    private static final List<Object> OTHER_LADDERS =
            List.of(
                    ladder("rank", "quarter", "requalify", Map.of("grace_days", 5L)),
                    ladder("circle", "month", "requalify", Map.of("group_id", "core")),
                    ladder("weekly", "P10D", "one-down", Map.of()),
                    ladder("life", "all", "none", Map.of()));

    private static final Map<String, Object> NARROW =
            plan(
                    LADDERS,
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
                    OTHER_LADDERS,
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
        return random.nextBoolean() ? NARROW : WIDE;
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

    private static Map<String, Object> plan(
            List<Object> ladders, List<Object> eliminations, Object... rules) {
        var plan = new HashMap<>(COMMON);
        plan.put("ladders", ladders);
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

    /// Points and posts, in four tiers.
    private static Object ladder(
            String id, String window, String downgrade, Map<String, Object> more) {
        var ladder = new HashMap<>(more);
        ladder.put("id", id);
        ladder.put("window", window);
        ladder.put("downgrade", downgrade);
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
