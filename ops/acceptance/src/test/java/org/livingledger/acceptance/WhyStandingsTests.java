package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// `systems.md` section 5, 2, of what members have: tiers, badges and ranks, with the events that were
/// counted and what is missing for more.
class WhyStandingsTests extends AcceptanceCase {

    private void statusLadder(String more) {
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'ladders':[{'id':'status','window':'quarter',"
                                + "'measures':[{'id':'points','metric':'points-earned'}],"
                                + "'tiers':[{'id':'bronze'},"
                                + "{'id':'silver','thresholds':{'points':300}},"
                                + "{'id':'gold','thresholds':{'points':1000}}]"
                                + more
                                + "}]}}"));
    }

    @Test
    void saysThatSixHundredAndFiftyAreMissingForKeepingGold() {
        clock("2026-01-02T04:00:00Z");
        open("Asia/Shanghai");
        statusLadder("");
        clock("2026-02-01T04:00:00Z");
        long first = accepted(earn("ann", 900)).positionOf("points-earned");
        clock("2026-02-10T04:00:00Z");
        long crossing = accepted(earn("ann", 300)).positionOf("points-earned");
        clock("2026-05-01T04:00:00Z");
        long late = accepted(earn("ann", 350)).positionOf("points-earned");
        accepted(spend("ann", 1_000));

        Reply why = ask("/explain/tier/status/ann");
        assertThat(why.number("/programme_version")).isEqualTo(1);
        assertThat(why.number("/position")).isGreaterThanOrEqualTo(late);
        assertThat(why.word("/member_id")).isEqualTo("ann");
        assertThat(why.word("/standing/tier")).isEqualTo("gold");
        assertThat(why.word("/standing/since")).isEqualTo("2026-02-10T04:00:00Z");
        assertThat(why.word("/standing/until")).isEqualTo("2026-06-30T16:00:00Z");
        assertThat(why.json("/standing/next").isMissingNode()).as("nothing is above").isTrue();
        assertThat(why.json("/above")).isEmpty();

        assertThat(why.number("/current/reckoning/scores/points")).isEqualTo(350);
        assertThat(why.word("/current/reckoning/tier")).isEqualTo("silver");
        assertThat(why.word("/current/reckoning/from")).isEqualTo("2026-03-31T16:00:00Z");
        assertThat(why.number("/current/facts")).isEqualTo(1);
        assertThat(why.number("/deciding/reckoning/scores/points")).isEqualTo(1_200);
        assertThat(why.word("/deciding/reckoning/tier")).isEqualTo("gold");
        assertThat(why.word("/deciding/reckoning/from")).isEqualTo("2025-12-31T16:00:00Z");
        assertThat(why.number("/deciding/facts")).isEqualTo(2);

        assertThat(why.word("/review/to")).isEqualTo("silver");
        assertThat(why.word("/review/at")).isEqualTo("2026-06-30T16:00:00Z");
        assertThat(why.number("/review/missing/points")).isEqualTo(650);

        assertThat(why.number("/facts")).isEqualTo(3);
        assertThat(why.number("/counted/0/position")).isEqualTo(first);
        assertThat(why.number("/counted/0/counts/points")).isEqualTo(900);
        assertThat(why.json("/counted/0/deciding").booleanValue()).isTrue();
        assertThat(why.json("/counted/0/current").booleanValue()).isFalse();
        assertThat(why.number("/counted/1/position")).isEqualTo(crossing);
        assertThat(why.number("/counted/2/position")).isEqualTo(late);
        assertThat(why.word("/counted/2/type")).isEqualTo("points-earned");
        assertThat(why.word("/counted/2/id")).isNotEmpty();
        assertThat(why.json("/counted/2/current").booleanValue()).isTrue();
        assertThat(why.json("/next").isNull()).isTrue();

        Reply page = ask("/explain/tier/status/ann?limit=2");
        assertThat(page.json("/counted")).hasSize(2);
        assertThat(page.number("/facts")).isEqualTo(3);
        Reply rest = ask("/explain/tier/status/ann?limit=2&cursor=" + page.word("/next"));
        assertThat(rest.json("/counted")).hasSize(1);
        assertThat(rest.number("/counted/0/position")).isEqualTo(late);

        clock("2026-06-30T16:00:00Z");
        Reply fallen = ask("/explain/tier/status/ann");
        assertThat(fallen.word("/standing/tier")).isEqualTo("silver");
        assertThat(fallen.number("/current/reckoning/scores/points")).isZero();
        assertThat(fallen.number("/deciding/reckoning/scores/points")).isEqualTo(350);
        assertThat(fallen.number("/above/0/missing/points")).as("for gold").isEqualTo(1_000);
        assertThat(fallen.number("/facts")).as("what was before does not matter").isEqualTo(1);
    }

