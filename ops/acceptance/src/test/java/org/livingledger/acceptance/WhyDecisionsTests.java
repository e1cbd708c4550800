package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `systems.md` section 5, 2, of what was decided: grants, refusals and eliminations, with the rule, its
/// limits as they stood then, and what has become of it.
class WhyDecisionsTests extends AcceptanceCase {

    @Test
    void saysWhatCutAGrantAndWhatHadUsedTheCap() {
        clock("2026-05-10T12:00:00Z");
        open("UTC");
        group("core", "ann");
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'activities':{'post':{'n':'int'}},'rules':[{'id':'post','activity':'post',"
                                + "'when':'activity.n > 0','points':'activity.n','caps':[{'per':'day','points':50},{'per':'week','points':500}],"
                                + "'budget':1000,'expires':'P30D'}]}}"));
        long first = post("p1", 20, "2026-05-10T08:00:00Z").positionOf("points-earned");
        long second = post("p2", 20, "2026-05-10T09:00:00Z").positionOf("points-earned");
        accepted(command("reverse-points", "{'member_id':'ann','movement':%d,'points':5}", first));
        Reply cut = post("p3", 20, "2026-05-10T10:00:00Z");
        accepted(command("publish-programme", "{'programme':{}}"));

        Reply why = ask("/explain/grant/%d", cut.positionOf("points-earned"));
        assertThat(why.number("/programme_version")).as("as it was then").isEqualTo(1);
        assertThat(why.word("/account_id")).isEqualTo("ann");
        assertThat(why.number("/grant/requested")).isEqualTo(20);
        assertThat(why.number("/grant/points")).isEqualTo(15);
        assertThat(why.word("/grant/limited_by/code")).isEqualTo("cap-per-day");
        assertThat(why.number("/grant/grounds/inputs/activity.n")).isEqualTo(20);
        assertThat(why.word("/rule/when")).isEqualTo("activity.n > 0");
        assertThat(why.word("/rule/points")).isEqualTo("activity.n");
        assertThat(why.number("/activity/position")).isEqualTo(cut.positionOf("activity-recorded"));
        JsonNode day = why.json("/limits/0");
        assertThat(day.at("/count").stringValue()).isEqualTo("post/2026-05-10");
        assertThat(day.at("/limit").longValue()).isEqualTo(50);
        assertThat(day.at("/used").longValue()).isEqualTo(35);
        assertThat(day.at("/left").longValue()).isEqualTo(15);
        assertThat(day.at("/cut").booleanValue()).isTrue();
        assertThat(numbers(day.at("/uses"), "position")).contains(first, second).hasSize(3);
        assertThat(numbers(day.at("/uses"), "points")).containsExactly(20L, 20L, -5L);
        assertThat(why.word("/limits/1/code")).isEqualTo("cap-per-week");
        assertThat(why.number("/limits/1/left")).isEqualTo(465);
        assertThat(why.json("/limits/1/cut").booleanValue()).isFalse();
        assertThat(why.word("/limits/2/code")).isEqualTo("budget");
        assertThat(why.number("/limits/2/used")).isEqualTo(35);
        assertThat(why.word("/lot/expires_at")).isEqualTo("2026-06-09T10:00:00Z");
        assertThat(why.number("/remaining")).isEqualTo(15);
        assertThat(why.json("/became")).isEmpty();
    }

    @Test
    void saysWhatBecameOfAGrant() {
        clock("2026-05-10T12:00:00Z");
        open("UTC");
        long grant =
                accepted(
                                command(
                                        "earn-points",
                                        "{'member_id':'ann','points':100,'expires':'P10D','reason':'welcome'}"))
                        .positionOf("points-earned");
        accepted(earn("ann", 5));
        long spent = accepted(spend("ann", 30)).positionOf("points-spent");
        accepted(
                command(
                        "hold-points",
                        "{'member_id':'ann','hold':'h','points':10,'release_at':'2026-05-11T00:00:00Z'}"));
        accepted(command("release-points", "{'member_id':'ann','hold':'h'}"));
        accepted(command("reverse-points", "{'member_id':'ann','movement':%d,'points':10}", spent));
        accepted(command("reverse-points", "{'member_id':'ann','movement':%d,'points':25}", grant));

        Reply why = ask("/explain/grant/%d", grant);
        assertThat(why.json("/programme_version").isMissingNode()).as("none was in force").isTrue();
        assertThat(why.json("/rule").isMissingNode()).isTrue();
        assertThat(why.word("/grant/reason")).isEqualTo("welcome");
        assertThat(why.number("/remaining")).isEqualTo(55);
        assertThat(why.number("/left")).isEqualTo(75);
        List<String> became = new ArrayList<>();
        for (JsonNode each : why.json("/became")) {
            became.add(each.at("/type").stringValue() + " " + each.at("/points").longValue());
        }
        assertThat(became)
                .containsExactly(
                        "points-spent -30",
                        "points-held 0",
                        "hold-released 0",
                        "spend-reversed 10",
                        "grant-reversed -25");
        Reply page = ask("/explain/grant/%d?limit=3", grant);
        assertThat(page.json("/became")).hasSize(3);
        Reply rest = ask("/explain/grant/%d?limit=3&cursor=%s", grant, page.word("/next"));
        assertThat(rest.word("/became/0/type")).isEqualTo("spend-reversed");

        settle("2026-05-21T00:00:00Z");
        Reply over = written(grant);
        assertThat(over.number("/remaining")).isZero();
        assertThat(over.number("/became/5/points")).isEqualTo(-55);

        for (String position : List.of("1", "" + spent, "999999", "0", "-1", "x")) {
            Reply none = ask("/explain/grant/" + position);
            assertThat(none.status()).as(position).isEqualTo(404);
            assertThat(none.word("/code")).isEqualTo("grant-not-found");
        }
    }

