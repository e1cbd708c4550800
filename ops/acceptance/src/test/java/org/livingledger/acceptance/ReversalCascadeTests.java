package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `systems.md` section 5, 7: a reversal lists its consequences before it is carried out, and what was
/// listed is what happens, under one correlation id.
class ReversalCascadeTests extends AcceptanceCase {

    private static final String PROGRAMME =
            "{'activities':{'post':{'length':'int'},'check-in':{}},"
                    + "'rules':[{'id':'post','activity':'post','points':'activity.length',"
                    + "'caps':[{'per':'day','points':60}],'budget':900,'expires':'P20D'},{'id':'long','activity':'post','when':'activity.length"
                    + " > 20','points':'2',"
                    + "'pending_days':2},{'id':'daily','activity':'check-in','points':'3'}],"
                    + "'check_ins':{'milestones':[{'days':3,'points':9}]},"
                    + "'badges':[{'id':'poster','criterion':{'kind':'count','activity':'post'},"
                    + "'levels':[{'at_least':2,'points':7},{'at_least':5,'points':8}]},"
                    + "{'id':'writer','criterion':{'kind':'sum','activity':'post','attribute':'length'},"
                    + "'levels':[{'at_least':60,'points':11}]},"
                    + "{'id':'early','scope':'group','criterion':{'kind':'streak','activity':'check-in'},"
                    + "'levels':[{'at_least':3}]},"
                    + "{'id':'both','criterion':{'kind':'all-of','badges':['poster','writer']},"
                    + "'levels':[{'points':6}]}],'ladders':[{'id':'status','window':'quarter',"
                    + "'measures':[{'id':'points','metric':'points-earned'}],"
                    + "'tiers':[{'id':'base'},{'id':'silver','thresholds':{'points':60}},"
                    + "{'id':'gold','thresholds':{'points':150}}]},{'id':'deeds','window':'P30D',"
                    + "'measures':[{'id':'did','metric':'activity-count'}],"
                    + "'tiers':[{'id':'quiet'},{'id':'busy','thresholds':{'did':5}}]}],"
                    + "'boards':[{'id':'top','metric':'points-earned'},"
                    + "{'id':'dense','metric':'points-earned','ties':'dense'},"
                    + "{'id':'posts','metric':'activity-count','group_id':'core','activity':'post',"
                    + "'ties':'ordinal'}]}";

    private static final List<String> MEMBERS = List.of("ann", "ben", "cyd", "dan", "eve");
    private static final int LAST_DAY = 10;
    private static final List<String> WINDOWS =
            List.of(
                    "all",
                    "2026-Q2",
                    "2026-05",
                    "2026-W18",
                    "2026-W19",
                    "2026-05-01",
                    "2026-05-04",
                    "2026-05-05",
                    "2026-05-09",
                    "2026-05-10");
    private static final int REVERSALS = 14;

    private record Fact(String member, long position) {}

    private final List<Fact> facts = new ArrayList<>();

    @Test
    void listsWhatUndoingTheThirdPostTakesAndThenTakesIt() {
        begin();
        post("ann", 30, 1);
        post("ben", 70, 1); // cut at 60 a day, and 2 more that are pending
        long third = post("ann", 40, 2).positionOf("activity-recorded"); // writer, poster and both
        accepted(spend("ann", 80));

        JsonNode preview = previewed(undoing("ann", third, "take-back")).json("");
        assertThat(texts(preview.at("/outcome/badges"), "badge_id"))
                .containsExactly("poster", "writer", "both");
        assertThat(texts(preview.at("/outcome/movements"), "points"))
                .as("the rules' 40 and 2, and what poster, writer and both were rewarded with")
                .containsExactly("40", "2", "7", "11", "6");
        assertThat(texts(preview.at("/outcome/caps"), "cap"))
                .containsExactly("post/2026-05-02", "post/budget");
        assertThat(preview.at("/outcome/tiers/0/from").asString()).isEqualTo("silver");
        assertThat(preview.at("/outcome/tiers/0/to").asString()).isEqualTo("base");
        assertThat(rank(preview, "top", "all", "before")).isEqualTo(1);
        assertThat(rank(preview, "top", "all", "after")).isEqualTo(2);
        assertThat(rank(preview, "posts", "2026-05-02", "after")).as("off that day").isZero();
        assertThat(account("ann").number("/balance")).as("nothing has happened").isEqualTo(18);
        assertThat(ask("/members/ann/badges").json("/items/0/revoked_at").isMissingNode()).isTrue();

        Reply done = carriedOut(undoing("ann", third, "take-back"), preview);
        assertThat(types(done))
                .startsWith("activity-reversed", "grant-reversed", "budget-returned")
                .contains("badge-revoked", "tier-changed");
        assertThat(done.number("/outcome/balance")).isZero();
        assertThat(sum(done.json("/outcome/movements"), "uncollected")).isEqualTo(66 - 18);
        post("ann", 40, 2);
        assertThat(account("ann").number("/balance"))
                .as("the cap and the budget have room, what was revoked is not earned again")
                .isEqualTo(42);
    }

