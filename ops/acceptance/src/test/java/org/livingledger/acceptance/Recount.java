package org.livingledger.acceptance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Tiers, scores of badges and of boards, reckoned once more with arithmetic of its own from nothing but
/// the events that an explanation lists. It knows none of the service's classes.
final class Recount {

    private Recount() {}

    /// What the listed events come to from one instant through another, both included.
    static long sum(List<JsonNode> facts, JsonNode reckoning, String measure) {
        String from = reckoning.path("from").asString("");
        Instant through = Instant.parse(reckoning.path("through").asString());
        long sum = 0;
        for (JsonNode fact : facts) {
            Instant at = Instant.parse(fact.path("counts_at").asString());
            if ((from.isEmpty() || !at.isBefore(Instant.parse(from))) && !at.isAfter(through)) {
                sum += fact.path("counts").path(measure).asLong(0);
            }
        }
        return sum;
    }

    /// The tier that someone stands on, by the listed events and the ladder's rule.
    static String tier(JsonNode why, List<JsonNode> facts) {
        JsonNode ladder = why.path("ladder");
        ZoneId zone = ZoneId.of(why.path("zone").asString());
        LocalDate today = day(why.path("at").asString(), zone);
        String window = ladder.path("window").asString();
        int tier =
                switch (window) {
                    case "quarter" -> quarterly(ladder, facts, zone, today);
                    case "P90D" -> reached(ladder, since(facts, zone, today.minusDays(89)));
                    default -> throw new AssertionError("the demo has no window " + window);
                };
        return ladder.path("tiers").get(tier).path("id").asString();
    }

    /// Falls one down per quarter in which it was not reached, after the days of grace.
    private static int quarterly(
            JsonNode ladder, List<JsonNode> facts, ZoneId zone, LocalDate today) {
        if (facts.isEmpty()) {
            return 0;
        }
        LocalDate quarter = today;
        for (JsonNode fact : facts) {
            LocalDate day = day(fact.path("counts_at").asString(), zone);
            quarter = day.isBefore(quarter) ? day : quarter;
        }
        quarter = quarter(quarter);
        int before = 0;
        int begin = 0;
        while (true) {
            LocalDate next = quarter.plusMonths(3);
            int reached = reached(ladder, between(facts, zone, quarter, next));
            if (today.isBefore(next)) {
                boolean grace = today.isBefore(quarter.plusDays(ladder.path("grace_days").asInt()));
                return Math.max(reached, grace ? Math.max(before, begin) : begin);
            }
            int held = Math.max(begin, reached);
            begin = reached >= held ? held : Math.max(reached, held - 1);
            before = held;
            quarter = next;
        }
    }

    private static LocalDate quarter(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1);
    }

    private static List<JsonNode> since(List<JsonNode> facts, ZoneId zone, LocalDate first) {
        return between(facts, zone, first, LocalDate.MAX);
    }

    private static List<JsonNode> between(
            List<JsonNode> facts, ZoneId zone, LocalDate first, LocalDate next) {
        var found = new ArrayList<JsonNode>();
        for (JsonNode fact : facts) {
            LocalDate day = day(fact.path("counts_at").asString(), zone);
            if (!day.isBefore(first) && day.isBefore(next)) {
                found.add(fact);
            }
        }
        return found;
    }

    private static int reached(JsonNode ladder, List<JsonNode> facts) {
        int reached = 0;
        for (int tier = 1; tier < ladder.path("tiers").size(); tier++) {
            boolean all = true;
            for (JsonNode measure : ladder.path("measures")) {
                String id = measure.path("id").asString();
                long sum = 0;
                for (JsonNode fact : facts) {
                    sum += fact.path("counts").path(id).asLong(0);
                }
                all &= sum >= threshold(ladder, tier, id);
            }
            reached = all ? tier : reached;
        }
        return reached;
    }

    /// How much of a measure a tier takes.
    static long threshold(JsonNode ladder, int tier, String measure) {
        return ladder.path("tiers").get(tier).path("thresholds").path(measure).asLong(0);
    }

    /// What the criterion of a badge comes to, by the listed events.
    static long badge(JsonNode criterion, List<JsonNode> facts) {
        Map<String, Long> periods = new HashMap<>();
        Set<String> days = new HashSet<>();
        long together = 0;
        for (JsonNode fact : facts) {
            String day = fact.path("day").asString("");
            String period = period(criterion.path("within").asString("ever"), day);
            long worth =
                    switch (criterion.path("kind").asString()) {
                        case "first", "count" -> 1;
                        case "distinct-days" -> days.add(day) ? 1 : 0;
                        case "sum", "all-of" -> fact.path("worth").asLong();
                        default -> throw new AssertionError("not in the demo: " + criterion);
                    };
            together += worth;
            periods.merge(period, worth, Long::sum);
        }
        return switch (criterion.path("kind").asString()) {
            case "first" -> Math.min(1, together);
            case "all-of" -> together == criterion.path("badges").size() ? 1 : 0;
            case "manual" -> 0;
            default -> periods.values().stream().mapToLong(Long::longValue).max().orElse(0);
        };
    }

    private static String period(String within, String day) {
        return switch (within) {
            case "ever" -> "";
            case "week" ->
                    LocalDate.parse(day)
                            .with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY))
                            .toString();
            default -> throw new AssertionError("not in the demo: " + within);
        };
    }

    /// What the listed events score on a board.
    static long score(List<JsonNode> facts) {
        return facts.stream().mapToLong(fact -> fact.path("count").asLong()).sum();
    }

    /// The latest instant of which something is left, or an empty text.
    static String reachedAt(List<JsonNode> facts) {
        Map<Long, Long> left = new TreeMap<>();
        Map<Long, Instant> at = new TreeMap<>();
        for (JsonNode fact : facts) {
            long movement = fact.path("movement").asLong(fact.path("position").asLong());
            left.merge(movement, fact.path("count").asLong(), Long::sum);
            at.put(movement, Instant.parse(fact.path("counts_at").asString()));
        }
        return left.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> at.get(each.getKey()))
                .max(Instant::compareTo)
                .map(Instant::toString)
                .orElse("");
    }

    /// The rank among these scores.
    static long rank(String ties, long score, List<Long> scores) {
        var better = scores.stream().filter(each -> each > score);
        return 1 + (ties.equals("dense") ? better.distinct().count() : better.count());
    }

    static LocalDate day(String instant, ZoneId zone) {
        return Instant.parse(instant).atZone(zone).toLocalDate();
    }
}