    private Reply written(long grant) {
        for (int i = 0; i < 300; i++) {
            Reply why = ask("/explain/grant/%d", grant);
            if (why.text().contains("points-expired")) {
                return why;
            }
            sleep();
        }
        throw new AssertionError("nothing was written off");
    }

    @Test
    void saysWhyACommandWasRefusedAndWhatItWouldHaveNeeded() {
        clock("2026-05-10T12:00:00Z");
        open("UTC");
        group("core", "ann");
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'activities':{'post':{'n':'int'}},'rules':[{'id':'part','activity':'post',"
                                + "'points':'10 / activity.n'}]}}"));
        Reply kept = accepted(keyed("earn-1", "earn-points", "{'member_id':'ann','points':7}"));
        refused(
                keyed("spend-1", "spend-points", "{'member_id':'ann','points':50}"),
                "insufficient-points");
        refused(
                keyed(
                        "post-1",
                        "record-activity",
                        "{'group_id':'core','member_id':'ann','activity':'post','activity_id':'x','attributes':{'n':0}}"),
                "rule-failed");
        refused(
                keyed("join-1", "join-group", "{'group_id':'core','member_id':'ann'}"),
                "already-a-member");
        accepted(command("publish-programme", "{'programme':{}}"));

        Reply why = ask("/explain/refusal/spend-1");
        assertThat(why.json("/accepted").booleanValue()).isFalse();
        assertThat(why.number("/status")).isEqualTo(422);
        assertThat(why.word("/code")).isEqualTo("insufficient-points");
        assertThat(why.number("/figures/requested")).isEqualTo(50);
        assertThat(why.number("/figures/available")).isEqualTo(7);
        assertThat(why.text()).as("by the outside's id").contains("\"ann\"").doesNotContain("~");
        assertThat(why.word("/detail")).contains("50", "7");
        assertThat(why.number("/decided_position")).isEqualTo(kept.position());
        assertThat(why.word("/decided_at")).isEqualTo("2026-05-10T12:00:00Z");
        assertThat(why.number("/programme_version")).isEqualTo(1);
        assertThat(why.number("/position")).isGreaterThan(kept.position());

        Reply rule = ask("/explain/refusal/post-1");
        assertThat(rule.word("/figures/rule_id")).isEqualTo("part");
        assertThat(rule.word("/rule/points")).as("as it was then").isEqualTo("10 / activity.n");
        assertThat(ask("/explain/refusal/join-1").number("/status")).isEqualTo(409);

        Reply accepted = ask("/explain/refusal/earn-1");
        assertThat(accepted.json("/accepted").booleanValue()).isTrue();
        assertThat(accepted.word("/events/0/type")).isEqualTo("points-earned");
        assertThat(accepted.number("/events/0/position"))
                .isEqualTo(kept.positionOf("points-earned"));
        assertThat(accepted.json("/outcome").isMissingNode()).isTrue();

        Reply unknown = ask("/explain/refusal/never");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.word("/code")).isEqualTo("receipt-not-found");
        assertThat(unknown.word("/key")).isEqualTo("never");
    }

    @Test
    void saysWhyAMemberIsWarnedSafeExemptOrGone() {
        clock("2026-05-01T00:00:00Z");
        open("Asia/Shanghai");
        group("core", "adm", "ann", "ben", "cat");
        accepted(command("promote-to-admin", "{'group_id':'core','member_id':'adm','by':'owner'}"));
        Reply none = ask("/explain/elimination/core/ann");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.word("/code")).isEqualTo("elimination-policy-not-found");
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'eliminations':[{'group_id':'core','measure':'activity-count','window':'P14D',"
                                + "'minimum':2,'warning_days':7,'exempt':{'roles':['admin']}}]}}"));
        clock("2026-05-20T00:00:00Z");
        did("ann", "a", "2026-05-06T15:59:59Z"); // the 6th in Shanghai, a day too early
        long one = did("ann", "b", "2026-05-06T16:00:00Z");
        did("ben", "c", "2026-05-19T00:00:00Z");
        did("ben", "d", "2026-05-19T01:00:00Z");

        Reply ann = ask("/explain/elimination/core/ann");
        assertThat(ann.word("/status")).isEqualTo("to-be-warned");
        assertThat(ann.number("/missing")).isEqualTo(1);
        assertThat(ann.number("/judged/judgement/figure")).isEqualTo(1);
        assertThat(ann.number("/judged/judgement/minimum")).isEqualTo(2);
        assertThat(ann.word("/windows/0/from")).isEqualTo("2026-05-07");
        assertThat(ann.number("/windows/0/figure")).isEqualTo(1);
        assertThat(ann.number("/facts")).isEqualTo(1);
        assertThat(ann.number("/counted/0/position")).isEqualTo(one);
        assertThat(ann.number("/programme_version")).isEqualTo(1);
        assertThat(status("ben")).isEqualTo("safe");
        assertThat(ask("/explain/elimination/core/ben").number("/missing")).isZero();
        assertThat(status("adm")).isEqualTo("exempt");
        assertThat(ask("/explain/elimination/core/adm").word("/judged/reason")).isEqualTo("role");
        assertThat(ask("/explain/elimination/core/owner").word("/judged/reason"))
                .isEqualTo("owner");

        accepted(command("run-elimination", "{'group_id':'core','by':'owner'}"));
        Reply warned = ask("/explain/elimination/core/ann");
        assertThat(warned.word("/status")).isEqualTo("warned");
        assertThat(warned.word("/judged/until")).isEqualTo("2026-05-27T00:00:00Z");
        assertThat(warned.word("/warnings/0/type")).isEqualTo("elimination-warned");
        did("cat", "e", "2026-05-20T00:00:00Z");
        did("cat", "f", "2026-05-20T00:00:00Z");
        assertThat(status("cat")).as("recovered").isEqualTo("safe");
        clock("2026-05-27T00:00:00Z");
        assertThat(status("ann")).isEqualTo("to-be-eliminated");
        accepted(command("run-elimination", "{'group_id':'core','by':'owner'}"));

        Reply gone = ask("/explain/elimination/core/ann");
        assertThat(gone.word("/status")).isEqualTo("eliminated");
        assertThat(gone.word("/ended/reason")).isEqualTo("below-minimum");
        assertThat(gone.number("/ended/judgement/figure")).isZero();
        assertThat(gone.number("/ended/judgement/version")).isEqualTo(1);
        assertThat(gone.json("/judged").isMissingNode()).isTrue();
        accepted(earn("zoe", 1));
        assertThat(status("zoe")).isEqualTo("not-a-member");
        assertThat(ask("/explain/elimination/none/ann").word("/code")).isEqualTo("group-not-found");
        assertThat(ask("/explain/elimination/core/nobody").word("/code"))
                .isEqualTo("member-not-found");
    }

    @Test
    void saysWhichPlaceAMemberHasAmongTheLast() {
        clock("2026-05-20T00:00:00Z");
        open("UTC");
        group("core", "m1", "m2", "m3", "m4", "m5");
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'activities':{'post':{}},'rules':[{'id':'post','activity':'post','points':'10'}],"
                                + "'eliminations':[{'group_id':'core','measure':'points-earned','window':'month','last_percent':40}]}}"));
        for (int i = 1; i <= 5; i++) {
            for (int n = 0; n < i; n++) {
                did("m" + i, "p-" + i + "-" + n, "2026-05-20T00:00:00Z");
            }
        }
        Reply second = ask("/explain/elimination/core/m2");
        assertThat(second.word("/status")).isEqualTo("to-be-eliminated");
        assertThat(second.number("/place/place")).isEqualTo(2);
        assertThat(second.number("/place/judged")).isEqualTo(5);
        assertThat(second.number("/place/quota")).isEqualTo(2);
        assertThat(second.number("/place/bar")).isEqualTo(30);
        assertThat(second.number("/place/missing")).isEqualTo(10);
        assertThat(second.json("/missing").isMissingNode()).as("there is no minimum").isTrue();
        assertThat(second.number("/facts")).isEqualTo(2);
        assertThat(numbers(second.json("/counted"), "count")).containsExactly(10L, 10L);
        assertThat(second.number("/windows/1/figure")).isEqualTo(20);
        Reply third = ask("/explain/elimination/core/m3");
        assertThat(third.word("/status")).isEqualTo("safe");
        assertThat(third.number("/place/missing")).isZero();
    }

    private String status(String member) {
        return ask("/explain/elimination/core/" + member).word("/status");
    }

    private static List<Long> numbers(JsonNode items, String field) {
        var numbers = new ArrayList<Long>();
        items.forEach(each -> numbers.add(each.path(field).longValue()));
        return numbers;
    }

    private long did(String member, String id, String at) {
        return accepted(
                        command(
                                "record-activity",
                                "{'group_id':'core','member_id':'%s','activity':'post','activity_id':'%s','occurred_at':'%s'}",
                                member,
                                id,
                                at))
                .positionOf("activity-recorded");
    }

    private Reply post(String id, long n, String at) {
        return accepted(
                command(
                        "record-activity",
                        "{'group_id':'core','member_id':'ann','activity':'post','activity_id':'%s',"
                                + "'attributes':{'n':%d},'occurred_at':'%s'}",
                        id,
                        n,
                        at));
    }
}