    @Test
    void keepsWhatIsNotProvenUnlessItIsAskedToTakeItBack() {
        begin();
        checkIn("ann", 1);
        long second = checkIn("ann", 2).positionOf("activity-recorded");
        checkIn("ann", 3);
        JsonNode preview = previewed(undoing("ann", second, "keep")).json("");
        assertThat(preview.at("/outcome/milestones/0/taken_back").booleanValue()).isFalse();
        assertThat(preview.at("/outcome/badges/0/badge_id").asString()).isEqualTo("early");
        assertThat(preview.at("/outcome/streak/longest_before").intValue()).isEqualTo(3);
        assertThat(preview.at("/outcome/streak/longest").intValue()).isEqualTo(1);
        Reply done = carriedOut(undoing("ann", second, "keep"), preview);
        assertThat(done.number("/outcome/balance")).isEqualTo(15);
        assertThat(ask("/members/ann/badges").json("/items/0/revoked_at").isMissingNode()).isTrue();
        assertThat(ask("/members/ann/streaks").number("/items/0/longest")).isEqualTo(1);
        checkIn("ann", 2); // the day is free again
        assertThat(account("ann").number("/balance")).as("and marked for good").isEqualTo(18);
    }

    @Test
    void isRefusedWhenOtherFiguresWouldComeOfIt() {
        begin();
        long fact = post("ann", 30, 1).positionOf("activity-recorded");
        String figures = previewed(undoing("ann", fact, "keep")).word("/outcome/figures");
        post("ben", 30, 1);
        accepted(earn("ann", 5));
        Reply late = command("reverse-fact", with(undoing("ann", fact, "keep"), figures));
        refused(late, "figures-changed");
        assertThat(late.number("/balance")).isEqualTo(5);
        figures = previewed(undoing("ann", fact, "keep")).word("/outcome/figures");
        post("ben", 31, 1); // what others do changes ranks, and no figure
        accepted(command("reverse-fact", with(undoing("ann", fact, "keep"), figures)));
    }

    @Test
    void doesWhatItHasListedInRandomHistories() {
        int rounds = Boolean.getBoolean("ledger.full") ? Integer.getInteger("ledger.rounds", 1) : 1;
        for (int round = 0; round < rounds; round++) {
            long seed = Long.getLong("ledger.seed", 5_007L) + round;
            nameTheLedger();
            facts.clear();
            live(new Random(seed));
            reverse(new Random(~seed), "seed " + seed);
            assertThat(ask("/invariants").json("").toString()).doesNotContain("\"holds\":false");
        }
    }

    private void live(Random random) {
        begin();
        for (int day = 1; day <= LAST_DAY; day++) {
            clock("2026-05-%02dT12:00:00Z".formatted(day));
            for (String member : MEMBERS) {
                if (random.nextInt(3) > 0) {
                    checkIn(member, day);
                }
                for (int i = random.nextInt(3); i > 0; i--) {
                    post(member, 1 + random.nextInt(45), Math.max(1, day - random.nextInt(3)));
                }
                if (random.nextInt(4) == 0) {
                    noted(member, earn(member, 1 + random.nextInt(20)));
                }
                if (random.nextInt(3) == 0) {
                    noted(member, spend(member, 1 + random.nextInt(30)));
                }
            }
        }
        clock("2026-05-11T01:00:00Z");
    }

    private void reverse(Random random, String seed) {
        int done = 0;
        for (int i = 0; i < REVERSALS; i++) {
            Fact fact = facts.get(random.nextInt(facts.size()));
            String body =
                    "{'member_id':'%s','position':%d,'policy':'%s','recognition':'%s'}"
                            .formatted(
                                    fact.member(),
                                    fact.position(),
                                    List.of("within-balance", "into-debt", "pending-only")
                                            .get(random.nextInt(20) % 3 % (1 + i % 3)),
                                    random.nextBoolean() ? "keep" : "take-back");
            Map<String, String> before = ranks(fact.member());
            Reply preview = preview(body);
            if (preview.status() != 200) {
                refused(command("reverse-fact", body), preview.word("/code"));
                continue;
            }
            String what = seed + " " + body;
            for (JsonNode move : preview.json("/ranks")) {
                if (!WINDOWS.contains(move.at("/window").asString())) {
                    continue;
                }
                assertThat(before.remove(key(move))).as(what).isEqualTo(place(move.at("/before")));
                if (move.has("after")) {
                    before.put(key(move), place(move.at("/after")));
                }
            }
            carriedOut(body, preview.json(""));
            assertThat(ranks(fact.member())).as(what).isEqualTo(before);
            done++;
        }
        assertThat(done).as(seed).isGreaterThan(REVERSALS / 2);
    }

