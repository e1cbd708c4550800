package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// `systems.md A4`: a reversal undoes at most what was given, by each policy, whatever the rules say
/// today.
class ReversalA4Tests extends AcceptanceCase {

    @Test
    void goesAsFarAsItsPolicyAllows() {
        open("UTC");
        refused(reverse("pending", spent("pending"), "pending-only"), "not-pending");
        assertThat(account("pending").number("/balance")).isEqualTo(20);

        Reply within = reverse("within", spent("within"), "within-balance");
        assertThat(within.number("/outcome/balance")).isZero();
        assertThat(within.number("/outcome/uncollected")).isEqualTo(80);

        Reply debt = reverse("debt", spent("debt"), "into-debt");
        assertThat(debt.number("/outcome/balance")).isEqualTo(-80);
        assertThat(earn("debt", 50).number("/outcome/balance")).isEqualTo(-30);
        assertThat(earn("debt", 50).number("/outcome/balance")).isEqualTo(20);
        assertThat(account("debt").number("/available")).isEqualTo(20);
    }

    @Test
    void undoesNoMoreThanIsLeftAndNothingTwice() {
        open("UTC");
        long movement = earn("ann", 100).positionOf("points-earned");
        assertThat(part("ann", movement, 40).number("/outcome/reversed")).isEqualTo(40);
        assertThat(part("ann", movement, 70).number("/outcome/reversed")).isEqualTo(60);
        refused(part("ann", movement, 1), "already-reversed");
        assertThat(account("ann").number("/balance")).isZero();
    }

    @Test
    void undoesWhatWasGivenThoughTheRuleHasDoubledOrGone() {
        open("UTC");
        group("core", "ann", "ben");
        publish("{'id':'post','activity':'post','points':'100'}");
        long first = post("ann").positionOf("points-earned");
        publish("{'id':'post','activity':'post','points':'200'}");
        assertThat(reverse("ann", first, "within-balance").number("/outcome/reversed"))
                .isEqualTo(100);
        publish("{'id':'post','activity':'post','points':'100'}");
        long second = post("ben").positionOf("points-earned");
        accepted(command("publish-programme", "{'programme':{}}"));
        assertThat(reverse("ben", second, "within-balance").number("/outcome/reversed"))
                .isEqualTo(100);
    }

    private long spent(String member) {
        long movement = accepted(earn(member, 100)).positionOf("points-earned");
        accepted(spend(member, 80));
        return movement;
    }

    private void publish(String rule) {
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'activities':{'post':{}},'rules':[%s]}}",
                        rule));
    }

    private Reply post(String member) {
        return accepted(
                command(
                        "record-activity",
                        "{'group_id':'core','member_id':'%s','activity':'post','activity_id':'p1'}",
                        member));
    }

    private Reply reverse(String member, long movement, String policy) {
        return command(
                "reverse-points",
                "{'member_id':'%s','movement':%d,'policy':'%s'}",
                member,
                movement,
                policy);
    }

    private Reply part(String member, long movement, long points) {
        return command(
                "reverse-points",
                "{'member_id':'%s','movement':%d,'points':%d}",
                member,
                movement,
                points);
    }
}