    @Test
    void saysWhatAReversalTookFromATierAndWhatIsMissingForIt() {
        clock("2026-01-02T04:00:00Z");
        open("Asia/Shanghai");
        statusLadder(",'grace_days':14");
        accepted(earn("ann", 200));
        long grant = accepted(earn("ann", 150)).positionOf("points-earned");
        clock("2026-01-20T04:00:00Z");
        accepted(command("reverse-points", "{'member_id':'ann','movement':%d,'points':51}", grant));

        Reply why = ask("/explain/tier/status/ann");
        assertThat(why.word("/standing/tier")).isEqualTo("bronze");
        assertThat(why.json("/deciding").isMissingNode()).as("everyone has the base").isTrue();
        assertThat(why.number("/current/reckoning/scores/points")).isEqualTo(299);
        assertThat(why.number("/standing/next/missing/points")).isEqualTo(1);
        assertThat(why.number("/above/1/missing/points")).isEqualTo(701);
        assertThat(why.number("/reversals")).isEqualTo(1);
        assertThat(why.number("/counted/2/counts/points")).isEqualTo(-51);
        assertThat(why.number("/counted/2/movement")).isEqualTo(grant);
        assertThat(why.word("/counted/2/counts_at"))
                .as("with the grant that it takes back")
                .isEqualTo("2026-01-02T04:00:00Z");
    }

    @Test
    void explainsTheTierThatIsLeftAfterFallingOneDown() {
        clock("2026-01-02T04:00:00Z");
        open("Asia/Shanghai");
        statusLadder(",'downgrade':'one-down'");
        clock("2026-02-01T04:00:00Z");
        accepted(earn("ann", 1_000));
        clock("2026-05-01T04:00:00Z");
        accepted(earn("ann", 10));
        clock("2026-08-01T04:00:00Z");
        accepted(earn("ann", 20));

        Reply why = ask("/explain/tier/status/ann");
        assertThat(why.word("/standing/tier")).isEqualTo("silver");
        assertThat(why.number("/deciding/reckoning/scores/points")).isEqualTo(1_000);
        assertThat(why.number("/current/reckoning/scores/points")).isEqualTo(20);
        assertThat(why.number("/facts")).as("since the deciding quarter").isEqualTo(3);
        assertThat(why.word("/review/to")).isEqualTo("bronze");
        assertThat(why.number("/review/missing/points")).isEqualTo(280);
    }

