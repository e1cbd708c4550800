package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// `systems.md A13`: points go only to those who are in the circle, and keep their ends.
class TransferA13Tests extends AcceptanceCase {

    @Test
    void refusesAReceiverWhoIsInNoGroupAndKeepsTheEndsOfWhatIsSent() {
        clock("2026-05-10T00:00:00Z");
        open("UTC");
        group("core", "ann", "ben", "cid");
        accepted(command("earn-points", "{'member_id':'ann','points':100,'expires':'2026-12-31'}"));
        accepted(
                command(
                        "eliminate-member",
                        "{'group_id':'core','member_id':'cid','reason':'idle'}"));

        refused(transfer("cid"), "not-in-any-group");
        Reply untouched = account("ann");
        assertThat(untouched.number("/lots/0/remaining")).isEqualTo(100);

        Reply sent = accepted(transfer("ben"));
        assertThat(sent.number("/outcome/from_balance")).isEqualTo(60);
        assertThat(sent.number("/outcome/to_balance")).isEqualTo(40);
        assertThat(account("ben").word("/lots/0/expires_at")).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(account("ann").word("/lots/0/expires_at")).isEqualTo("2027-01-01T00:00:00Z");
    }

    private Reply transfer(String to) {
        return command("transfer-points", "{'from':'ann','to':'%s','points':40}", to);
    }
}
