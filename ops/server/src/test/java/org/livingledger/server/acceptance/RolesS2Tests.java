package org.livingledger.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// `systems.md S2`: titles that are granted, revoked and expire.
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
        rebuild();
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