    @Test
    void countsOnAGroupsLadderWhatWasDoneInTheGroupSinceTheReturn() {
        clock("2026-01-02T04:00:00Z");
        open("UTC");
        group("core", "ann");
        group("side", "ann");
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'activities':{'post':{}},'ladders':[{'id':'core-life','group_id':'core','window':'P10D',"
                                + "'measures':[{'id':'posts','metric':'activity-count','activity':'post'}],"
                                + "'tiers':[{'id':'new'},{'id':'known','thresholds':{'posts':2}}]}]}}"));
        post("ann", "core", "a", "2026-01-02T03:00:00Z");
        post("ann", "core", "b", "2026-01-02T03:30:00Z");
        post("ann", "side", "c", "2026-01-02T03:30:00Z");
        Reply known = ask("/explain/tier/core-life/ann?group=core");
        assertThat(known.word("/standing/tier")).isEqualTo("known");
        assertThat(known.number("/current/reckoning/scores/posts")).isEqualTo(2);
        assertThat(known.number("/facts")).isEqualTo(2);
        assertThat(known.word("/review/at"))
                .as("the window leaves them")
                .isEqualTo("2026-01-12T00:00:00Z");
        assertThat(known.number("/review/missing/posts")).isEqualTo(2);
        assertThat(ask("/explain/tier/core-life/ann?group=side").word("/code"))
                .isEqualTo("ladder-not-found");

        clock("2026-01-03T04:00:00Z");
        accepted(command("leave-group", "{'group_id':'core','member_id':'ann'}"));
        assertThat(ask("/explain/tier/core-life/ann").number("/facts")).isZero();
        clock("2026-01-04T04:00:00Z");
        accepted(join("core", "ann"));
        clock("2026-01-05T04:00:00Z");
        post("ann", "core", "d", "2026-01-05T03:00:00Z");
        Reply back = ask("/explain/tier/core-life/ann");
        assertThat(back.word("/standing/tier")).isEqualTo("new");
        assertThat(back.number("/facts")).isEqualTo(1);
        assertThat(back.number("/standing/next/missing/posts")).isEqualTo(1);
        assertThat(back.word("/current/reckoning/from")).isEqualTo("2026-01-04T04:00:00Z");
    }

    @Test
    void saysThatOnePostIsMissingForABadgeAndThenWhichPostsEarnedIt() {
        clock("2026-05-01T04:00:00Z");
        open("Asia/Shanghai");
        group("core", "ann");
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'activities':{'post':{}},'badges':["
                                + "{'id':'writer','criterion':{'kind':'count','activity':'post','within':'week'},'levels':[{'at_least':3},{'at_least':5}]},"
                                + "{'id':'steady','scope':'group','criterion':{'kind':'streak','activity':'check-in'},'levels':[{'at_least':3}]},"
                                + "{'id':'hand','criterion':{'kind':'manual'}},"
                                + "{'id':'both','criterion':{'kind':'all-of','badges':['writer','hand']}}]}}"));
        post("ann", "core", "old", "2026-04-20T03:00:00Z");
        long one = post("ann", "core", "a", "2026-05-01T01:00:00Z");
        long two = post("ann", "core", "b", "2026-05-01T02:00:00Z");

        Reply not = ask("/explain/badge/writer/ann");
        assertThat(not.json("/awards")).isEmpty();
        assertThat(not.number("/places/0/score")).isEqualTo(2);
        assertThat(not.number("/places/0/levels/0/missing")).isEqualTo(1);
        assertThat(not.number("/places/0/levels/1/missing")).isEqualTo(3);
        assertThat(not.word("/definition/criterion/kind")).isEqualTo("count");
        assertThat(not.number("/facts")).isEqualTo(3);
        assertThat(not.word("/counted/0/day")).isEqualTo("2026-04-20");

        long three = post("ann", "core", "c", "2026-05-01T03:00:00Z");
        Reply awarded = ask("/explain/badge/writer/ann");
        assertThat(awarded.json("/places/0/levels/0/held").booleanValue()).isTrue();
        assertThat(awarded.number("/places/0/levels/0/missing")).isZero();
        assertThat(awarded.number("/awards/0/version")).isEqualTo(1);
        assertThat(awarded.word("/awards/0/earned_at")).isEqualTo("2026-05-01T03:00:00Z");
        assertThat(awarded.number("/awards/0/evidence/0/position")).isEqualTo(one);
        assertThat(awarded.number("/awards/0/evidence/1/position")).isEqualTo(two);
        assertThat(awarded.number("/awards/0/evidence/2/position")).isEqualTo(three);
        assertThat(awarded.word("/awards/0/evidence/2/type")).isEqualTo("activity-recorded");

