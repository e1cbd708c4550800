package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// `systems.md A9`: caps and budgets cut grants, give room back, fill their own day, and hold under
/// concurrency.
class CapsA9Tests extends AcceptanceCase {

    private static final String CAPPED =
            "{'id':'post','activity':'post','points':'activity.n','caps':[{'per':'day','points':50}]}";

    private final AtomicInteger posts = new AtomicInteger();

    @Test
    void cutsAGrantToWhatIsLeftOfTheDay() {
        clock("2026-05-10T12:00:00Z");
        community(CAPPED);
        long first = granted(post(20, "2026-05-10T08:00:00Z"), 20).positionOf("points-earned");
        granted(post(20, "2026-05-10T09:00:00Z"), 20);
        Reply cut = granted(post(20, "2026-05-10T10:00:00Z"), 10);
        assertThat(cut.number("/outcome/grants/0/requested")).isEqualTo(20);
        assertThat(cut.word("/outcome/grants/0/limited_by/code")).isEqualTo("cap-per-day");
        granted(post(20, "2026-05-10T11:00:00Z"), 0);

        accepted(command("reverse-points", "{'member_id':'ann','movement':%d}", first));
        granted(post(30, "2026-05-10T11:30:00Z"), 20);

        granted(post(45, "2026-05-09T23:00:00Z"), 45);
        granted(post(45, "2026-05-09T23:30:00Z"), 5);
        granted(post(1, "2026-05-10T11:40:00Z"), 0);
    }

    @Test
    void grantsExactlyTheCapWhenAHundredAreSentAtOnce() throws Exception {
        clock("2026-05-10T12:00:00Z");
        community(CAPPED);
        List<Reply> replies = atOnce(100, () -> post(1, "2026-05-10T08:00:00Z"));
        assertThat(replies).allMatch(reply -> reply.status() == 201);
        assertThat(replies.stream().mapToLong(r -> r.number("/outcome/grants/0/granted")).sum())
                .isEqualTo(50);
        assertThat(account("ann").number("/balance")).isEqualTo(50);
    }

    @Test
    void cutsAGrantToWhatIsLeftOfTheBudget() {
        clock("2026-05-10T12:00:00Z");
        community("{'id':'post','activity':'post','points':'activity.n','budget':1000}");
        granted(post(995, "2026-05-10T08:00:00Z"), 995);
        Reply cut = granted(post(20, "2026-05-10T09:00:00Z"), 5);
        assertThat(cut.word("/outcome/grants/0/limited_by/code")).isEqualTo("budget");
        granted(post(20, "2026-05-10T10:00:00Z"), 0);
    }

    private void community(String rule) {
        open("UTC");
        group("core", "ann");
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'activities':{'post':{'n':'int'}},'rules':[%s]}}",
                        rule));
    }

    private Reply post(long points, String at) {
        return command(
                "record-activity",
                "{'group_id':'core','member_id':'ann','activity':'post','activity_id':'p%d',"
                        + "'attributes':{'n':%d},'occurred_at':'%s'}",
                posts.incrementAndGet(),
                points,
                at);
    }

    private static Reply granted(Reply reply, long points) {
        assertThat(accepted(reply).number("/outcome/grants/0/granted")).isEqualTo(points);
        return reply;
    }
}
