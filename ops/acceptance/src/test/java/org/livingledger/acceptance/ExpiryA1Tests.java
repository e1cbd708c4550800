package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// `systems.md A1`: lots are taken that end soonest, and end at the instant of their policy, whether
/// or not a sweep has run.
class ExpiryA1Tests extends AcceptanceCase {

    @Test
    void takesTheLotsThatEndSoonestAndLetsThemEndAtTheirInstant() {
        clock("2026-05-10T02:00:00Z");
        open("Asia/Shanghai");
        String earn = "{'member_id':'ann','points':%d,'expires':'%s'}";
        accepted(command("earn-points", earn, 100, "2026-06-30"));
        accepted(command("earn-points", earn, 50, "2026-05-31"));
        accepted(command("earn-points", earn, 30, "never"));

        assertThat(accepted(spend("ann", 120)).number("/outcome/balance")).isEqualTo(60);
        Reply account = account("ann");
        assertThat(account.number("/balance")).isEqualTo(60);
        assertThat(account.json("/lots")).hasSize(2);
        assertThat(account.number("/lots/0/remaining")).isEqualTo(30);
        assertThat(account.number("/lots/1/remaining")).isEqualTo(30);

        clock("2026-06-30T15:59:59.999Z");
        assertThat(tryOut("spend-points", 60)).isEqualTo(201);
        clock("2026-06-30T16:00:00Z");
        Reply refused = spend("ann", 60);
        refused(refused, "insufficient-points");
        assertThat(refused.number("/available")).isEqualTo(30);
        assertThat(account("ann").number("/available")).isEqualTo(30);

        Reply expired = sweep();
        assertThat(expired.number("/items/0/points")).isEqualTo(-30);
        assertThat(expired.word("/items/0/occurred_at")).isEqualTo("2026-06-30T16:00:00Z");
        Reply swept = account("ann");
        assertThat(swept.number("/balance")).isEqualTo(30);
        assertThat(swept.number("/available")).isEqualTo(30);
        refused(spend("ann", 60), "insufficient-points");
    }

    /// What a demonstration lives by: the clock is set, and what is due by then has come about when the
    /// answer is there, in a chain if need be.
    @Test
    void writesDownAllThatIsDueBeforeTheAnswerWhenTheClockIsToSettle() {
        clock("2026-05-10T02:00:00Z");
        open("Asia/Shanghai");
        accepted(command("earn-points", "{'member_id':'ann','points':30,'expires':'2026-06-30'}"));
        accepted(
                command(
                        "hold-points",
                        "{'member_id':'ann','hold':'seat','points':10,'release_at':'2026-06-01T00:00:00Z'}"));

        settle("2026-06-30T16:00:00Z");

        assertThat(ask("/accounts/ann/statement").word("/items/0/type"))
                .isEqualTo("points-expired");
        assertThat(account("ann").number("/balance")).isZero();
    }

    /// The status that a spending would be answered with, without carrying it out.
    private int tryOut(String command, long points) {
        Reply tried =
                bulk(
                        "?dry_run=true",
                        "[{'command':'%s','key':'try','body':{'member_id':'ann','points':%d}}]",
                        command,
                        points);
        return (int) tried.number("/items/0/status");
    }

    /// The statement once the scan has written down what ended.
    private Reply sweep() {
        for (int i = 0; i < 300; i++) {
            Reply statement = ask("/accounts/ann/statement");
            if (statement.word("/items/0/type").equals("points-expired")) {
                return statement;
            }
            sleep();
        }
        throw new AssertionError("the scan wrote nothing down");
    }
}