        accepted(command("award-badge", "{'member_id':'ann','badge_id':'hand'}"));
        Reply both = ask("/explain/badge/both/ann");
        assertThat(both.number("/places/0/score")).isEqualTo(1);
        assertThat(both.number("/facts")).isEqualTo(2);
        assertThat(both.json("/places/0/levels/0/held").booleanValue()).isTrue();
        Reply revoke =
                accepted(
                        command(
                                "revoke-badge",
                                "{'member_id':'ann','badge_id':'hand','reason':'mistaken'}"));
        Reply revoked = ask("/explain/badge/hand/ann");
        assertThat(revoked.json("/places/0/levels/0/revoked").booleanValue()).isTrue();
        assertThat(revoked.word("/awards/0/revoked/reason")).isEqualTo("mistaken");
        assertThat(revoked.number("/awards/0/revoked/position"))
                .isEqualTo(revoke.positionOf("badge-revoked"));

        checkIn("2026-04-29T04:00:00Z");
        checkIn("2026-05-01T04:00:00Z");
        Reply streak = ask("/explain/badge/steady/ann");
        assertThat(streak.word("/places/0/group_id")).isEqualTo("core");
        assertThat(streak.number("/places/0/epoch")).isEqualTo(1);
        assertThat(streak.number("/places/0/score")).isEqualTo(1);
        assertThat(streak.number("/places/0/levels/0/missing")).isEqualTo(2);
        assertThat(streak.number("/facts")).isEqualTo(2);
        checkIn("2026-04-30T04:00:00Z");
        assertThat(ask("/explain/badge/steady/ann").number("/awards/0/score")).isEqualTo(3);
    }

    private void checkIn(String at) {
        accepted(
                command(
                        "record-activity",
                        "{'group_id':'core','member_id':'ann','activity':'check-in','activity_id':'%s','occurred_at':'%s'}",
                        at.substring(0, 10),
                        at));
    }

    @Test
    void saysWhoStandsBeforeEqualsAndWhatIsMissingForTheNextRank() {
        clock("2026-05-10T12:00:00Z");
        open("UTC");
        group("core", "ann", "ben", "cat", "dan", "eve");
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'activities':{'post':{}},'boards':[{'id':'posts','metric':'activity-count','group_id':'core'},"
                                + "{'id':'points','metric':'points-earned'}]}}"));
        for (int i = 0; i < 5; i++) {
            post("ann", "core", "ann" + i, "2026-05-0" + (i + 1) + "T08:00:00Z");
        }
        for (int i = 0; i < 3; i++) {
            post("ben", "core", "ben" + i, "2026-05-0" + (i + 1) + "T08:00:00Z");
            post("cat", "core", "cat" + i, "2026-05-0" + (i + 1) + "T09:00:00Z");
        }
        post("dan", "core", "dan0", "2026-04-30T08:00:00Z");

        Reply cat = ask("/explain/rank/posts/cat?group=core&window=2026-05");
        assertThat(cat.number("/members")).isEqualTo(3);
        assertThat(cat.number("/rank")).isEqualTo(2);
        assertThat(cat.number("/score")).isEqualTo(3);
        assertThat(cat.number("/facts")).isEqualTo(3);
        assertThat(cat.word("/reached_at")).isEqualTo("2026-05-03T09:00:00Z");
        assertThat(cat.word("/tie/rule")).isEqualTo("competition");
        assertThat(cat.number("/tie/equals")).isEqualTo(1);
        assertThat(cat.number("/tie/before")).isEqualTo(1);
        assertThat(cat.word("/tie/ahead/0/member_id")).isEqualTo("ben");
        assertThat(cat.word("/tie/ahead/0/reached_at")).isEqualTo("2026-05-03T08:00:00Z");
        assertThat(cat.word("/better/member_id")).isEqualTo("ann");
        assertThat(cat.number("/better/rank")).isEqualTo(1);
        assertThat(cat.number("/better/missing")).isEqualTo(2);
        assertThat(sum(cat)).isEqualTo(3);
        assertThat(ask("/explain/rank/posts/ben?group=core").json("/tie/ahead")).isEmpty();
        assertThat(ask("/explain/rank/posts/ann?group=core").json("/better").isMissingNode())
                .isTrue();

        Reply dan = ask("/explain/rank/posts/dan?group=core&window=2026-05");
        assertThat(dan.json("/rank").isMissingNode()).isTrue();
        assertThat(dan.word("/unlisted")).isEqualTo("nothing-counted");
        assertThat(dan.number("/better/missing")).isEqualTo(3);
        accepted(command("leave-group", "{'group_id':'core','member_id':'cat'}"));
        Reply gone = ask("/explain/rank/posts/cat?group=core");
        assertThat(gone.word("/unlisted")).isEqualTo("left");
        assertThat(gone.word("/left_at")).isEqualTo("2026-05-10T12:00:00Z");
        assertThat(gone.number("/score")).isEqualTo(3);
        group("side", "fay");
        assertThat(ask("/explain/rank/posts/fay?group=core").word("/unlisted"))
                .isEqualTo("not-a-member");

        long grant = accepted(earn("eve", 70)).positionOf("points-earned");
        accepted(command("reverse-points", "{'member_id':'eve','movement':%d,'points':30}", grant));
        Reply eve = ask("/explain/rank/points/eve?window=2026-W19");
        assertThat(eve.number("/score")).isEqualTo(40);
        assertThat(eve.number("/reversals")).isEqualTo(1);
        assertThat(eve.number("/counted/1/movement")).isEqualTo(grant);
        assertThat(eve.number("/counted/1/count")).isEqualTo(-30);
        assertThat(sum(eve)).isEqualTo(40);
    }

    private static long sum(Reply why) {
        long sum = 0;
        for (var fact : why.json("/counted")) {
            sum += fact.at("/count").longValue();
        }
        return sum;
    }

    @Test
    void findsNothingThatIsNotThereOrOfAnotherLedger() {
        clock("2026-01-02T04:00:00Z");
        open("UTC");
        accepted(earn("zoe", 1));
        nameTheLedger();
        open("UTC");
        group("core", "ann");
        statusLadder("");
        for (String path :
                new String[] {
                    "/explain/tier/none/ann ladder-not-found",
                    "/explain/tier/NO%20CODE/ann ladder-not-found",
                    "/explain/tier/status/nobody member-not-found",
                    "/explain/tier/status/ann?group=core ladder-not-found",
                    "/explain/badge/none/ann badge-not-found",
                    "/explain/badge/NO%20CODE/ann badge-not-found",
                    "/explain/badge/none/nobody member-not-found",
                    "/explain/rank/none/ann board-not-found",
                    "/explain/rank/none/nobody member-not-found",
                    "/explain/tier/status/zoe member-not-found"
                }) {
            String[] parts = path.split(" ", -1);
            Reply reply = asked(parts[0]);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.word("/code")).as(path).isEqualTo(parts[1]);
        }
        assertThat(ask("/explain/rank/none/ann?window=soon").word("/code"))
                .isEqualTo("invalid-request");
        assertThat(ask("/explain/tier/status/ann?limit=0").word("/code"))
                .isEqualTo("invalid-request");
        assertThat(ask("/explain/tier/status/ann?cursor=x").word("/code"))
                .isEqualTo("invalid-request");
    }

    /// A path as it is, without a format in it.
    private Reply asked(String path) {
        return ask(path.replace("%", "%%"));
    }

    private long post(String member, String group, String id, String at) {
        return accepted(
                        command(
                                "record-activity",
                                "{'group_id':'%s','member_id':'%s','activity':'post','activity_id':'%s','occurred_at':'%s'}",
                                group,
                                member,
                                id,
                                at))
                .positionOf("activity-recorded");
    }
}
