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

    private static final Map<String, Object> NARROW =
            plan(
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

    private static Map<String, Object> plan(Object... rules) {
        var plan = new HashMap<>(COMMON);
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
