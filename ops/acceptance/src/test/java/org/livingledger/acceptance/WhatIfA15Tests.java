package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// `systems.md A15`, as far as a draft that is tried on the past goes: its figures by member, nothing
/// live changed, and drafts refused as their publication would be.
class WhatIfA15Tests extends WhatIfCase {

    private static final String BOARD = "{'id':'top','metric':'points-earned'}";
    private static final String LADDER =
            "{'id':'rank','window':'all','measures':[{'id':'points','metric':'points-earned'}],"
                    + "'tiers':[{'id':'base'},{'id':'silver','thresholds':{'points':100}}]}";

    @Test
    void tellsWhatFifteenPointsACheckInWouldHaveMade() {
        checkIns();
        List<String> before = seen("top", "x", "y", "z");
        Tried tried = tried(programme(15));

        assertThat(tried.number("x", "/points/live")).isEqualTo(100);
        assertThat(tried.number("x", "/points/draft")).isEqualTo(150);
        assertThat(tried.number("y", "/points/live")).isEqualTo(70);
        assertThat(tried.number("y", "/points/draft")).isEqualTo(105);
        assertThat(tried.number("z", "/points/live")).isEqualTo(40);
        assertThat(tried.number("z", "/points/draft")).isEqualTo(60);
        assertThat(tried.total("/points/difference")).isEqualTo(105);
        assertThat(tried.number("y", "/balance/live")).isEqualTo(70);
        assertThat(tried.number("y", "/balance/draft")).isEqualTo(105);

        assertThat(tried.member("y").at("/tiers/0/live").asString()).isEqualTo("base");
        assertThat(tried.member("y").at("/tiers/0/draft").asString()).isEqualTo("silver");
        assertThat(tried.member("y").at("/tiers/0/change").asString()).isEqualTo("promoted");
        assertThat(tried.member("x").at("/tiers/0/live").asString()).isEqualTo("silver");
        assertThat(tried.member("x").at("/tiers/0").has("change")).isFalse();
        assertThat(tried.total("/tiers_gained")).isEqualTo(1);
        assertThat(tried.total("/tiers_lost")).isZero();
        assertThat(tried.total("/members")).isEqualTo(4);
        assertThat(tried.total("/changed")).isEqualTo(3);
        assertThat(tried.member("owner").at("/changed").booleanValue()).isFalse();
        assertThat(tried.number("x", "/ranks/0/live")).isEqualTo(1);
        assertThat(tried.number("z", "/ranks/0/draft")).isEqualTo(3);

        assertThat(seen("top", "x", "y", "z")).isEqualTo(before);
    }

    @Test
    void tellsOfAGroupsMembersOnlyIfAskedTo() {
        checkIns();
        accepted(command("found-group", "{'group_id':'few','name':'Few','owner':'owner'}"));
        accepted(join("few", "z"));
        accepted(command("leave-group", "{'group_id':'few','member_id':'z'}"));
        Tried tried = tried(programme(15) + ",'group':'few'");
        assertThat(tried.members()).containsOnlyKeys("owner", "z");
        assertThat(tried.total("/points/difference")).isEqualTo(20);
        assertThat(tried.number("z", "/ranks/0/draft")).isEqualTo(3); // of all, not of the group
    }

    @Test
    void pagesThoseWhoDiffer() {
        checkIns();
        String id = tried(programme(15)).told().word("/id");
        assertThat(members(id, "?limit=1")).containsOnlyKeys("x", "y", "z");
        assertThat(members(id, "?limit=1&all=true")).hasSize(4);
        assertThat(look(id + "/members?all=perhaps").status()).isEqualTo(400);
        assertThat(look(id + "/members?cursor=bm90").status()).isEqualTo(400);
    }

    @Test
    void refusesADraftAsItsPublicationWould() {
        open("UTC");
        String[] drafts = {
            "{'programme':{'rules':[{'id':'r','activity':'post','points':'1 +'}]}}",
            "{'programme':{'badges':[{'id':'a','criterion':{'kind':'sum'}}]}}",
            "{'programme':{'rules':[{'id':'r','activity':'post'}]}}",
            "{'programme':{},'expected_version':7}",
            "{'programme':{},'more':1}",
            "{}",
            "[]",
            "{'programme'",
        };
        for (String draft : drafts) {
            Reply published = command("publish-programme", draft.replace("%", "%%"));
            Reply tried = begin(draft);
            assertThat(tried.status()).as(draft).isEqualTo(published.status());
            assertThat(tried.word("/code")).as(draft).isEqualTo(published.word("/code"));
            for (String part : List.of("/problems", "/errors", "/detail")) {
                assertThat(tried.json(part)).as(draft + part).isEqualTo(published.json(part));
            }
        }
        refused(begin("{'programme':{},'group':'none'}"), "group-not-found");
        assertThat(begin("{'programme':{},'group':1}").status()).isEqualTo(400);
    }

    @Test
    void forgetsWhatIsDeleted() {
        checkIns();
        Tried tried = tried(programme(15));
        String id = tried.told().word("/id");
        assertThat(drop(id).status()).isEqualTo(204);
        refused(look(id), "what-if-not-found");
        refused(look(id + "/members"), "what-if-not-found");
        refused(drop(id), "what-if-not-found");
    }

    private void checkIns() {
        clock("2026-06-30T04:00:00Z");
        open("Asia/Shanghai");
        group("core", "x", "y", "z");
        accepted(command("publish-programme", "{'programme':" + programme(10) + "}"));
        checkIn("x", 10);
        checkIn("y", 7);
        checkIn("z", 4);
    }

    private static String programme(int points) {
        return "{'activities':{'check-in':{}},'rules':[{'id':'daily','activity':'check-in','points':'"
                + points
                + "'}],'boards':["
                + BOARD
                + "],'ladders':["
                + LADDER
                + "]}";
    }

    private void checkIn(String member, int days) {
        for (int day = 1; day <= days; day++) {
            accepted(
                    command(
                            "check-in",
                            "{'group_id':'core','member_id':'%s','occurred_at':'2026-06-%02dT04:00:00Z'}",
                            member,
                            day));
        }
    }
}
