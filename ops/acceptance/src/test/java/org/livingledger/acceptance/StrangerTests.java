package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// One person is one member (`systems.md` section 1): whoever is introduced in the very request that
/// opens the ledger is met again after a restart, and by everyone else at once.
class StrangerTests extends AcceptanceCase {

    @Test
    void meetsThoseAgainWhoCameBeforeTheLedgerWasOpen() {
        Reply reply =
                bulk(
                        "",
                        "[{'command':'open-ledger','key':'a','body':{'name':'T','zone':'UTC'}},"
                                + "{'command':'found-group','key':'b',"
                                + "'body':{'group_id':'core','name':'Core','owner':'ann'}}]");
        assertThat(reply.number("/items/1/status")).as(reply.text()).isEqualTo(201);
        refused(join("core", "ann"), "already-a-member");
        database.restart();
        refused(join("core", "ann"), "already-a-member");
        assertThat(ask("").number("/members")).isEqualTo(1);
    }

    @Test
    void isOneMemberWhenManyNameThemAtOnce() throws Exception {
        open("UTC");
        assertThat(atOnce(50, () -> earn("ben", 1))).allMatch(reply -> reply.status() == 201);
        assertThat(ask("").number("/members")).isEqualTo(1);
        assertThat(account("ben").number("/balance")).isEqualTo(50);
    }

    /// Of two people whom a command names, the stranger is the one who is told to be unknown, also when
    /// the other was introduced a moment before, and whatever the order of the fields.
    @Test
    void namesTheStrangerAndNotWhoeverStandsBesideThem() {
        open("UTC");
        group("core");
        String eliminate =
                "{'command':'eliminate-member','key':'b',"
                        + "'body':{'group_id':'core','member_id':'zoe','by':'dan','reason':'idle'}}";
        String earn = "{'command':'earn-points','key':'a','body':{'member_id':'dan','points':1}},";
        for (String parameters : List.of("?dry_run=true", "", "")) {
            Reply reply = bulk(parameters, "[" + earn + eliminate + "]");
            assertThat(reply.word("/items/1/body/code")).isEqualTo("member-not-found");
            assertThat(reply.word("/items/1/body/member_id")).as(parameters).isEqualTo("zoe");
        }
    }

    /// Someone new whom a whole request is about is one person in it, whichever of its commands is the
    /// first that is accepted.
    @Test
    void isOneMemberInAllCommandsOfARequest() {
        open("UTC");
        String spend =
                "{'command':'spend-points','key':'%s','body':{'member_id':'kim','points':3}}";
        String earn = "{'command':'earn-points','key':'%s','body':{'member_id':'kim','points':5}}";
        Reply reply =
                bulk(
                        "",
                        "[" + String.join(",", spend, earn, spend, earn) + "]",
                        "a",
                        "b",
                        "c",
                        "d");
        assertThat(reply.word("/items/0/body/code")).isEqualTo("member-not-found");
        assertThat(reply.word("/items/0/body/member_id")).isEqualTo("kim");
        assertThat(reply.number("/items/2/status")).as(reply.text()).isEqualTo(201);
        reached(reply.position());
        assertThat(account("kim").number("/balance")).isEqualTo(7);
        assertThat(ask("").number("/members")).isEqualTo(1);
    }
}
