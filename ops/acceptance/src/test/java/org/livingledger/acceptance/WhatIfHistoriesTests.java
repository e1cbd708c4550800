package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Drafts on whole histories (`systems.md` section 5, point 3): a draft that says what the programme says
/// changes nothing, whatever else has happened; one that does not comes to what was said when it is adopted.
/// [RealHistories] tries one on a history that nobody made up.
class WhatIfHistoriesTests extends AdoptionCase {

    private static final String EVERYTHING =
            "{'activities':{'post':{'length':'int'},'check-in':{}},'messages':['post'],"
                    + "'seasons':[{'id':'spring','from':'2026-03-01','through':'2026-05-31'}],"
                    + "'rules':[{'id':'post','activity':'post','when':'activity.length > 1','points':'activity.length * 2',"
                    + "'caps':[{'per':'day','points':30},{'per':'season','points':70}],'budget':100,'expires':'P2D'},"
                    + "{'id':'owners','activity':'post','when':'member.role != @member@','points':'1','pending_days':1},"
                    + "{'id':'silver','activity':'post','when':'member.tier.rank == @silver@','points':'5'},"
                    + "{'id':'daily','activity':'check-in','points':'3'}],"
                    + "'check_ins':{'make_up_days':5,'make_ups_per_month':2,'milestones':[{'days':3,'points':9}]},"
                    + "'badges':[{'id':'poster','criterion':{'kind':'count','activity':'post'},'levels':[{'at_least':2,'points':7},{'at_least':4,'points':8}]},"
                    + "{'id':'expert','criterion':{'kind':'manual'},'levels':[{'points':4}]},"
                    + "{'id':'both','criterion':{'kind':'all-of','badges':['poster','expert']},'levels':[{'points':6}]}],"
                    + "'ladders':[{'id':'rank','window':'all','measures':[{'id':'points','metric':'points-earned'}],"
                    + "'tiers':[{'id':'base'},{'id':'silver','thresholds':{'points':40}}]}],"
                    + "'boards':[{'id':'top','metric':'points-earned'},{'id':'dense','metric':'points-earned','ties':'dense'},"
                    + "{'id':'posts','metric':'activity-count','group_id':'core','activity':'post','ties':'ordinal'}]}";

    @Test
    void changesNothingIfItSaysWhatTheProgrammeSays() {
        String programme = EVERYTHING;
        live(programme);
        raw("publish-programme", "{'programme':" + programme + "}"); // the same once more
        Tried tried = tried(programme.replace("@", "\\\""));
        assertThat(tried.told().json("/totals/unanswered").isEmpty()).isTrue();
        for (String member : List.of("ann", "ben", "cy", "owner")) {
            assertThat(tried.member(member).at("/changed").booleanValue())
                    .as(tried.member(member).toString())
                    .isFalse();
            assertThat(tried.number(member, "/points/difference")).isZero();
            Reply account = account(member);
            assertThat(tried.number(member, "/balance/live")).isEqualTo(account.number("/balance"));
            assertThat(tried.number(member, "/balance/draft"))
                    .isEqualTo(account.number("/balance"));
            assertThat(tried.member(member).at("/tiers/0/live").asString())
                    .isEqualTo(ask("/members/" + member + "/tiers").word("/tiers/0/tier"));
        }
        assertThat(tried.total("/changed")).isZero();
        assertThat(tried.total("/budgets/0/drawn/live")).isPositive();
        assertThat(tried.total("/budgets/0/drawn/difference")).isZero();
        ranks(tried, "top", 0, "", "live");
        ranks(tried, "dense", 1, "", "live");
        ranks(tried, "posts", 2, "&group=core", "live");
    }

    /// Adopted in full, a draft comes to what it was said to come to; undone, to what there was. In this
    /// history no points end: what would have ended meanwhile ends at once.
    @Test
    void comesToWhatWasSaidWhenItIsAdopted() throws Exception {
        live(EVERYTHING.replace(",'expires':'P2D'", ""));
        String draft =
                EVERYTHING
                        .replace(",'expires':'P2D'", "")
                        .replace("activity.length * 2", "activity.length * 3")
                        .replace("'points':30}", "'points':25}")
                        .replace(
                                "'id':'daily','activity':'check-in','points':'3'",
                                "'id':'days','activity':'check-in','points':'2'")
                        .replace("'at_least':4", "'at_least':5")
                        .replace("'at_least':2", "'at_least':1");
        List<String> members = List.of("ann", "ben", "cy", "owner");
        String[] pages = {
            "/boards/top",
            "/boards/dense",
            "/boards/posts?group=core",
            "/boards/top?window=2026-05-10"
        };
        Tried tried = tried(draft.replace("@", "\\\""));
        assertThat(tried.total("/changed")).isEqualTo(4);
        List<String> before = rows(members, pages);
        int version = adopt(draft, "'mode':'full','policy':'into-debt'");
        for (String member : members) {
            assertThat(account(member).number("/balance"))
                    .as(tried.member(member).toString())
                    .isEqualTo(tried.number(member, "/balance/draft"));
            assertThat(ask("/members/" + member + "/tiers").word("/tiers/0/tier"))
                    .isEqualTo(tried.member(member).at("/tiers/0/draft").asString());
        }
        assertThat(tried(draft.replace("@", "\\\"")).total("/changed")).isZero();
        ranks(tried, "top", 0, "", "draft");
        ranks(tried, "dense", 1, "", "draft");

        undo(version);
        assertThat(rows(members, pages)).isEqualTo(before);
    }

