package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// `systems.md A15` and section 5, 1: a report of any day, asked for later, is the one that was exported on
/// that day, byte for byte, while late facts keep arriving; what is known now of that day is another
/// question.
class PastA15Tests extends AcceptanceCase {

    private static final int DAYS = 24;
    private static final int MEMBERS = 12;

    /// What is asked about a ledger, a group and some members: every read there is.
    private static final List<String> REPORT =
            List.of(
                    "",
                    "/groups?limit=200",
                    "/groups/core",
                    "/groups/core/members?status=all&limit=200",
                    "/groups/core/gates",
                    "/groups/side/applications?status=all&limit=200",
                    "/groups/side/waiting-list?limit=200",
                    "/groups/core/invitations?limit=200",
                    "/groups/core/bans?limit=200",
                    "/groups/core/house-rules",
                    "/groups/core/measures?limit=200",
                    "/groups/core/rotation",
                    "/groups/core/elimination/preview?limit=200",
                    "/groups/core/eliminations?limit=200",
                    "/badges",
                    "/tiers",
                    "/tiers/status?limit=200",
                    "/tiers/status?tier=silver&limit=2",
                    "/programme",
                    "/journal?limit=200",
                    "/accounts/system:issuance",
                    "/accounts/pool:fair",
                    "/accounts/pool:fair/statement?limit=200",
                    "/boards",
                    "/boards/points?window=all&limit=200",
                    "/boards/points?window=2026-W20&limit=200",
                    "/boards/posts?group=core&window=2026-05&limit=3",
                    "/boards/points/prizes?window=all&through=3");

    private static final List<String> OF_A_MEMBER =
            List.of(
                    "/members/%s",
                    "/members/%s/history?limit=200",
                    "/members/%s/streaks",
                    "/members/%s/badges",
                    "/members/%s/tiers",
                    "/members/%s/conduct",
                    "/accounts/%s",
                    "/accounts/%s/statement?limit=200",
                    "/boards/points/around/%s?window=all");

    private record Line(String path, int status, String body) {}

    private record Exported(Instant at, long position, List<Line> lines) {}

    private final Random random = new Random(20260522);
    private int activities;

