package org.livingledger.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

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
}
