package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `systems.md S21` and its section 4; `systems.md A11` and `systems.md A12` with their numbers.
class EliminationS21Tests extends AcceptanceCase {

    private static final String IDLE =
            "{'group_id':'core','measure':'activity-count','window':'P14D','minimum':1";

    @Test
    void demotesTheAdminThenEliminatesTheSixIdleAndNotTheOwner() {
        clock("2026-05-01T00:00:00Z");
        open("Asia/Shanghai");
        group("core", "adm", "m1", "m2", "m3", "m4", "m5");
        accepted(command("promote-to-admin", "{'group_id':'core','member_id':'adm','by':'owner'}"));
        publish("'eliminations':[" + IDLE + "}]");
        clock("2026-05-20T00:00:00Z");

        Reply preview = ask("/groups/core/elimination/preview");
        assertThat(preview.number("/eliminate")).isEqualTo(6);
        assertThat(preview.number("/exempt")).isEqualTo(1);
        assertThat(preview.number("/judged")).isEqualTo(6);
        for (var each : preview.json("/members")) {
            boolean owner = each.at("/member_id").stringValue().equals("owner");
            assertThat(each.at("/verdict").stringValue()).isEqualTo(owner ? "exempt" : "eliminate");
            assertThat(each.at("/reason").stringValue())
                    .isEqualTo(owner ? "owner" : "below-minimum");
            assertThat(each.at("/judgement/figure").longValue()).isZero();
            assertThat(each.at("/judgement/from").stringValue()).isEqualTo("2026-05-07");
            assertThat(each.at("/judgement/through").stringValue()).isEqualTo("2026-05-20");
        }
        Reply first = ask("/groups/core/elimination/preview?limit=4");
        Reply second =
                ask("/groups/core/elimination/preview?limit=4&cursor=" + first.word("/next"));
        assertThat(first.json("/members")).hasSize(4);
        assertThat(second.json("/members")).hasSize(3);
        assertThat(second.json("/next").isNull()).isTrue();

        Reply run = accepted(run());
        assertThat(run.number("/outcome/eliminated")).isEqualTo(6);
        assertThat(types(run))
                .containsOnlyOnce("admin-demoted")
                .filteredOn("member-eliminated"::equals)
                .hasSize(6);
        assertThat(types(run)).last().isEqualTo("elimination-run");
        List<String> theirs = new ArrayList<>();
        List<String> correlations = new ArrayList<>();
        for (var line : ask("/members/adm/history?limit=200").json("/items")) {
            String type = line.at("/type").stringValue();
            if (type.equals("admin-demoted") || type.equals("member-eliminated")) {
                theirs.add(type);
                correlations.add(line.at("/correlation").stringValue());
            }
        }
        assertThat(theirs).containsExactly("admin-demoted", "member-eliminated");
        assertThat(correlations.getFirst()).isEqualTo(correlations.getLast());
        Reply group = ask("/groups/core");
        assertThat(group.number("/members")).isEqualTo(1);
        assertThat(group.json("/admins")).isEmpty();

        Reply again = accepted(run());
        assertThat(again.json("/events")).isEmpty();
        assertThat(again.number("/outcome/eliminated")).isZero();
        Reply log = ask("/groups/core/eliminations");
        assertThat(log.word("/items/0/type")).isEqualTo("elimination-run");
        assertThat(log.number("/items/0/run/eliminated")).isEqualTo(6);
        assertThat(log.word("/items/0/by")).isEqualTo("owner");
        assertThat(log.json("/items")).hasSize(7);
        assertThat(log.word("/items/1/type")).isEqualTo("member-eliminated");
        assertThat(log.word("/items/1/reason")).isEqualTo("below-minimum");
        assertThat(log.number("/items/1/judgement/minimum")).isEqualTo(1);
        holds();
    }

