package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// `systems.md S2`: admins for a term, and in turns; titles that are granted, revoked and expire.
class RolesS2Tests extends AcceptanceCase {

    @Test
    void showsTitlesUntilTheyEndAndWritesTheirEndDown() {
        clock("2026-05-10T00:00:00Z");
        open("Asia/Shanghai");
        group("core", "ann", "ben");
        Reply granted =
                accepted(title("grant-title", "ann", "expert", ",'field':'tea','expires':'P7D'"));
        assertThat(granted.word("/outcome/titles/0/expires_at")).isEqualTo("2026-05-17T00:00:00Z");
        accepted(title("grant-title", "ann", "partner", ""));

        Reply twice = title("grant-title", "ann", "partner", "");
        refused(twice, "title-already-held");
        assertThat(twice.word("/detail")).contains("'ann' holds the title 'partner' (no field)");
        assertThat(inChinese(twice).word("/detail")).contains("“ann”在社群“core”中已有头衔“partner”");
        Reply past = title("grant-title", "ann", "kol", ",'expires_at':'2026-05-09T00:00:00Z'");
        refused(past, "title-ends-in-the-past");
        assertThat(inChinese(past).word("/detail")).contains("现在已是 2026-05-10T00:00:00Z");
        Reply none = title("revoke-title", "ben", "kol", "");
        refused(none, "title-not-held");
        assertThat(none.word("/detail")).contains("'ben' does not hold the title 'kol'");
        assertThat(inChinese(none).word("/title")).isEqualTo("没有该头衔");
        Reply stands = title("expire-title", "ann", "partner", "");
        refused(stands, "title-stands");
        assertThat(inChinese(stands).word("/title")).isEqualTo("头衔尚未到期");
        refused(
                command(
                        "grant-title",
                        "{'group_id':'core','member_id':'ann','title':'kol','by':'ben'}"),
                "role-required");

        Reply roster = ask("/groups/core/members");
        Reply member = ask("/members/ann");
        assertThat(member.json("/memberships/0/titles").findValuesAsString("title"))
                .containsExactly("expert", "partner");
        assertThat(member.word("/memberships/0/titles/0/field")).isEqualTo("tea");
        assertThat(member.word("/memberships/0/titles/1/by")).isEqualTo("owner");
        assertThat(roster.json("/items").findValuesAsString("title"))
                .containsExactly("expert", "partner");

        clock("2026-05-17T00:00:00Z");
        assertThat(ask("/members/ann").json("/memberships/0/titles").findValuesAsString("title"))
                .containsExactly("partner");
        refused(title("revoke-title", "ann", "expert", ",'field':'tea'"), "title-not-held");
        assertThat(awaited("ann", "title-expired").at("/occurred_at").asString())
                .isEqualTo("2026-05-17T00:00:00Z");

        accepted(command("leave-group", "{'group_id':'core','member_id':'ann'}"));
        accepted(join("core", "ann"));
        assertThat(ask("/members/ann").json("/memberships/0/titles")).isEmpty();
    }

    @Test
    void letsAnAdminStepBackAtTheEndOfTheirTerm() {
        clock("2026-05-10T00:00:00Z");
        open("Asia/Shanghai");
        group("core", "ann", "ben");
        Reply past = promote("ann", "'term_ends_at':'2026-05-09T00:00:00Z'");
        refused(past, "term-ends-in-the-past");
        assertThat(past.word("/detail")).contains("would end at 2026-05-09T00:00:00Z");
        assertThat(inChinese(past).word("/title")).isEqualTo("任期已过");
        accepted(promote("ann", "'term':'P7D'"));
        accepted(promote("ben", "'term_ends_at':'2026-12-31T00:00:00Z'"));
        Reply early = command("end-admin-term", "{'group_id':'core','member_id':'ann'}");
        refused(early, "term-not-over");
        assertThat(early.word("/detail")).contains("ends at 2026-05-17T00:00:00Z");
        assertThat(inChinese(early).word("/detail")).contains("任期至 2026-05-17T00:00:00Z");
        Reply low = command("set-admin-limit", "{'group_id':'core','admin_limit':1,'by':'owner'}");
        refused(low, "admin-limit-below-admins");
        assertThat(low.word("/detail")).contains("has 2 admins, more than the limit of 1");
        assertThat(inChinese(low).word("/detail")).contains("现有管理员 2 名");
        assertThat(ask("/members/ann").word("/memberships/0/term_ends_at"))
                .isEqualTo("2026-05-17T00:00:00Z");
        assertThat(ask("/groups/core").json("/admins")).hasSize(2);

        clock("2026-05-17T00:00:00Z");
        assertThat(ask("/members/ann").word("/memberships/0/role")).isEqualTo("member");
        assertThat(ask("/groups/core").json("/admins")).hasSize(1);
        refused(
                command("describe-group", "{'group_id':'core','description':'We.','by':'ann'}"),
                "role-required");
        assertThat(awaited("ann", "admin-demoted").at("/occurred_at").asString())
                .isEqualTo("2026-05-17T00:00:00Z");
        accepted(command("set-admin-limit", "{'group_id':'core','admin_limit':1,'by':'owner'}"));
        assertThat(ask("/groups/core").number("/admin_limit")).isEqualTo(1);
    }

