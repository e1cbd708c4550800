package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// `systems.md A5`: a key has one effect, for ever.
class IdempotencyA5Tests extends AcceptanceCase {

    private static final String TEN = "{'member_id':'ann','points':10}";

    @Test
    void answersTheFirstAnswerAgainAcrossADayARestartAndARebuild() {
        clock("2026-05-10T00:00:00Z");
        open("UTC");
        Reply first = accepted(keyed("k", "earn-points", TEN));
        Reply again = keyed("k", "earn-points", TEN);
        assertThat(again.replayed()).isTrue();
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(account("ann").number("/balance")).isEqualTo(10);

        refused(
                keyed("k", "earn-points", "{'member_id':'ann','points':20}"),
                "idempotency-key-reused");
        assertThat(account("ann").number("/balance")).isEqualTo(10);

        clock("2026-05-11T00:00:01Z");
        database.restart();
        rebuild("accounts");
        Reply later = keyed("k", "earn-points", TEN);
        assertThat(later.replayed()).isTrue();
        assertThat(later.text()).isEqualTo(first.text());
        assertThat(account("ann").number("/balance")).isEqualTo(10);
    }

    @Test
    void hasOneEffectWhenAHundredAreSentAtOnce() throws Exception {
        open("UTC");
        List<Reply> replies = atOnce(100, () -> keyed("k", "earn-points", TEN));
        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(replies).filteredOn(Reply::replayed).hasSize(99);
        assertThat(replies).extracting(Reply::text).containsOnly(replies.getFirst().text());
        assertThat(account("ann").number("/balance")).isEqualTo(10);
    }

    @Test
    void answersARefusalAgainThoughItWouldBeAcceptedNow() {
        open("UTC");
        accepted(earn("ann", 10));
        Reply refused = keyed("s", "spend-points", "{'member_id':'ann','points':11}");
        refused(refused, "insufficient-points");
        accepted(earn("ann", 10));
        Reply again = keyed("s", "spend-points", "{'member_id':'ann','points':11}");
        refused(again, "insufficient-points");
        assertThat(again.replayed()).isTrue();
        assertThat(again.number("/available")).isEqualTo(10);
    }
}
