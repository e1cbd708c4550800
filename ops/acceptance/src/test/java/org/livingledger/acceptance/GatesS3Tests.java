package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// `systems.md S3`: gates, invitations, applications, waiting lists and bans; the cool-down of
/// `systems.md A12`.
class GatesS3Tests extends AcceptanceCase {

    private static final String CODE = "rk7Q-xp2M-9dWt";

    @Test
    void namesEveryGateThatFailedAndLetsInWhoBringsEverything() {
        clock("2026-05-10T00:00:00Z");
        open("Asia/Shanghai");
        group("core", "ben");
        gates(
                "{'kind':'all-of','gates':[{'kind':'invitation'},{'kind':'approval'},"
                        + "{'kind':'fee-paid','cents':9900,'currency':'CNY'},"
                        + "{'kind':'product-bought','product':'course-1'},"
                        + "{'kind':'points-held','least':100},"
                        + "{'kind':'any-of','gates':[{'kind':'quiz-passed','quiz':'rules','least':60},"
                        + "{'kind':'task-done','task':'essay'},{'kind':'profile-filled','percent':80}]},"
                        + "{'kind':'fact-holds','fact':'followers','at_least':200}]}");
        accepted(
                command(
                        "create-invitation",
                        "{'group_id':'core','code':'%s','uses':2,'by':'ben'}",
                        CODE));

        Reply refused = apply("ann", "");
        refused(refused, "gates-not-passed");
        assertThat(refused.json("/failed").findValuesAsString("gate"))
                .containsExactly(
                        "invitation",
                        "approval",
                        "fee-paid",
                        "product-bought",
                        "points-held",
                        "quiz-passed",
                        "task-done",
                        "profile-filled",
                        "fact-holds");
        assertThat(refused.word("/detail"))
                .contains("'ann'")
                .contains("a fee of 9900 CNY cents, of which 0 are paid")
                .contains("an approval by the owner or an admin");
        assertThat(inChinese(refused).word("/detail")).contains("入群费 9900 分（CNY），已付 0 分");
        refused(join("core", "ann"), "gates-not-passed");

        accepted(
                command(
                        "report-payment",
                        "{'member_id':'ann','group_id':'core','cents':9900,'currency':'CNY','reference':'p-1'}"));
        accepted(
                command(
                        "report-purchase",
                        "{'member_id':'ann','product':'course-1','reference':'o-1'}"));
        accepted(earn("ann", 100));
        accepted(command("report-task", "{'member_id':'ann','task':'essay'}"));
        accepted(
                command(
                        "state-fact",
                        "{'member_id':'ann','fact':'followers','number':250,'evidence':'page-7'}"));
        Reply applied = accepted(apply("ann", CODE));
        assertThat(applied.word("/outcome/status")).isEqualTo("applied");
        assertThat(applied.json("/outcome/awaited").findValuesAsString("gate"))
                .containsExactly("approval", "fact-holds");
        assertThat(applied.word("/outcome/expires_at")).isEqualTo("2026-06-09T00:00:00Z");

        Reply open = ask("/groups/core/applications");
        assertThat(open.word("/items/0/member_id")).isEqualTo("ann");
        assertThat(open.word("/items/0/status")).isEqualTo("applied");
        assertThat(ask("/groups/core/invitations").number("/items/0/held")).isEqualTo(1);
        assertThat(review("ann", "true").word("/outcome/status")).isEqualTo("applied");
        accepted(
                command(
                        "verify-fact",
                        "{'member_id':'ann','fact':'followers','holds':true,'by':'ben'}"));
        assertThat(accepted(apply("ann", "")).word("/outcome/status")).isEqualTo("joined");

        assertThat(ask("/groups/core/applications").json("/items")).isEmpty();
        Reply all = ask("/groups/core/applications?status=all");
        assertThat(all.word("/items/0/status")).isEqualTo("joined");
        assertThat(all.json("/items/0/approved").booleanValue()).isTrue();
        Reply invitations = ask("/groups/core/invitations");
        assertThat(invitations.number("/items/0/used")).isEqualTo(1);
        assertThat(invitations.number("/items/0/held")).isZero();
        assertThat(invitations.word("/items/0/by")).isEqualTo("ben");
        Reply shown = ask("/groups/core/gates");
        assertThat(shown.word("/gates/gate/gates/2/kind")).isEqualTo("fee-paid");
        assertThat(shown.number("/gates/gate/gates/2/cents")).isEqualTo(9_900);
        assertThat(ask("/members/ben/history").text())
                .contains("invitation-created")
                .doesNotContain(CODE);
    }