    @Test
    void takesTurnsByProposingTheMostActive() {
        clock("2026-05-10T00:00:00Z");
        open("Asia/Shanghai");
        group("core", "ann", "ben", "cid");
        for (int i = 0; i < 3; i++) {
            post("ann", i);
            post("ben", i);
        }
        post("ben", 3);
        Reply none = command("propose-rotation", "{'group_id':'core','members':['ann']}");
        refused(none, "rotation-not-set");
        assertThat(none.word("/detail")).contains("takes no turns at being admin");
        assertThat(inChinese(none).word("/title")).isEqualTo("未设置轮值");
        accepted(rotation("false"));
        Reply early = command("propose-rotation", "{'group_id':'core','members':['ann']}");
        refused(early, "rotation-not-begun");
        assertThat(early.word("/detail")).contains("begins on 2026-05-11");
        assertThat(inChinese(early).word("/detail")).contains("自 2026-05-11 开始");
        Reply empty = command("confirm-rotation", "{'group_id':'core','by':'owner'}");
        refused(empty, "no-rotation-proposed");
        assertThat(empty.word("/title")).isEqualTo("No rotation proposed");
        assertThat(inChinese(empty).word("/title")).isEqualTo("没有待确认的轮值");

        clock("2026-05-10T16:00:00Z");
        Reply proposed = awaitedProposal();
        assertThat(proposed.word("/proposal/candidates/0/member_id")).isEqualTo("ben");
        assertThat(proposed.number("/proposal/candidates/0/activities")).isEqualTo(4);
        assertThat(proposed.json("/ranking").findValuesAsString("member_id"))
                .containsExactly("ben", "ann");
        accepted(command("confirm-rotation", "{'group_id':'core','by':'owner'}"));
        Reply again = command("propose-rotation", "{'group_id':'core','members':['ann']}");
        refused(again, "rotation-confirmed");
        assertThat(again.word("/detail")).contains("to 2026-05-17T16:00:00Z was confirmed already");
        assertThat(inChinese(again).word("/title")).isEqualTo("轮值已确认");
        assertThat(ask("/members/ben").word("/memberships/0/role")).isEqualTo("admin");
        assertThat(ask("/members/ben").word("/memberships/0/term_ends_at"))
                .isEqualTo("2026-05-17T16:00:00Z");

        clock("2026-05-17T16:00:00Z");
        assertThat(ask("/members/ben").word("/memberships/0/role")).isEqualTo("member");
        assertThat(awaited("ben", "admin-demoted").at("/occurred_at").asString())
                .isEqualTo("2026-05-17T16:00:00Z");
        accepted(rotation("true"));
    }

    private Reply rotation(String automatic) {
        return command(
                "set-rotation",
                "{'group_id':'core','policy':{'seats':1,'term_days':7,'window_days':7,'automatic':%s,'starts':'2026-05-11'},'by':'owner'}",
                automatic);
    }

    private void post(String member, int number) {
        accepted(
                command(
                        "record-activity",
                        "{'group_id':'core','member_id':'%s','activity':'post','activity_id':'p%d','attributes':{}}",
                        member,
                        number));
    }

    private Reply awaitedProposal() {
        for (int i = 0; i < 300; i++) {
            Reply reply = ask("/groups/core/rotation");
            if (!reply.json("/proposal").isMissingNode()) {
                return reply;
            }
            sleep();
        }
        throw new AssertionError("nobody is proposed");
    }

    private Reply promote(String member, String term) {
        return command(
                "promote-to-admin",
                "{'group_id':'core','member_id':'%s',%s,'by':'owner'}",
                member,
                term);
    }

    private Reply title(String command, String member, String title, String more) {
        boolean byTheService = command.startsWith("expire");
        return command(
                command,
                "{'group_id':'core','member_id':'%s','title':'%s'%s%s}",
                member,
                title,
                byTheService ? "" : ",'by':'owner'",
                more);
    }

    /// The line of a member's history that tells of an event, once it is there.
    private tools.jackson.databind.JsonNode awaited(String member, String type) {
        for (int i = 0; i < 300; i++) {
            for (var line : ask("/members/" + member + "/history").json("/items")) {
                if (line.at("/type").asString().equals(type)) {
                    return line;
                }
            }
            sleep();
        }
        throw new AssertionError("no " + type + " of " + member);
    }
}