    private void publish(int points, int silver) {
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'activities':{'post':{},'check-in':{}},"
                                + "'rules':[{'id':'post','activity':'post','points':'%d',"
                                + "'caps':[{'points':40,'per':'day'}]},"
                                + "{'id':'here','activity':'check-in','points':'10'}],"
                                + "'boards':[{'id':'points','metric':'points-earned','ties':'dense'},"
                                + "{'id':'posts','group_id':'core','metric':'activity-count','activity':'post'}],"
                                + "'badges':[{'id':'ten','criterion':{'kind':'count','activity':'post'},"
                                + "'levels':[{'at_least':5,'points':25}]}],"
                                + "'ladders':[{'id':'status','window':'month',"
                                + "'measures':[{'id':'points','metric':'points-earned'}],"
                                + "'tiers':[{'id':'bronze'},{'id':'silver','thresholds':{'points':%d}}]}],"
                                + "'eliminations':[{'group_id':'core','measure':'activity-count',"
                                + "'activity':'post','window':'P7D','minimum':1,'warning_days':3}]}}",
                        points,
                        silver));
    }

    private static String name(int member) {
        return "m" + member;
    }

    private Exported export(Instant at) {
        String now = at.toString();
        clock(now);
        long position = ask("").position();
        List<Line> lines = new ArrayList<>();
        for (String path : paths()) {
            Reply reply = ask(path);
            assertThat(reply.status()).as(path + " " + reply.text()).isIn(200, 404);
            lines.add(new Line(path, reply.status(), reply.text()));
        }
        return new Exported(at, position, lines);
    }

    private static List<String> paths() {
        List<String> paths = new ArrayList<>(REPORT);
        for (String path : OF_A_MEMBER) {
            IntStream.of(0, 3, 7).forEach(member -> paths.add(path.formatted(name(member))));
        }
        return paths;
    }

    private Reply past(String path, String asOf) {
        return ask(path + (path.contains("?") ? '&' : '?') + "as_of=" + asOf);
    }

    private void live(Instant day) {
        for (int i = 0; i < 6; i++) {
            String who = name(random.nextInt(MEMBERS));
            Instant hour = day.plus(i, ChronoUnit.HOURS);
            clock(hour.toString());
            // some of it is told days later
            Instant when =
                    random.nextInt(3) == 0
                            ? hour.minus(random.nextInt(6 * 24), ChronoUnit.HOURS)
                            : hour;
            activity(who, when);
            movement(who);
        }
    }

    /// Refused where they are not in the group: then nothing has happened.
    private void activity(String who, Instant when) {
        command(
                "record-activity",
                "{'group_id':'core','member_id':'%s','activity':'post','activity_id':'a%d','occurred_at':'%s'}",
                who,
                ++activities,
                when);
        command("check-in", "{'group_id':'core','member_id':'%s','occurred_at':'%s'}", who, when);
    }

    private void movement(String who) {
        switch (random.nextInt(12)) {
            case 0 -> spend(who, 7);
            case 1 ->
                    command(
                            "transfer-points",
                            "{'from':'%s','to':'%s','points':5}",
                            who,
                            name(random.nextInt(MEMBERS)));
            case 2 -> {
                Reply earned = earn(who, 50);
                command(
                        "reverse-points",
                        "{'member_id':'%s','movement':%d,'policy':'within-balance','points':20}",
                        who,
                        accepted(earned).positionOf("points-earned"));
            }
            case 3 -> command("leave-group", "{'group_id':'core','member_id':'%s'}", who);
            case 4 -> join("core", who);
            case 5 ->
                    command(
                            "promote-to-admin",
                            "{'group_id':'core','member_id':'%s','by':'owner'}",
                            who);
            case 6 -> command("apply-to-join", "{'group_id':'side','member_id':'%s'}", who);
            case 7 ->
                    accepted(
                            command(
                                    "create-invitation",
                                    "{'group_id':'core','code':'invitation-%d','by':'owner'}",
                                    ++activities));
            case 8 ->
                    command(
                            "hold-points",
                            "{'member_id':'%s','hold':'h%d','points':3}",
                            who,
                            ++activities);
            case 9 -> command("pay-into-pool", "{'member_id':'%s','pool':'fair','points':2}", who);
            case 10 ->
                    command(
                            "grant-title",
                            "{'group_id':'core','member_id':'%s','title':'partner','by':'owner'}",
                            who);
            default ->
                    command(
                            "warn-member",
                            "{'group_id':'core','member_id':'%s','reason':'spam','rule':'r-1','by':'owner'}",
                            who);
        }
    }

    @Test
    void aReportOfAnyDayIsTheOneThatWasExportedOnThatDay() {
        Instant day = Instant.parse("2026-05-01T06:00:00Z");
        clock(day.toString());
        open("Asia/Shanghai");
        publish(10, 100);
        group(
                "core",
                IntStream.range(0, MEMBERS).mapToObj(PastA15Tests::name).toArray(String[]::new));
        group("side");
        accepted(
                command(
                        "set-house-rules",
                        "{'group_id':'core','rules':{'strikes':2,'strikes_lead_to':'mute','mute_for':'P2D'},'by':'owner'}"));
        accepted(
                command(
                        "set-gates",
                        "{'group_id':'side','gates':{'gate':{'kind':'approval'}},'by':'owner'}"));
        List<Exported> exported = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            live(day);
            if (i == DAYS / 2) {
                publish(20, 150);
            }
            settle(day.plus(7, ChronoUnit.HOURS).toString());
            if (i % 4 == 3) {
                exported.add(export(day.plus(8, ChronoUnit.HOURS)));
            }
            day = day.plus(1, ChronoUnit.DAYS);
        }
        for (Exported then : exported) {
            for (Line line : then.lines) {
                for (String asOf : List.of(then.at.toString(), Long.toString(then.position))) {
                    if (asOf.equals(Long.toString(then.position))
                            && line.path.contains("preview")) {
                        continue; // judged at the instant of the last event, not at that of the
                        // report
                    }
                    Reply now = past(line.path, asOf);
                    assertThat(now.status())
                            .as(line.path + " as of " + asOf)
                            .isEqualTo(line.status);
                    if (line.status == 200) {
                        assertThat(now.text())
                                .as(line.path + " as of " + asOf)
                                .isEqualTo(line.body);
                        assertThat(now.position()).isEqualTo(then.position);
                    }
                }
            }
        }
    }
}
