package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// `systems.md A9` in a shadow: a draft's caps and budgets cut its grants in position order, what people
/// decided stays as it was, and a balance that would have fallen below zero is told.
class WhatIfA9Tests extends WhatIfCase {

    @Test
    void cutsGrantsAtTheDraftsCap() {
        begin10();
        for (int i = 0; i < 4; i++) {
            post("ann", i, "2026-05-10T08:00:00Z");
        }
        post("ann", 9, "2026-05-09T08:00:00Z"); // late: it fills its own day
        Tried tried =
                tried(
                        "{'activities':{'post':{}},'rules':["
                                + rule("20", ",'caps':[{'per':'day','points':50}]")
                                + "]}");
        assertThat(tried.number("ann", "/points/live")).isEqualTo(100);
        assertThat(tried.number("ann", "/points/draft")).isEqualTo(70);
    }

    @Test
    void leavesRoomForWhatWasReversed() {
        begin10();
        Reply first = post("ann", 0, "2026-05-10T08:00:00Z");
        post("ann", 1, "2026-05-10T08:00:00Z");
        accepted(
                command(
                        "reverse-points",
                        "{'member_id':'ann','movement':%d}",
                        first.positionOf("points-earned")));
        post("ann", 2, "2026-05-10T08:00:00Z");
        Tried tried =
                tried(
                        "{'activities':{'post':{}},'rules':["
                                + rule("20", ",'caps':[{'per':'day','points':50}]")
                                + "]}");
        // 20, 20, 20 taken back, and room for the third: 60 granted, 40 left of them
        assertThat(tried.number("ann", "/points/draft")).isEqualTo(60);
        assertThat(tried.number("ann", "/balance/draft")).isEqualTo(40);
        assertThat(tried.number("ann", "/balance/live")).isEqualTo(40);
    }

    @Test
    void drawsTheDraftsBudgetInPositionOrder() {
        begin10();
        post("ann", 0, "2026-05-10T08:00:00Z");
        post("ben", 1, "2026-05-09T08:00:00Z");
        post("ann", 2, "2026-05-08T08:00:00Z");
        Tried tried =
                tried("{'activities':{'post':{}},'rules':[" + rule("20", ",'budget':45") + "]}");
        assertThat(tried.number("ann", "/points/draft")).isEqualTo(25);
        assertThat(tried.number("ben", "/points/draft")).isEqualTo(20);
        assertThat(tried.total("/budgets/0/drawn/draft")).isEqualTo(45);
        assertThat(tried.total("/budgets/0/drawn/live")).isZero();
    }

    @Test
    void tellsABalanceThatWouldHaveFallenBelowZero() {
        begin10();
        post("ann", 0, "2026-05-10T08:00:00Z");
        post("ann", 1, "2026-05-10T08:00:00Z");
        Reply spent = accepted(spend("ann", 30));
        post("ann", 2, "2026-05-10T08:00:00Z");
        post("ann", 3, "2026-05-10T08:00:00Z");
        Tried tried = tried("{'activities':{'post':{}},'rules':[" + rule("10", "") + "]}");
        assertThat(tried.number("ann", "/balance/live")).isEqualTo(50);
        assertThat(tried.number("ann", "/balance/draft")).isEqualTo(10);
        assertThat(tried.number("ann", "/balance/below_zero/lowest")).isEqualTo(-10);
        assertThat(tried.number("ann", "/balance/below_zero/position"))
                .isEqualTo(spent.positionOf("points-spent"));
        assertThat(tried.total("/below_zero")).isEqualTo(1);
    }

    @Test
    void tellsWhatTheDraftCouldNotHaveAnswered() {
        begin10();
        post("ann", 0, "2026-05-10T08:00:00Z");
        long position = post("ann", 1, "2026-05-10T08:00:00Z").positionOf("activity-recorded");
        Tried tried =
                tried("{'activities':{'post':{'length':'int'}},'rules':[" + rule("1", "") + "]}");
        assertThat(tried.told().word("/totals/unanswered/0/code"))
                .isEqualTo("attributes-do-not-fit");
        assertThat(tried.total("/unanswered/0/facts")).isEqualTo(2);
        assertThat(tried.total("/unanswered/0/first_position")).isLessThan(position);
        assertThat(tried.number("ann", "/points/draft")).isZero();
    }

    private void begin10() {
        clock("2026-05-10T12:00:00Z");
        open("UTC");
        group("core", "ann", "ben");
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'activities':{'post':{}},'rules':["
                                + rule("20", "")
                                + "]}}"));
    }

    private static String rule(String points, String more) {
        return "{'id':'post','activity':'post','points':'" + points + "'" + more + "}";
    }

    private Reply post(String member, int number, String at) {
        return accepted(
                command(
                        "record-activity",
                        "{'group_id':'core','member_id':'%s','activity':'post','activity_id':'p%d','occurred_at':'%s'}",
                        member,
                        number,
                        at));
    }
}
