package org.livingledger.faults;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// I5 for rules: no member has more from a rule in a period than its cap allows, no rule gave more
/// than its budget, and the budget's own count is what it gave less what came back.
final class Caps implements Invariant {

    private final Findings findings;
    private final Map<Long, JsonNode> programmes = new HashMap<>();
    private final Map<String, Long> used = new HashMap<>();
    private final Map<String, Long> drawn = new HashMap<>();
    private final Map<String, Long> given = new HashMap<>();
    private final Map<Long, StoredEvent> grants = new HashMap<>();
    private final Set<String> rules = new HashSet<>();
    private ZoneId zone = ZoneId.of("UTC");

    Caps(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void see(StoredEvent event) {
        switch (event.type()) {
            case "ledger-opened" -> zone = ZoneId.of(event.text("zone"));
            case "programme-published" -> {
                findings.expect(
                        event.number("version") == programmes.size() + 1,
                        "I3",
                        event,
                        "version " + event.number("version") + " after " + programmes.size());
                programmes.put(event.number("version"), event.payload().path("programme"));
            }
            case "points-earned" -> {
                if (event.has("grounds")) {
                    grants.put(event.position(), event);
                    count(event, event, event.number("points"));
                }
            }
            case "grant-reversed" -> {
                StoredEvent grant = grants.get(event.number("movement"));
                if (grant != null) {
                    count(event, grant, -event.number("points"));
                }
            }
            case "budget-drawn" -> drawn(event, event.number("points"));
            case "budget-returned" -> drawn(event, -event.number("points"));
            default -> {}
        }
    }

    private void count(StoredEvent event, StoredEvent grant, long points) {
        JsonNode grounds = grant.payload().path("grounds");
        String id = grounds.path("rule_id").asString("");
        JsonNode rule = rule(id, grounds.path("version").asLong(0));
        if (rule.isMissingNode()) {
            findings.add("I5", event, "no programme had its rule " + id);
            return;
        }
        LocalDate day = Instant.parse(grant.text("occurred_at")).atZone(zone).toLocalDate();
        for (JsonNode cap : rule.path("caps")) {
            String period = period(cap.path("per").asString(""), day);
            long now = used.merge(id + " " + grant.subject() + " " + period, points, Long::sum);
            findings.expect(
                    now >= 0 && (points <= 0 || now <= cap.path("points").asLong(0)),
                    "I5",
                    event,
                    now + " from rule " + id + " in " + period + ", its cap says " + cap);
        }
        if (rule.hasNonNull("budget")) {
            long now = given.merge(id, points, Long::sum);
            findings.expect(
                    points <= 0 || now <= rule.path("budget").asLong(0),
                    "I5",
                    event,
                    "rule " + id + " has given " + now + ", beyond its budget");
            rules.add(id);
        }
    }

    private void drawn(StoredEvent event, long points) {
        String rule = event.text("rule_id");
        long now = drawn.merge(rule, points, Long::sum);
        findings.expect(
                now == event.number("drawn"),
                "I5",
                event,
                "says " + event.number("drawn") + " drawn, and " + now + " are");
        rules.add(rule);
    }

    private JsonNode rule(String id, long version) {
        JsonNode programme = programmes.get(version);
        if (programme != null) {
            for (JsonNode rule : programme.path("rules")) {
                if (rule.path("id").asString("").equals(id)) {
                    return rule;
                }
            }
        }
        return tools.jackson.databind.node.MissingNode.getInstance();
    }

    private static String period(String per, LocalDate day) {
        return switch (per) {
            case "day" -> day.toString();
            case "week" ->
                    day.get(IsoFields.WEEK_BASED_YEAR)
                            + "-W"
                            + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case "month" -> day.getYear() + "-" + day.getMonthValue();
            default -> throw new IllegalStateException("no cap counts per '" + per + "'");
        };
    }

    @Override
    public void commandEnded(StoredEvent last) {
        for (String rule : rules) {
            long gave = given.getOrDefault(rule, 0L);
            long says = drawn.getOrDefault(rule, 0L);
            findings.expect(
                    gave == says,
                    "I5",
                    last,
                    "rule " + rule + " gave " + gave + ", its budget says " + says);
        }
        rules.clear();
    }
}