    @Test
    void comesBackOnDay30WithTheFrozenPointsLessThoseThatEnded() {
        eliminatedWith120("freeze");
        assertThat(account("ann").number("/balance")).isEqualTo(120);
        assertThat(account("ann").number("/available")).isZero();
        assertThat(account("ann").number("/frozen_points")).isEqualTo(120);
        assertThat(account("ann").json("/lots/0/frozen").booleanValue()).isTrue();
        refused(spend("ann", 1), "insufficient-points");

        backOnDay30();
        Reply account = account("ann");
        assertThat(account.number("/available")).isEqualTo(80);
        assertThat(account.number("/frozen_points")).isZero();
        accepted(spend("ann", 80));
        refused(spend("ann", 1), "insufficient-points");
        holds();
    }

    @Test
    void comesBackOnDay30WithNothingWherePointsAreForfeited() {
        eliminatedWith120("forfeit");
        assertThat(account("ann").number("/balance")).isZero();
        assertThat(ask("/accounts/system:forfeiture").number("/balance")).isEqualTo(120);
        assertThat(ask("/accounts/ann/statement").word("/items/0/type"))
                .isEqualTo("points-forfeited");

        backOnDay30();
        assertThat(account("ann").number("/balance")).isZero();
        holds();
    }

    /// Ann has 120 points, 40 of which end in May, Gold, a streak of 9 days and 3 badges, and is
    /// eliminated on 2026-05-10 at 08:00 in Shanghai.
    private void eliminatedWith120(String points) {
        clock("2026-05-01T00:00:00Z");
        open("Asia/Shanghai");
        group("core", "ann", "ben");
        publish(
                "'activities':{'check-in':{}},"
                        + "'ladders':[{'id':'status','group_id':'core','window':'all',"
                        + "'measures':[{'id':'done','metric':'points-earned'}],"
                        + "'tiers':[{'id':'base'},{'id':'gold','thresholds':{'done':100}}]}],"
                        + "'badges':["
                        + badge("one", 1)
                        + ","
                        + badge("three", 3)
                        + ","
                        + badge("nine", 9)
                        + "],'departures':[{'group_id':'core','left':'keep','eliminated':'"
                        + points
                        + "'}],'eliminations':[{'group_id':'core','measure':'check-ins',"
                        + "'window':'P5D','minimum':9}]");
        accepted(
                command(
                        "set-gates",
                        "{'group_id':'core','gates':{'gate':{'kind':'task-done','task':'essay'},'cool_down_days':30}}"));
        earnIn("ann", 80, "never");
        earnIn("ann", 40, "2026-05-31");
        for (int day = 2; day <= 10; day++) {
            clock("2026-05-%02dT00:00:00Z".formatted(day));
            accepted(command("check-in", "{'group_id':'core','member_id':'ann'}"));
        }
        assertThat(tier()).isEqualTo("gold");
        assertThat(streak()).isEqualTo(9);
        assertThat(ask("/members/ann/badges").json("/items")).hasSize(3);

        accepted(run());
        assertThat(ask("/groups/core").number("/members")).isEqualTo(1);
        Reply log = ask("/groups/core/eliminations?limit=3");
        assertThat(log.json("/items").findValuesAsString("member_id")).contains("ann");
    }

    /// Day 29 is refused with the date from which on it is allowed, day 30 goes through the gates.
    private void backOnDay30() {
        clock("2026-06-08T00:00:00Z");
        Reply early = join("core", "ann");
        refused(early, "cooling-down");
        assertThat(early.word("/allowed_at")).isEqualTo("2026-06-09T00:00:00Z");
        clock("2026-06-09T00:00:00Z");
        refused(join("core", "ann"), "gates-not-passed");
        accepted(command("report-task", "{'member_id':'ann','task':'essay'}"));
        Reply back = accepted(join("core", "ann"));
        assertThat(back.number("/outcome/epoch")).isEqualTo(2);
        assertThat(back.word("/outcome/role")).isEqualTo("member");
        assertThat(tier()).isEqualTo("base");
        assertThat(streak()).isZero();
        Reply badges = ask("/members/ann/badges");
        assertThat(badges.json("/items")).hasSize(3);
        for (var badge : badges.json("/items")) {
            assertThat(badge.at("/epoch").intValue()).isEqualTo(1);
        }
    }

