package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingledger.client.LedgerClient;
import tools.jackson.databind.JsonNode;

/// `systems.md` section 5, 2, for everyone of the demo's year: over HTTP alone, the events that an
/// explanation lists give the tier, the badges and the rank that it explains, with arithmetic of its
/// own ([Recount]); and they are events of the member's history.
@Tag("full")
class WhyYearTests {

    private static final String LEDGER = "/v1/ledgers/" + Year.LEDGER;
    private static final List<String> WINDOWS =
            List.of("all", "2026-Q3", "2026-06", "season:lanterns");

    @TempDir Path folder;

    private final List<String> disagreements = new ArrayList<>();
    private final Map<String, Integer> explained = new TreeMap<>();

    @Test
    void theListedEventsAloneGiveEveryTierBadgeAndRank() {
        try (Served served = Served.start(folder, "");
                LedgerClient client = served.client()) {
            Year.live(client, served.events());
            JsonNode programme = client.get(LEDGER + "/programme").body();
            List<String> members = members(client);
            Map<String, Map<Long, String>> histories = new HashMap<>();
            for (String member : members) {
                histories.put(member, history(client, member));
            }
            long tiersAbove = 0;
            long held = 0;
            for (String member : members) {
                Map<Long, String> history = histories.getOrDefault(member, Map.of());
                for (JsonNode tier :
                        client.get(path("members", member, "tiers")).body().path("tiers")) {
                    tiersAbove += tier(client, member, tier, history) ? 1 : 0;
                }
                for (JsonNode badge : programme.at("/programme/badges")) {
                    held += badge(client, member, badge.path("id").asString(), history);
                }
            }
            long ranked = 0;
            for (JsonNode board : programme.at("/programme/boards")) {
                for (String window : WINDOWS) {
                    ranked += board(client, board, window, members, histories);
                }
            }
            System.out.println(
                    "explained of "
                            + members.size()
                            + " members: "
                            + explained
                            + "; above the base "
                            + tiersAbove
                            + ", badges held "
                            + held
                            + ", ranked "
                            + ranked
                            + ", disagreements "
                            + disagreements.size());
            assertThat(disagreements).isEmpty();
            assertThat(explained.values().stream().mapToInt(Integer::intValue).sum())
                    .isGreaterThan(1_000);
            assertThat(explained.getOrDefault("tier", 0)).isEqualTo(2 * members.size());
            assertThat(tiersAbove).isGreaterThan(50);
            assertThat(held).isGreaterThan(300);
            assertThat(ranked).isGreaterThan(300);
        }
    }

    private static List<String> members(LedgerClient client) {
        var members = new TreeSet<String>();
        client.items(LEDGER + "/groups", Map.of("limit", "200"))
                .forEach(group ->
                        client.items(
                                        path(
                                                "groups",
                                                group.path("group_id").asString(),
                                                "members"),
                                        Map.of("limit", "200", "status", "all"))
                                .forEach(row -> members.add(row.path("member_id").asString())));
        return List.copyOf(members);
    }

    private static Map<Long, String> history(LedgerClient client, String member) {
        var events = new HashMap<Long, String>();
        client.items(path("members", member, "history"), Map.of("limit", "200"))
                .forEach(event -> events.put(event.path("position").asLong(), what(event)));
        return events;
    }

    private static String what(JsonNode event) {
        return event.path("id").asString()
                + " "
                + event.path("type").asString()
                + " "
                + event.path("occurred_at").asString();
    }

    /// An explanation with the facts of all its pages.
    private record Why(JsonNode answer, List<JsonNode> facts) {}

    private Why why(
            LedgerClient client,
            String kind,
            String path,
            Map<String, String> more,
            Map<Long, String> history) {
        explained.merge(kind, 1, Integer::sum);
        var parameters = new LinkedHashMap<>(more);
        parameters.put("limit", "200");
        JsonNode answer = client.get(path, parameters).body();
        var facts = new ArrayList<JsonNode>();
        answer.path("counted").forEach(facts::add);
        String cursor = answer.path("next").asString("");
        while (!cursor.isEmpty()) {
            parameters.put("cursor", cursor);
            JsonNode page = client.get(path, parameters).body();
            page.path("counted").forEach(facts::add);
            cursor = page.path("next").asString("");
        }
        agree(path, "how many", answer.path("facts").asLong(), (long) facts.size());
        for (JsonNode fact : facts) {
            agree(
                    path,
                    "event",
                    what(fact),
                    history.getOrDefault(fact.path("position").asLong(), ""));
        }
        return new Why(answer, facts);
    }

