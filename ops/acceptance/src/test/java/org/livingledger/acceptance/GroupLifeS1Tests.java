package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// `systems.md S1`: groups are named, form a tree, and end: at once, or by themselves at a date.
class GroupLifeS1Tests extends AcceptanceCase {

    @Test
    void foundsASubGroupAndShowsWhatItIs() {
        open("UTC");
        group("core", "ann", "ben");
        refused(subGroup("ann"), "role-required");
        accepted(
                command(
                        "set-sub-group-policy",
                        "{'group_id':'core','founders':'members','by':'owner'}"));
        accepted(subGroup("ann"));
        accepted(command("rename-group", "{'group_id':'readers','name':'All readers','by':'ann'}"));
        accepted(
                command(
                        "describe-group",
                        "{'group_id':'readers','description':'We read.','by':'ann'}"));

        Reply shown = ask("/groups/readers");
        assertThat(shown.word("/name")).isEqualTo("All readers");
        assertThat(shown.word("/description")).isEqualTo("We read.");
        assertThat(shown.word("/kind")).isEqualTo("fans");
        assertThat(shown.word("/parent")).isEqualTo("core");
        assertThat(ask("/groups/core").word("/sub_group_founders")).isEqualTo("members");
    }

    private Reply subGroup(String by) {
        return command(
                "found-group",
                "{'group_id':'readers','name':'Readers','owner':'%s','kind':'fans','parent':'core','by':'%s'}",
                by,
                by);
    }

    @Test
    void endsAFlashGroupAtItsDateWithAllItsMemberships() {
        clock("2026-05-10T00:00:00Z");
        open("UTC");
        accepted(
                command(
                        "found-group",
                        "{'group_id':'flash','name':'Flash','owner':'ann','dissolves_at':'2026-05-12T00:00:00Z'}"));
        accepted(join("flash", "ben"));
        accepted(command("promote-to-admin", "{'group_id':'flash','member_id':'ben','by':'ann'}"));
        accepted(earn("ann", 10));

        clock("2026-05-12T00:00:00Z");
        Reply late = join("flash", "cid");
        refused(late, "group-dissolved");
        assertThat(late.word("/dissolved_at")).isEqualTo("2026-05-12T00:00:00Z");
        refused(
                command("transfer-points", "{'from':'ann','to':'ben','points':1}"),
                "not-in-any-group");

        awaitMembers("flash", 0);
        assertThat(ask("/groups/flash").word("/dissolved_at")).isEqualTo("2026-05-12T00:00:00Z");
        Reply roster = ask("/groups/flash/members?status=all");
        assertThat(roster.json("/items")).hasSize(2);
        for (var membership : roster.json("/items")) {
            assertThat(membership.at("/status").asString()).isEqualTo("released");
            assertThat(membership.at("/role").asString()).isIn("owner", "member");
            assertThat(membership.at("/ended_at").asString()).isEqualTo("2026-05-12T00:00:00Z");
        }
        assertThat(ask("/members/ben/history").text()).contains("member-released");
        for (var invariant : ask("/invariants").json("/invariants")) {
            assertThat(invariant.at("/holds").booleanValue()).as(invariant.toString()).isTrue();
        }
    }

    @Test
    void dissolvesAGroupOfMoreMembersThanOneCommandMayTouch() {
        open("UTC");
        accepted(
                command(
                        "found-group",
                        "{'group_id':'many','name':'Many','owner':'owner','capacity':2000}"));
        var items = new StringBuilder("[");
        for (int i = 0; i < 900; i++) {
            items.append(i == 0 ? "" : ",")
                    .append("{'command':'join-group','key':'j")
                    .append(i)
                    .append("','body':{'group_id':'many','member_id':'m")
                    .append(i)
                    .append("'}}");
        }
        Reply joined = bulk("", items.append(']').toString());
        assertThat(joined.json("/items")).hasSize(900);
        refused(command("dissolve-group", "{'group_id':'many','by':'m1'}"), "role-required");
        refused(
                command("release-members", "{'group_id':'many','members':['m1']}"),
                "group-not-dissolved");
        accepted(command("dissolve-group", "{'group_id':'many','by':'owner'}"));
        awaitMembers("many", 0);
        assertThat(ask("/groups/many/members").json("/items")).isEmpty();
    }

    private void awaitMembers(String group, long members) {
        for (int i = 0; ask("/groups/" + group).number("/members") != members; i++) {
            assertThat(i).as(ask("/groups/" + group).text()).isLessThan(300);
            sleep();
        }
    }
}