    @Test
    void letsOneOf64AtOnceOntoTheLastSeatAndTheOthersWaitInOrder() throws Exception {
        open("UTC");
        accepted(
                command(
                        "found-group",
                        "{'group_id':'core','name':'Core','owner':'owner','capacity':2}"));
        gates("{'kind':'any-of','gates':[{'kind':'approval'},{'kind':'points-held','least':5}]}");
        for (int i = 0; i < 64; i++) {
            accepted(earn("m" + i, 5));
        }
        var next = new AtomicInteger();
        List<Reply> replies = atOnce(64, () -> apply("m" + next.getAndIncrement(), ""));

        var ahead = new HashSet<Long>();
        for (Reply reply : replies) {
            reached(reply.position());
            accepted(reply);
            if (reply.word("/outcome/status").equals("waiting")) {
                ahead.add(reply.number("/outcome/ahead"));
            }
        }
        assertThat(replies)
                .filteredOn(reply -> reply.word("/outcome/status").equals("joined"))
                .hasSize(1);
        assertThat(ahead).hasSize(63).contains(0L, 62L);

        var order = new ArrayList<String>();
        Reply list = ask("/groups/core/waiting-list?limit=200");
        for (int i = 0; i < 63; i++) {
            assertThat(list.number("/items/" + i + "/number")).isEqualTo(i + 1);
            String member = list.word("/items/" + i + "/member_id");
            order.add(member);
            int place = i;
            assertThat(replies)
                    .filteredOn(reply -> reply.word("/outcome/member_id").equals(member))
                    .allSatisfy(
                            reply -> assertThat(reply.number("/outcome/ahead")).isEqualTo(place));
        }
        assertThat(list.json("/items/63").isMissingNode()).isTrue();

        refused(join("core", "late"), "gates-not-passed");
        accepted(earn("late", 5));
        refused(join("core", "late"), "group-full");
        Reply waiting = apply(order.getFirst(), "");
        refused(waiting, "already-waiting");
        explained(waiting);
        Reply more = accepted(command("set-capacity", "{'group_id':'core','capacity':12}"));
        assertThat(more.number("/outcome/members")).isEqualTo(12);
        assertThat(ask("/groups/core/waiting-list").word("/items/0/member_id"))
                .isEqualTo(order.get(10));
        accepted(command("leave-group", "{'group_id':'core','member_id':'%s'}", order.getFirst()));
        assertThat(ask("/groups/core/waiting-list").word("/items/0/member_id"))
                .isEqualTo(order.get(11));
    }

    @Test
    void letsTheEliminatedComeBackAfterTheCoolDownThroughTheGates() {
        clock("2026-05-10T00:00:00Z");
        open("Asia/Shanghai");
        group("core", "ann");
        accepted(
                command(
                        "set-gates",
                        "{'group_id':'core','gates':{'gate':{'kind':'task-done','task':'essay'},'cool_down_days':30}}"));
        accepted(
                command(
                        "eliminate-member",
                        "{'group_id':'core','member_id':'ann','reason':'idle'}"));

        clock("2026-06-08T23:59:59Z");
        Reply early = join("core", "ann");
        refused(early, "cooling-down");
        assertThat(early.word("/allowed_at")).isEqualTo("2026-06-09T00:00:00Z");
        explained(early);
        clock("2026-06-09T00:00:00Z");
        refused(join("core", "ann"), "gates-not-passed");
        accepted(command("report-task", "{'member_id':'ann','task':'essay'}"));
        assertThat(accepted(join("core", "ann")).number("/outcome/epoch")).isEqualTo(2);
    }