    @Test
    void warnsThenSparesWhoRecoversAndEliminatesByItself() {
        clock("2026-05-01T00:00:00Z");
        open("Asia/Shanghai");
        group("core", "ann", "ben");
        publish("'eliminations':[" + IDLE + ",'warning_days':7,'every':'week'}]");
        clock("2026-05-20T00:00:00Z"); // the scan runs it for the week that began on the 18th
        until("/groups/core/elimination/preview", "/warned", 2);
        Reply warned = ask("/groups/core/elimination/preview");
        for (var each : warned.json("/members")) {
            if (each.at("/verdict").stringValue().equals("warned")) {
                assertThat(each.at("/until").stringValue()).isEqualTo("2026-05-27T00:00:00Z");
            }
        }
        clock("2026-05-22T00:00:00Z");
        accepted(
                command(
                        "record-activity",
                        "{'group_id':'core','member_id':'ann','activity':'post','activity_id':'p-1'}"));
        clock("2026-05-27T00:00:00Z");
        until("/groups/core", "/members", 2);

        Reply log = ask("/groups/core/eliminations");
        assertThat(log.json("/items").findValuesAsString("type"))
                .contains("elimination-warning-lifted", "member-eliminated")
                .filteredOn("elimination-warned"::equals)
                .hasSize(2);
        assertThat(ask("/members/ann/history").text())
                .contains("elimination-warned")
                .contains("elimination-warning-lifted")
                .contains("recovered");
        assertThat(accepted(run()).json("/events")).isEmpty();
        holds();
    }

    @Test
    void previewsTheLastOfAHundredAsItWouldRunThem() {
        clock("2026-05-20T00:00:00Z");
        open("UTC");
        group("core", "m1", "m2", "m3", "m4", "m5");
        publish(
                "'activities':{'post':{}},'rules':[{'id':'post','activity':'post','points':'10'}],"
                        + "'eliminations':[{'group_id':'core','measure':'points-earned',"
                        + "'window':'month','last_percent':40,'exempt':{'roles':['admin']}}]");
        for (int i = 1; i <= 5; i++) {
            for (int n = 0; n < i; n++) {
                accepted(
                        command(
                                "record-activity",
                                "{'group_id':'core','member_id':'m%d','activity':'post','activity_id':'p-%d-%d'}",
                                i,
                                i,
                                n));
            }
        }
        Reply preview = ask("/groups/core/elimination/preview");
        assertThat(verdicts(preview, "eliminate")).containsExactlyInAnyOrder("m1", "m2");
        Reply run = accepted(run());
        assertThat(run.number("/outcome/eliminated")).isEqualTo(2);
        assertThat(ask("/groups/core/elimination/preview").number("/eliminate")).isZero();
        assertThat(accepted(run()).json("/events")).isEmpty();
        Reply log = ask("/groups/core/eliminations");
        assertThat(log.number("/items/1/judgement/bar")).isEqualTo(30);
    }

    @Test
    void disappearsFromBoardsButNotFromTheWindowsThatWereOver() {
        clock("2026-04-20T00:00:00Z");
        open("UTC");
        group("core", "ann", "ben");
        publish(
                "'boards':[{'id':'posts','metric':'activity-count','group_id':'core'}],"
                        + "'eliminations':["
                        + IDLE
                        + "}]");
        post("ann", "p-1");
        post("ben", "p-2");
        clock("2026-05-20T00:00:00Z");
        post("ben", "p-3");
        assertThat(board("2026-05")).containsExactly("ben");
        assertThat(board("all")).containsExactly("ben", "ann");
        accepted(run());

        assertThat(board("all")).containsExactly("ben");
        assertThat(board("2026-Q2")).containsExactly("ben");
        assertThat(board("2026-04")).containsExactlyInAnyOrder("ann", "ben");
        assertThat(board("2026-04-20")).containsExactlyInAnyOrder("ann", "ben");
    }