    private boolean tier(
            LedgerClient client, String member, JsonNode tier, Map<Long, String> history) {
        String ladder = tier.path("ladder_id").asString();
        String path = path("explain", "tier", ladder, member);
        Why why = why(client, "tier", path, Map.of(), history);
        String stands = why.answer().at("/standing/tier").asString();
        agree(path, "as the member's tiers say", stands, tier.path("tier").asString());
        agree(path, "recount", stands, Recount.tier(why.answer(), why.facts()));
        JsonNode rules = why.answer().path("ladder");
        for (String which : List.of("current", "deciding")) {
            JsonNode reckoning = why.answer().path(which).path("reckoning");
            for (JsonNode measure : rules.path("measures")) {
                String id = measure.path("id").asString();
                if (!reckoning.isMissingNode()) {
                    agree(
                            path,
                            which,
                            reckoning.path("scores").path(id).asLong(),
                            Recount.sum(why.facts(), reckoning, id));
                }
            }
        }
        int place = 0;
        while (!rules.path("tiers").get(place).path("id").asString().equals(stands)) {
            place++;
        }
        for (JsonNode above : why.answer().path("above")) {
            place++;
            for (JsonNode measure : rules.path("measures")) {
                String id = measure.path("id").asString();
                long missing =
                        Recount.threshold(rules, place, id)
                                - Recount.sum(
                                        why.facts(), why.answer().at("/current/reckoning"), id);
                agree(
                        path,
                        "missing for " + above.path("tier").asString(),
                        above.path("missing").path(id).asLong(0),
                        Math.max(0, missing));
            }
        }
        return !why.answer().path("deciding").isMissingNode();
    }

    private long badge(
            LedgerClient client, String member, String badge, Map<Long, String> history) {
        String path = path("explain", "badge", badge, member);
        Why why = why(client, "badge", path, Map.of(), history);
        JsonNode criterion = why.answer().at("/definition/criterion");
        long held = 0;
        for (JsonNode place : why.answer().path("places")) {
            long score = Recount.badge(criterion, why.facts());
            agree(path, "score", place.path("score").asLong(), score);
            for (JsonNode level : place.path("levels")) {
                boolean has = level.path("held").asBoolean();
                boolean revoked = level.path("revoked").asBoolean();
                held += has ? 1 : 0;
                long least = level.path("at_least").asLong();
                if (!criterion.path("kind").asString().equals("manual")) {
                    if (has) {
                        agree(path, "what is held was earned", true, score >= least);
                    }
                    long missing = has || revoked ? 0 : Math.max(0, least - score);
                    agree(path, "missing", level.path("missing").asLong(), missing);
                }
            }
        }
        for (JsonNode award : why.answer().path("awards")) {
            for (JsonNode event : award.path("evidence")) {
                agree(
                        path,
                        "evidence",
                        what(event),
                        history.getOrDefault(event.path("position").asLong(), ""));
            }
        }
        return held;
    }

    /// Everyone on one window of a board.
    private long board(
            LedgerClient client,
            JsonNode board,
            String window,
            List<String> members,
            Map<String, Map<Long, String>> histories) {
        String id = board.path("board_id").asString(board.path("id").asString(""));
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("group", board.path("group_id").asString(""));
        parameters.put("window", window);
        var listed = new LinkedHashMap<String, Why>();
        for (String member : members) {
            String path = path("explain", "rank", id, member);
            Why why =
                    why(client, "rank", path, parameters, histories.getOrDefault(member, Map.of()));
            String where = path + " " + parameters;
            long score = Recount.score(why.facts());
            agree(where, "score", why.answer().path("score").asLong(), score);
            agree(
                    where,
                    "reached at",
                    why.answer().path("reached_at").asString(""),
                    Recount.reachedAt(why.facts()));
            if (window.equals("2026-06")) {
                ZoneId zone = ZoneId.of(why.answer().path("zone").asString());
                for (JsonNode fact : why.facts()) {
                    String day = "" + Recount.day(fact.path("counts_at").asString(), zone);
                    agree(where, "in the window", day.substring(0, 7), window);
                }
            }
            boolean seen = why.answer().path("unlisted").isMissingNode();
            agree(where, "a rank for who is seen", seen, why.answer().has("rank"));
            if (seen) {
                listed.put(member, why);
            }
        }
        List<Long> scores =
                listed.values().stream().map(why -> Recount.score(why.facts())).toList();
        var shown = new HashMap<String, Long>();
        parameters.put("limit", "200");
        client.rows(path("boards", id), "rows", parameters)
                .forEach(row ->
                        shown.put(row.path("member_id").asString(), row.path("rank").asLong()));
        listed.forEach((member, why) -> {
            long rank =
                    Recount.rank(
                            board.path("ties").asString("competition"),
                            Recount.score(why.facts()),
                            scores);
            agree(member + parameters, "rank", why.answer().path("rank").asLong(), rank);
            agree(member + parameters, "rank on the board", shown.getOrDefault(member, 0L), rank);
        });
        agree("" + parameters, "all who are seen", shown.keySet(), listed.keySet());
        return listed.size();
    }

    private void agree(String where, String what, Object said, Object found) {
        if (!found.equals(said)) {
            disagreements.add(where + ": " + what + ": " + said + ", but " + found);
        }
    }

    private static String path(String... segments) {
        var path = new StringBuilder(LEDGER);
        for (String segment : segments) {
            path.append('/').append(LedgerClient.encoded(segment));
        }
        return path.toString();
    }
}