    /// Carries it out, and holds it against what was listed.
    private Reply carriedOut(String body, JsonNode preview) {
        String member = preview.at("/outcome/member_id").asString();
        Reply done =
                accepted(
                        command(
                                "reverse-fact",
                                with(body, preview.at("/outcome/figures").asString())));
        assertThat(done.json("/outcome")).as(body).isEqualTo(preview.at("/outcome"));
        Reply account = account(member);
        assertThat(account.number("/balance")).as(body).isEqualTo(done.number("/outcome/balance"));
        assertThat(account.number("/available"))
                .as(body)
                .isEqualTo(done.number("/outcome/available"));
        JsonNode tiers = ask("/members/" + member + "/tiers").json("/tiers");
        for (JsonNode move : done.json("/outcome/tiers")) {
            for (JsonNode tier : tiers) {
                if (tier.at("/ladder_id").equals(move.at("/ladder_id"))) {
                    assertThat(tier.at("/tier")).as(body).isEqualTo(move.at("/to"));
                    assertThat(tier.at("/until")).as(body).isEqualTo(move.at("/until"));
                }
            }
        }
        JsonNode awards = ask("/members/" + member + "/badges").json("/items");
        for (JsonNode badge : done.json("/outcome/badges")) {
            for (JsonNode award : awards) {
                if (award.at("/position").equals(badge.at("/awarded"))) {
                    assertThat(award.has("revoked_at"))
                            .as(body)
                            .isEqualTo(badge.at("/taken_back").booleanValue());
                }
            }
        }
        underOneCorrelation(member, done);
        return done;
    }

    private void underOneCorrelation(String member, Reply done) {
        String first = done.word("/events/0/id");
        var found = new ArrayList<String>();
        for (JsonNode event : ask("/members/" + member + "/history?limit=200").json("/items")) {
            for (JsonNode own : done.json("/events")) {
                if (event.at("/id").equals(own.at("/id"))) {
                    assertThat(event.at("/correlation").asString()).isEqualTo(first);
                    found.add(first);
                }
            }
        }
        long ofBudgets = types(done).stream().filter(type -> type.startsWith("budget-")).count();
        assertThat(found).hasSize((int) (done.json("/events").size() - ofBudgets));
    }

    private Map<String, String> ranks(String member) {
        var ranks = new TreeMap<String, String>();
        for (String board : List.of("top", "dense", "posts")) {
            for (String window : WINDOWS) {
                String group = board.equals("posts") ? "&group=core" : "";
                Reply rows =
                        ask(
                                "/boards/%s/around/%s?window=%s&radius=0%s",
                                board, member, window, group);
                for (JsonNode row : rows.json("/rows")) {
                    ranks.put(board + " " + window, place(row));
                }
            }
        }
        return ranks;
    }

    private static String key(JsonNode move) {
        return move.at("/board_id").asString() + " " + move.at("/window").asString();
    }

    private static String place(JsonNode row) {
        return row.at("/rank") + " " + row.at("/score") + " " + row.at("/reached_at");
    }

    private static long rank(JsonNode preview, String board, String window, String when) {
        for (JsonNode move : preview.at("/ranks")) {
            if (key(move).equals(board + " " + window)) {
                return move.path(when).path("rank").asLong(0);
            }
        }
        throw new AssertionError("not listed: " + board + " " + window + " in " + preview);
    }

    private void begin() {
        clock("2026-05-04T12:00:00Z");
        open("UTC");
        group("core", MEMBERS.toArray(String[]::new));
        accepted(command("publish-programme", "{'programme':" + PROGRAMME + "}"));
    }

    private Reply post(String member, int length, int day) {
        return noted(
                member,
                accepted(
                        command(
                                "record-activity",
                                "{'group_id':'core','member_id':'%s','activity':'post','activity_id':'p',"
                                        + "'occurred_at':'2026-05-%02dT0%d:00:00Z',"
                                        + "'attributes':{'length':%d}}",
                                member,
                                day,
                                facts.size() % 10,
                                length)));
    }

    private Reply checkIn(String member, int day) {
        return noted(
                member,
                accepted(
                        command(
                                "check-in",
                                "{'group_id':'core','member_id':'%s','occurred_at':'2026-05-%02dT06:00:00Z'}",
                                member,
                                day)));
    }

    private Reply noted(String member, Reply reply) {
        for (JsonNode event : reply.json("/events")) {
            String type = event.at("/type").asString();
            if (List.of("activity-recorded", "points-earned", "points-spent").contains(type)) {
                facts.add(new Fact(member, event.at("/position").longValue()));
            }
        }
        return reply;
    }

    private static String undoing(String member, long position, String recognition) {
        return "{'member_id':'%s','position':%d,'recognition':'%s'}"
                .formatted(member, position, recognition);
    }

    private static String with(String body, String figures) {
        return body.replace("}", ",'figures':'" + figures + "'}");
    }

    private Reply preview(String body) {
        return database.served()
                .send("POST", ledgerPath("/reversal-previews"), body.replace('\'', '"'));
    }

    private Reply previewed(String body) {
        Reply reply = preview(body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    private static List<String> types(Reply reply) {
        return texts(reply.json("/events"), "type");
    }

    private static List<String> texts(JsonNode items, String field) {
        var texts = new ArrayList<String>();
        items.forEach(item -> texts.add(item.path(field).asString()));
        return texts;
    }

    private static long sum(JsonNode items, String field) {
        long sum = 0;
        for (JsonNode item : items) {
            sum += item.path(field).longValue();
        }
        return sum;
    }
}