    private void post(String member, String id) {
        accepted(
                command(
                        "record-activity",
                        "{'group_id':'core','member_id':'%s','activity':'post','activity_id':'%s'}",
                        member,
                        id));
    }

    private List<String> board(String window) {
        return ask("/boards/posts?group=core&window=%s", window)
                .json("/rows")
                .findValuesAsString("member_id");
    }

    @Test
    void explainsWhatItRefuses() {
        clock("2026-05-20T00:00:00Z");
        open("UTC");
        group("core", "ann");
        Reply none = run();
        refused(none, "elimination-policy-not-found");
        assertThat(none.word("/detail")).contains("'core'").contains("Version 0");
        assertThat(inChinese(none).word("/detail")).contains("第 0 版").contains("“core”");
        refused(ask("/groups/core/elimination/preview"), "elimination-policy-not-found");
        refused(ask("/groups/none/elimination/preview"), "group-not-found");
        refused(ask("/groups/none/eliminations"), "group-not-found");
        publish("'eliminations':[" + IDLE + "}]");
        refused(command("run-elimination", "{'group_id':'core','by':'ann'}"), "role-required");

        Reply wrong =
                command(
                        "publish-programme",
                        "{'programme':{'eliminations':[{'group_id':'core','measure':'check-ins',"
                                + "'activity':'post','window':'P7D'},{'group_id':'core',"
                                + "'measure':'check-ins','window':'P7D','minimum':1}],"
                                + "'departures':[{'left':'keep'},{'left':'freeze'}]}}");
        refused(wrong, "programme-invalid");
        assertThat(wrong.json("/problems").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/eliminations/0/minimum",
                        "/eliminations/0/activity",
                        "/eliminations/1/group_id",
                        "/departures/1/group_id");
    }

    private Reply run() {
        return command("run-elimination", "{'group_id':'core','by':'owner'}");
    }

    private void publish(String programme) {
        accepted(command("publish-programme", "{'programme':{" + programme + "}}"));
    }

    private static String badge(String id, int days) {
        return "{'id':'"
                + id
                + "','scope':'group','criterion':{'kind':'streak','activity':'check-in'},"
                + "'levels':[{'at_least':"
                + days
                + "}]}";
    }

    private void earnIn(String member, long points, String expires) {
        accepted(
                command(
                        "earn-points",
                        "{'member_id':'%s','points':%d,'group_id':'core','expires':'%s'}",
                        member,
                        points,
                        expires));
    }

    private String tier() {
        return ask("/members/ann/tiers").word("/tiers/0/tier");
    }

    private long streak() {
        for (var each : ask("/members/ann/streaks").json("/items")) {
            if (each.at("/group_id").asString("").equals("core")) {
                return each.at("/days").longValue();
            }
        }
        return 0;
    }

    private static List<String> types(Reply reply) {
        return reply.json("/events").findValuesAsString("type");
    }

    private static List<String> verdicts(Reply preview, String verdict) {
        var members = new ArrayList<String>();
        for (var each : preview.json("/members")) {
            if (each.at("/verdict").stringValue().equals(verdict)) {
                members.add(each.at("/member_id").stringValue());
            }
        }
        return members;
    }

    private void until(String path, String pointer, long number) {
        for (int i = 0; ask(path).number(pointer) != number; i++) {
            assertThat(i).as(ask(path).text()).isLessThan(300);
            sleep();
        }
    }

    private void holds() {
        for (var invariant : ask("/invariants").json("/invariants")) {
            assertThat(invariant.at("/holds").booleanValue()).as(invariant.toString()).isTrue();
        }
    }
}