    @Test
    void endsApplicationsThatNobodyReviewedAndKeepsTheBannedOut() {
        clock("2026-05-10T00:00:00Z");
        open("UTC");
        group("core", "ann");
        accepted(
                command(
                        "set-gates",
                        "{'group_id':'core','gates':{'gate':{'kind':'approval'},'application_days':7}}"));
        accepted(apply("bob", ""));
        Reply again = apply("bob", "");
        refused(again, "application-stands");
        explained(again);
        accepted(
                command(
                        "ban-member",
                        "{'group_id':'core','member_id':'ann','reason':'spam','by':'owner'}"));
        Reply banned = apply("ann", "");
        refused(banned, "member-banned");
        explained(banned);
        assertThat(ask("/groups/core/bans").word("/items/0/member_id")).isEqualTo("ann");
        assertThat(ask("/groups/core").number("/members")).isEqualTo(1);

        clock("2026-05-17T00:00:00Z");
        Reply late = review("bob", "true");
        refused(late, "application-not-found");
        explained(late);
        for (int i = 0; !ask("/groups/core/applications").json("/items").isEmpty(); i++) {
            assertThat(i).isLessThan(300);
            sleep();
        }
        Reply ended = ask("/groups/core/applications?status=all");
        assertThat(ended.word("/items/0/status")).isEqualTo("expired");
        assertThat(ended.word("/items/0/ended_at")).isEqualTo("2026-05-17T00:00:00Z");
        accepted(command("unban-member", "{'group_id':'core','member_id':'ann','by':'owner'}"));
        assertThat(ask("/groups/core/bans").json("/items")).isEmpty();
    }

    @Test
    void explainsWhatElseItRefuses() {
        clock("2026-05-10T00:00:00Z");
        open("UTC");
        group("core", "ann");
        invite("{'group_id':'core','code':'%s','uses':1}", null);
        invite("{'group_id':'core','code':'%s','uses':3}", "invitation-exists");
        invite(
                "{'group_id':'core','code':'%s','expires_at':'2026-05-10T00:00:00Z'}",
                "expires-in-the-past");
        refusedAndExplained(
                command("revoke-invitation", "{'group_id':'core','invitation':7}"),
                "invitation-not-found");
        refusedAndExplained(
                command("unban-member", "{'group_id':'core','member_id':'ann'}"), "not-banned");
        refusedAndExplained(
                command("verify-fact", "{'member_id':'ann','fact':'followers','holds':true}"),
                "fact-not-stated");
        accepted(command("state-fact", "{'member_id':'ann','fact':'followers','number':5}"));
        refusedAndExplained(
                command(
                        "verify-fact",
                        "{'member_id':'ann','fact':'followers','holds':true,'by':'ann'}"),
                "verifier-is-the-member");
        accepted(
                command(
                        "report-purchase",
                        "{'member_id':'ann','product':'course-1','reference':'o-1'}"));
        refusedAndExplained(
                command(
                        "report-purchase",
                        "{'member_id':'ann','product':'course-2','reference':'o-1'}"),
                "reference-reused");
        Reply unknown =
                command("set-gates", "{'group_id':'core','gates':{'gate':{'kind':'moon'}}}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text()).contains("there is no kind 'moon'");
        Reply empty =
                command(
                        "set-gates",
                        "{'group_id':'core','gates':{'gate':{'kind':'all-of','gates':[]}}}");
        assertThat(empty.status()).isEqualTo(400);
    }

    private void invite(String body, @Nullable String refusal) {
        Reply reply = command("create-invitation", body, CODE);
        assertThat(reply.text()).doesNotContain(CODE);
        if (refusal == null) {
            accepted(reply);
        } else {
            refusedAndExplained(reply, refusal);
        }
    }

    private void refusedAndExplained(Reply reply, String code) {
        refused(reply, code);
        explained(reply);
    }

    /// Both languages say it, with every figure filled in.
    private void explained(Reply reply) {
        assertThat(reply.word("/detail")).doesNotContain("{").contains(".");
        assertThat(inChinese(reply).word("/detail")).doesNotContain("{").contains("。");
    }

    private void gates(String gate) {
        accepted(
                command("set-gates", "{'group_id':'core','gates':{'gate':%s},'by':'owner'}", gate));
    }

    private Reply apply(String member, String code) {
        return command(
                "apply-to-join",
                "{'group_id':'core','member_id':'%s'%s}",
                member,
                code.isEmpty() ? "" : ",'code':'" + code + "'");
    }

    private Reply review(String member, String approved) {
        return command(
                "review-application",
                "{'group_id':'core','member_id':'%s','approved':%s,'by':'owner'}",
                member,
                approved);
    }
}