    /// Something of all that can happen.
    private void live(String programme) {
        clock("2026-05-10T01:00:00Z");
        open("UTC");
        group("core", "ann", "ben", "cy");
        raw("publish-programme", "{'programme':" + programme + "}");
        Reply first = post("ann", 1, 5, "2026-05-10T00:10:00Z");
        post("ann", 2, 15, "2026-05-10T00:20:00Z"); // cut at 30 a day
        post("ann", 3, 20, "2026-05-08T00:20:00Z"); // late, in its own day
        post("ben", 4, 9, "2026-05-10T00:30:00Z");
        post("ben", 5, 1, "2026-05-10T00:31:00Z"); // no rule answers
        post("owner", 6, 3, "2026-05-10T00:32:00Z");
        accepted(
                command(
                        "reverse-points",
                        "{'member_id':'ann','movement':%d,'points':6}",
                        first.positionOf("points-earned")));
        post("ann", 7, 15, "2026-05-10T00:40:00Z"); // what was reversed left room
        accepted(earn("cy", 40));
        post("cy", 8, 2, "2026-05-10T00:45:00Z"); // on silver
        accepted(command("transfer-points", "{'from':'cy','to':'ben','points':11}"));
        accepted(spend("ben", 7));
        accepted(command("adjust-points", "{'member_id':'ben','points':-2,'reason':'mistake'}"));
        accepted(command("hold-points", "{'member_id':'cy','hold':'h','points':5}"));
        accepted(command("capture-points", "{'member_id':'cy','hold':'h','points':3}"));
        accepted(
                command(
                        "award-badge",
                        "{'member_id':'ann','badge_id':'expert','reason':'known'}")); // completes
        // both
        accepted(command("award-badge", "{'member_id':'ben','badge_id':'expert'}"));
        accepted(command("revoke-badge", "{'member_id':'ben','badge_id':'expert'}"));
        for (String day : List.of("07", "09", "10")) {
            accepted(
                    command(
                            "check-in",
                            "{'group_id':'core','member_id':'cy','occurred_at':'2026-05-%sT00:00:00Z'}",
                            day));
        }
        accepted(
                command(
                        "make-up-check-in",
                        "{'group_id':'core','member_id':'cy','day':'2026-05-08'}")); // a milestone
        accepted(
                command(
                        "mute-member",
                        "{'group_id':'core','member_id':'ben','until':'2026-05-11T00:00:00Z','reason':'noise','rule':'quiet'}"));
        post("ben", 10, 9, "2026-05-10T01:00:00Z"); // in silence: it earns nothing
        settle("2026-05-13T01:00:00Z"); // lots end
        post("cy", 11, 9, "2026-05-13T00:45:00Z");
        post("ben", 12, 40, "2026-05-13T00:45:00Z"); // what the budget has left
        accepted(command("leave-group", "{'group_id':'core','member_id':'cy'}"));
        accepted(join("core", "cy"));
    }

    private void ranks(Tried tried, String board, int at, String group, String side) {
        for (var row : ask("/boards/" + board + "?limit=50" + group).json("/rows")) {
            assertThat(tried.number(row.at("/member_id").asString(), "/ranks/" + at + "/" + side))
                    .as(board + row)
                    .isEqualTo(row.at("/rank").longValue());
        }
    }

    /// A body with `@` where a rule has a double quote of its own.
    private void raw(String command, String body) {
        accepted(command(command, body.replace("%", "%%").replace("@", "\\\"")));
    }

    private Reply post(String member, int number, int length, String at) {
        return accepted(
                command(
                        "record-activity",
                        "{'group_id':'core','member_id':'%s','activity':'post','activity_id':'p%d','occurred_at':'%s','attributes':{'length':%d}}",
                        member,
                        number,
                        at,
                        length));
    }
}
