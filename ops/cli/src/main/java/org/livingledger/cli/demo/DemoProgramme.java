package org.livingledger.cli.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rule book of the demo.
final class DemoProgramme {

    private DemoProgramme() {}

    /// A version of it.
    ///
    /// @param from the first day of the lantern season
    /// @param through its last day
    static Map<String, Object> document(int version, String from, String through) {
        var document = new LinkedHashMap<>(core(version));
        document.put(
                "seasons", List.of(Map.of("id", "lanterns", "from", from, "through", through)));
        document.put("ladders", ladders());
        document.put(
                "eliminations",
                List.of(
                        Map.of(
                                "group_id",
                                Circle.NIGHT_RUNNERS.id(),
                                "measure",
                                "activity-count",
                                "window",
                                "P30D",
                                "minimum",
                                1,
                                "warning_days",
                                Partings.WARNING,
                                "exempt",
                                Map.of("newcomer_days", 30),
                                "every",
                                "month")));
        document.put("departures", List.of(Map.of("left", "keep", "eliminated", "freeze")));
        return document;
    }

    private static List<Map<String, Object>> ladders() {
        return List.of(
                Map.of(
                        "id",
                        "status",
                        "measures",
                        List.of(Map.of("id", "points", "metric", "points-earned")),
                        "tiers",
                        List.of(
                                Map.of("id", "bronze"),
                                Map.of("id", "silver", "thresholds", Map.of("points", 60)),
                                Map.of("id", "gold", "thresholds", Map.of("points", 200))),
                        "window",
                        "quarter",
                        "downgrade",
                        "one-down",
                        "grace_days",
                        14,
                        "warning_days",
                        14),
                Map.of(
                        "id",
                        "presence",
                        "measures",
                        List.of(Map.of("id", "deeds", "metric", "activity-count")),
                        "tiers",
                        List.of(
                                Map.of("id", "guest"),
                                Map.of("id", "regular", "thresholds", Map.of("deeds", 15))),
                        "window",
                        "P90D"));
    }

    private static Map<String, Object> core(int version) {
        return Map.of(
                "activities",
                Map.of(
                        "post", Map.of("length", "int"),
                        "share", Map.of(),
                        "message", Map.of(),
                        "check-in", Map.of(),
                        "attendance", Map.of(),
                        "purchase", Map.of("amount_cents", "int")),
                "rules",
                List.of(
                        rule(
                                "post",
                                "activity.length >= 200 ? 5 : 3",
                                Map.of("caps", List.of(cap("day", 15), cap("month", 120)))),
                        rule("share", "2", Map.of("caps", List.of(cap("day", 6)))),
                        rule("check-in", "2", Map.of("caps", List.of(cap("day", 2)))),
                        rule("message", "1", Map.of("caps", List.of(cap("week", 5)))),
                        rule(
                                "attendance",
                                "activity.weekday >= 6 ? 15 : 10",
                                Map.of("caps", List.of(cap("season", 60)), "expires", "P180D")),
                        rule(
                                "purchase",
                                "activity.amount_cents / 100",
                                Map.of("expires", "end-of-year", "budget", 200_000))),
                "boards",
                boards(),
                "check_ins",
                Map.of(
                        "freezes_per_month", 1,
                        "make_up_days", 3,
                        "make_ups_per_month", 2,
                        "milestones",
                                List.of(
                                        Map.of("days", 7, "points", 10),
                                        Map.of("days", 21, "points", 30),
                                        Map.of("days", 100, "points", 200))),
                "badges",
                badges(version));
    }

    /// The second version has one more, which is filled from the past.
    private static List<Map<String, Object>> badges(int version) {
        var badges = new ArrayList<>(firstBadges());
        if (version > 1) {
            badges.add(badge("companion", Map.of("kind", "distinct-days"), List.of(level(20, 15))));
        }
        return badges;
    }

    private static List<Map<String, Object>> firstBadges() {
        return List.of(
                badge(
                        "first-post",
                        Map.of("kind", "first", "activity", "post"),
                        List.of(level(1, 5))),
                badge(
                        "storyteller",
                        Map.of("kind", "count", "activity", "post"),
                        List.of(level(10, 10), level(30, 30))),
                badge(
                        "busy-week",
                        Map.of("kind", "count", "within", "week"),
                        List.of(level(5, 10))),
                badge(
                        "regular",
                        Map.of("kind", "distinct-days", "activity", "check-in"),
                        List.of(level(10, 10), level(30, 30))),
                badge(
                        "patron",
                        Map.of("kind", "sum", "activity", "purchase", "attribute", "amount_cents"),
                        List.of(level(50_000, 50))),
                badge(
                        "pillar",
                        Map.of("kind", "all-of", "badges", List.of("storyteller", "regular")),
                        List.of(level(1, 100))),
                badge("thanked", Map.of("kind", "manual"), List.of(level(1, 20))));
    }

    private static Map<String, Object> badge(
            String id, Map<String, Object> criterion, List<Map<String, Object>> levels) {
        return Map.of("id", id, "criterion", criterion, "levels", levels);
    }

    private static Map<String, Object> level(int atLeast, int points) {
        return Map.of("at_least", atLeast, "points", points);
    }

    private static List<Map<String, Object>> boards() {
        var boards = new ArrayList<Map<String, Object>>();
        boards.add(Map.of("id", "points", "metric", "points-earned"));
        boards.add(
                Map.of(
                        "id",
                        "posts",
                        "metric",
                        "activity-count",
                        "activity",
                        "post",
                        "ties",
                        "dense"));
        for (Circle circle : Circle.values()) {
            boards.add(Map.of("id", "points", "metric", "points-earned", "group_id", circle.id()));
        }
        return boards;
    }

    private static Map<String, Object> rule(
            String activity, String points, Map<String, Object> more) {
        var rule = new LinkedHashMap<String, Object>();
        rule.put("id", activity);
        rule.put("activity", activity);
        rule.put("points", points);
        rule.putAll(more);
        return rule;
    }

    private static Map<String, Object> cap(String per, int points) {
        return Map.of("per", per, "points", points);
    }
}
