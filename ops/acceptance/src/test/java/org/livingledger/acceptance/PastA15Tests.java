package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// `systems.md A15` and section 5, 1: a report of any day, asked for later, is the one that was exported on
/// that day, byte for byte, while late facts keep arriving; what is known now of that day is another
/// question.
class PastA15Tests extends AcceptanceCase {

    private static final int DAYS = 16;
    private static final int MEMBERS = 12;

    /// Of which days the report is exported: of four, or of two, one before and one after the programme
    /// changes. What is asked about the first is asked after everything else has happened.
    private static final int EVERY = Boolean.getBoolean("ledger.full") ? 4 : 8;

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
                    "/boards/points/around/%s?window=all",
                    "/explain/tier/status/%s",
                    "/explain/badge/ten/%s",
                    "/explain/rank/points/%s?window=all",
                    "/explain/elimination/core/%s");

    private record Line(String path, int status, String body) {}

    private record Exported(Instant at, long position, List<Line> lines) {}

    private static final List<String> HAPPENS =
            List.of(
                    "activity-recorded",
                    "admin-promoted",
                    "application-filed",
                    "badge-awarded",
                    "elimination-warned",
                    "grant-reversed",
                    "measure-taken",
                    "member-eliminated",
                    "member-left",
                    "points-held",
                    "points-received",
                    "points-spent",
                    "tier-changed",
                    "title-granted");

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
                                + "'activity':'post','window':'P7D','minimum':4,'warning_days':1}]}}",
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
            if (i > 6 && i % 2 == 0) {
                accepted(command("run-elimination", "{'group_id':'core','by':'owner'}"));
            }
            if (i % EVERY == EVERY - 1) {
                exported.add(export(day.plus(8, ChronoUnit.HOURS)));
            }
            day = day.plus(1, ChronoUnit.DAYS);
        }
        assertThat(types()).containsAll(HAPPENS);
        for (Exported then : exported) {
            for (Line line : then.lines) {
                same(line, then, past(line.path, then.at.toString()));
            }
            Line whole = then.lines.getFirst();
            same(whole, then, past(whole.path, Long.toString(then.position)));
        }
    }

    private static void same(Line line, Exported then, Reply now) {
        assertThat(now.status()).as(line.path + " as of " + then.at).isEqualTo(line.status);
        if (line.status == 200) {
            assertThat(now.text()).as(line.path + " as of " + then.at).isEqualTo(line.body);
            assertThat(now.position()).isEqualTo(then.position);
        }
    }

    /// What has happened to anyone, so that a history in which nothing happens does not pass.
    private Set<String> types() {
        Set<String> types = new TreeSet<>();
        for (int i = 0; i < MEMBERS; i++) {
            types.addAll(
                    ask("/members/%s/history?limit=200", name(i))
                            .json("/items")
                            .findValuesAsString("type"));
        }
        return types;
    }

    private long score(String member, String when) {
        return ask("/boards/points/around/%s?window=all%s", member, when)
                .json("/rows")
                .valueStream()
                .filter(row -> row.at("/member_id").asString().equals(member))
                .findFirst()
                .orElseThrow()
                .at("/score")
                .longValue();
    }

    private void checkIns(String member, int days, Instant last) {
        for (int i = 0; i < days; i++) {
            accepted(
                    command(
                            "check-in",
                            "{'group_id':'core','member_id':'%s','occurred_at':'%s'}",
                            member,
                            last.minus(i, ChronoUnit.DAYS)));
        }
    }

    @Test
    void aLateFactChangesWhatIsKnownNowAndNotWhatWasKnownThen() {
        Instant yesterday = Instant.parse("2026-05-20T08:00:00Z");
        clock(yesterday.toString());
        open("Asia/Shanghai");
        publish(10, 100);
        group("core", "x", "y", "z");
        checkIns("x", 10, yesterday);
        checkIns("y", 7, yesterday);
        checkIns("z", 4, yesterday);
        long known = account("z").position();
        clock("2026-05-21T08:00:00Z");
        checkIns("z", 1, yesterday.minus(4, ChronoUnit.DAYS)); // the day before her four
        checkIns("y", 1, Instant.parse("2026-05-21T08:00:00Z"));

        assertThat(score("z", "")).isEqualTo(50);
        String then = "as_of=" + yesterday;
        assertThat(score("x", "&" + then)).isEqualTo(100);
        assertThat(score("y", "&" + then)).isEqualTo(70);
        assertThat(score("z", "&" + then)).isEqualTo(40);
        assertThat(balance("z", then)).isEqualTo(40);
        assertThat(tier("x", then)).isEqualTo("silver");
        assertThat(streak("z", then)).isEqualTo(4);

        String hindsight = then + "&known_at=now";
        assertThat(score("y", "&" + hindsight))
                .as("what came later did not come then")
                .isEqualTo(70);
        assertThat(score("z", "&" + hindsight)).isEqualTo(50);
        assertThat(balance("z", hindsight)).isEqualTo(50);
        assertThat(balance("system:issuance", hindsight)).isEqualTo(-220);
        assertThat(balance("system:issuance", then)).isEqualTo(-210);
        assertThat(streak("z", hindsight)).isEqualTo(5);
        assertThat(balance("z", then + "&known_at=" + known)).isEqualTo(40);
        assertThat(balance("z", then + "&known_at=2026-05-21T08:00:00Z")).isEqualTo(50);
        assertThat(ask("/accounts/z/statement?" + then + "&known_at=now").json("/items").size())
                .isEqualTo(5);
        assertThat(ask("/members/z/history?" + then).json("/items").findValuesAsString("type"))
                .filteredOn("activity-recorded"::equals)
                .hasSize(4);
        assertThat(ask("/invariants?" + then).json("/holds").booleanValue()).isTrue();
    }

    private long balance(String account, String when) {
        return ask("/accounts/%s?%s", account, when).number("/balance");
    }

    private String tier(String member, String when) {
        return ask("/members/%s/tiers?%s", member, when).word("/tiers/0/tier");
    }

    private long streak(String member, String when) {
        return ask("/members/%s/streaks?%s", member, when).number("/items/0/days");
    }

    /// Looking back on an import: what was recorded today of 2010, before the ledger itself was opened.
    @Test
    void whatAnImportTellsOfLongAgoIsSeenThereLookingBack() {
        clock("2026-05-20T08:00:00Z");
        open("UTC");
        publish(10, 100);
        group("core");
        accepted(
                command(
                        "join-group",
                        "{'group_id':'core','member_id':'old','occurred_at':'2010-02-01T00:00:00Z'}"));
        accepted(
                command(
                        "record-activity",
                        "{'group_id':'core','member_id':'old','activity':'post','activity_id':'1','occurred_at':'2010-03-01T00:00:00Z'}"));
        String then = "as_of=2010-06-01T00:00:00Z";
        assertThat(ask("/accounts/old?" + then + "&known_at=now").number("/balance")).isEqualTo(10);
        assertThat(
                        ask("/groups/core/members?" + then + "&known_at=now")
                                .json("/items")
                                .findValuesAsString("member_id"))
                .containsExactly("old");
        assertThat(ask("/groups/core?" + then + "&known_at=now").number("/members")).isEqualTo(1);
        assertThat(ask("/?" + then).status()).as("nobody knew of the ledger").isEqualTo(404);
        assertThat(ask("/groups/core/members?" + then).status()).isEqualTo(404);
        assertThat(ask("/accounts/old?" + then).number("/balance")).isZero();
    }

    @Test
    void aTimeThatIsNoneIsRefusedWithWhatItMayBe() {
        clock("2026-05-20T08:00:00Z");
        open("UTC");
        group("core", "ann");
        for (String wrong :
                List.of(
                        "as_of=2026-05-21T00:00:00Z",
                        "as_of=yesterday",
                        "as_of=0",
                        "as_of=-3",
                        "as_of=now",
                        "known_at=now",
                        "as_of=3&known_at=2026-05-21T00:00:00Z")) {
            Reply reply = ask("/groups/core?" + wrong);
            assertThat(reply.status()).as(wrong).isEqualTo(400);
            assertThat(reply.word("/code")).isEqualTo("invalid-request");
        }
        assertThat(ask("/groups/core?as_of=2026-05-21T00:00:00Z").text())
                .contains("2026-05-20T08:00:00Z");
        Reply ahead =
                database.served().send("GET", ledgerPath("/groups/core?as_of=1000000&wait=0"), "");
        assertThat(ahead.status()).isEqualTo(503);
        assertThat(ahead.word("/code")).isEqualTo("position-not-reached");
    }
}
