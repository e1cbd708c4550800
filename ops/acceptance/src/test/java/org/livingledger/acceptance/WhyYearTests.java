package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingledger.client.LedgerClient;
import tools.jackson.databind.JsonNode;

/// `systems.md` section 5, 2, for a thousand members of a larger demo's year, drawn at random: over HTTP
/// alone, the events that an explanation lists give the tier, the badge and the rank that it explains,
/// with arithmetic of its own ([Recount]); and they are events of the member's history.
///
/// `-Dledger.seed=N` draws the same once more, `-Dledger.members` and `-Dledger.sample` other numbers.
@Tag("full")
class WhyYearTests {

    private static final String LEDGER = "/v1/ledgers/" + Year.LEDGER;
    private static final List<String> WINDOWS =
            List.of("all", "2026-Q3", "2026-06", "season:lanterns");
    private static final int MEMBERS = Integer.getInteger("ledger.members", 1_200);
    private static final int SAMPLE = Integer.getInteger("ledger.sample", 1_000);
    private static final int BADGES_EACH = 3;

    @TempDir Path folder;

    private final List<String> disagreements = new ArrayList<>();
    private final Map<String, Integer> explained = new TreeMap<>();
    private final Map<String, Map<String, JsonNode>> shown = new HashMap<>();

    @Test
    void theListedEventsAloneGiveEveryTierBadgeAndRank() {
        try (Served served = Served.start(folder, "");
                LedgerClient client = served.client()) {
            long seed = Long.getLong("ledger.seed", System.nanoTime());
            var random = new Random(seed);
            long began = System.nanoTime();
            Year.live(client, served.events(), MEMBERS);
            long lived = System.nanoTime();
            JsonNode programme = client.get(LEDGER + "/programme").body();
            var badges = new ArrayList<String>();
            programme
                    .at("/programme/badges")
                    .forEach(badge -> badges.add(badge.path("id").asString()));
            var boards = new ArrayList<JsonNode>();
            programme.at("/programme/boards").forEach(boards::add);
            var members = new ArrayList<>(members(client));
            assertThat(members).hasSize(MEMBERS);
            Collections.shuffle(members, random);
            long tiersAbove = 0;
            long held = 0;
            long ranked = 0;
            for (String member : members.subList(0, SAMPLE)) {
                Map<Long, String> history = history(client, member);
                for (JsonNode tier :
                        client.get(path("members", member, "tiers")).body().path("tiers")) {
                    tiersAbove += tier(client, member, tier, history) ? 1 : 0;
                }
                Collections.shuffle(badges, random);
                for (String badge : badges.subList(0, BADGES_EACH)) {
                    held += badge(client, member, badge, history);
                }
                JsonNode board = boards.get(random.nextInt(boards.size()));
                String window = WINDOWS.get(random.nextInt(WINDOWS.size()));
                ranked += rank(client, board, window, member, history) ? 1 : 0;
            }
            System.out.println(
                    "explained of "
                            + SAMPLE
                            + " of "
                            + MEMBERS
                            + " members, seed "
                            + seed
                            + ": "
                            + explained
                            + "; above the base "
                            + tiersAbove
                            + ", badges held "
                            + held
                            + ", ranked "
                            + ranked
                            + ", disagreements "
                            + disagreements.size()
                            + "; lived in "
                            + (lived - began) / 1_000_000_000
                            + " s, explained in "
                            + (System.nanoTime() - lived) / 1_000_000_000
                            + " s");
            assertThat(disagreements).as("seed " + seed).isEmpty();
            assertThat(explained)
                    .isEqualTo(
                            Map.of(
                                    "tier", 2 * SAMPLE,
                                    "badge", BADGES_EACH * SAMPLE,
                                    "rank", SAMPLE));
            assertThat(tiersAbove).isGreaterThan(SAMPLE / 20);
            assertThat(held).isGreaterThan(SAMPLE / 4);
            assertThat(ranked).isGreaterThan(SAMPLE / 20);
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

    /// Where someone stands on one window of a board: their own score from the events that are listed, the
    /// scores of the others from the board.
    ///
    /// @return whether they are on it
    private boolean rank(
            LedgerClient client,
            JsonNode board,
            String window,
            String member,
            Map<Long, String> history) {
        String id = board.path("id").asString();
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("group", board.path("group_id").asString(""));
        parameters.put("window", window);
        String path = path("explain", "rank", id, member);
        Why why = why(client, "rank", path, parameters, history);
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
        Map<String, JsonNode> shown =
                shown(client, id + parameters, path("boards", id), parameters);
        agree(where, "on the board", shown.containsKey(member), seen);
        if (!seen) {
            return false;
        }
        var scores = new ArrayList<Long>();
        shown.forEach((each, row) ->
                scores.add(each.equals(member) ? score : row.path("score").asLong()));
        long rank = Recount.rank(board.path("ties").asString("competition"), score, scores);
        agree(where, "rank", why.answer().path("rank").asLong(), rank);
        agree(
                where,
                "rank on the board",
                shown.getOrDefault(member, why.answer()).path("rank").asLong(),
                rank);
        return true;
    }

    /// Everyone on a window of a board. Nothing happens any more, so it is read once.
    private Map<String, JsonNode> shown(
            LedgerClient client, String key, String path, Map<String, String> parameters) {
        return shown.computeIfAbsent(
                key,
                _ -> {
                    var rows = new LinkedHashMap<String, JsonNode>();
                    var page = new LinkedHashMap<>(parameters);
                    page.put("limit", "200");
                    client.rows(path, "rows", page)
                            .forEach(row -> rows.put(row.path("member_id").asString(), row));
                    return rows;
                });
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
