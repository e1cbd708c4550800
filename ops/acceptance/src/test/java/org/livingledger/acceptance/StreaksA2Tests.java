package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// `systems.md A2`: check-ins belong to the local day of the ledger's zone, also where a day has 23 or
/// 25 hours or no midnight; `systems.md S11` from outside.
class StreaksA2Tests extends AcceptanceCase {

    @Test
    void countsTheDaysOfBerlinWhenTheClockGoesForward() {
        community("Europe/Berlin", "2026-03-30T10:00:00Z");
        kept(checkIn("2026-03-28T10:00:00Z"), "2026-03-28");
        kept(checkIn("2026-03-29T21:59:59Z"), "2026-03-29");
        Reply last = kept(checkIn("2026-03-29T22:00:00Z"), "2026-03-30");
        assertThat(last.number("/outcome/streak")).isEqualTo(3);

        Reply streak = streaks();
        assertThat(streak.word("/items/1/group_id")).isEqualTo("core");
        assertThat(streak.word("/items/1/activity")).isEqualTo("check-in");
        assertThat(streak.number("/items/1/days")).isEqualTo(3);
        assertThat(streak.word("/items/1/since")).isEqualTo("2026-03-28");
        assertThat(streak.json("/items/1/kept_today").booleanValue()).isTrue();

        clock("2026-03-31T21:59:59Z");
        assertThat(streaks().number("/items/1/days")).isEqualTo(3);
        clock("2026-03-31T22:00:00Z");
        assertThat(streaks().number("/items/1/days")).isZero();
        assertThat(streaks().number("/items/1/longest")).isEqualTo(3);
    }

    @Test
    void takesTheTwoHoursThatBerlinHasTwiceForOneDay() {
        community("Europe/Berlin", "2026-10-26T10:00:00Z");
        kept(checkIn("2026-10-25T00:30:00Z"), "2026-10-25");
        Reply again = checkIn("2026-10-25T01:30:00Z");
        refused(again, "already-checked-in");
        assertThat(again.word("/day")).isEqualTo("2026-10-25");
    }

    @Test
    void beginsTheDayOfCairoThatHasNoMidnightAtOne() {
        community("Africa/Cairo", "2026-04-25T10:00:00Z");
        kept(checkIn("2026-04-23T21:59:59Z"), "2026-04-23");
        kept(checkIn("2026-04-23T22:00:00Z"), "2026-04-24");
    }

    @Test
    void makesUpPausesAndMarksAsTheProgrammeSays() {
        community("Asia/Shanghai", "2026-05-01T04:00:00Z");
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'check_ins':{'make_up_days':2,'make_ups_per_month':1,"
                                + "'milestones':[{'days':3,'points':30}]}}}"));
        accepted(checkIn(null));
        refused(command("resume-streak", ANN), "streak-not-paused");
        clock("2026-05-02T04:00:00Z");
        accepted(command("pause-streak", ANN));
        refused(command("pause-streak", ANN), "streak-already-paused");
        clock("2026-05-10T04:00:00Z");
        assertThat(accepted(command("resume-streak", ANN)).number("/outcome/streak")).isEqualTo(1);
        accepted(checkIn(null));
        clock("2026-05-12T04:00:00Z");
        refused(makeUp("2026-05-09"), "make-up-out-of-time");
        assertThat(accepted(makeUp("2026-05-11")).number("/outcome/balance")).isEqualTo(30);
        refused(makeUp("2026-05-11"), "already-checked-in");
        clock("2026-05-13T04:00:00Z");
        refused(makeUp("2026-05-12"), "make-up-limit-reached");
        assertThat(ask("/members/ann/history").text())
                .contains("check-in-made-up", "streak-paused", "streak-milestone-reached");
    }

    private static final String ANN = "{'group_id':'core','member_id':'ann'}";

    private void community(String zone, String now) {
        clock(now);
        open(zone);
        group("core", "ann");
    }

    private Reply checkIn(@Nullable String at) {
        return command(
                "check-in",
                "{'group_id':'core','member_id':'ann'%s}",
                at == null ? "" : ",'occurred_at':'" + at + "'");
    }

    private Reply makeUp(String day) {
        return command("make-up-check-in", "{'group_id':'core','member_id':'ann','day':'%s'}", day);
    }

    private Reply streaks() {
        return ask("/members/ann/streaks");
    }

    private static Reply kept(Reply reply, String day) {
        assertThat(accepted(reply).word("/outcome/day")).isEqualTo(day);
        return reply;
    }
}
