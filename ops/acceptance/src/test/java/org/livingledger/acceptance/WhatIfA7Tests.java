package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// `systems.md A7`: before a badge is published, it is known who would be awarded it and what that would
/// cost; before its second version is, who would lose it; and that is what its adoption comes to, until it
/// is undone.
class WhatIfA7Tests extends AdoptionCase {

    private static final Instant FIRST_DAY = Instant.parse("2026-03-02T04:00:00Z"); // a Monday

    @Test
    void previewsABadgeForTwoHundredMembersAdoptsItAndUndoesThat() throws Exception {
        clock("2026-05-01T04:00:00Z"); // day 60
        open("Asia/Shanghai");
        accepted(command("found-group", "{'group_id':'core','name':'Core','owner':'owner'}"));
        var items = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            items.add(item("join-group", "j" + i, "'group_id':'core','member_id':'m%d'", i));
        }
        send(items);
        for (int i = 0; i < 200; i++) {
            int posts = i < 4 ? 12 : i < 7 ? 10 : 9;
            for (int n = 0; n < posts; n++) {
                items.add(post(i, n, FIRST_DAY.plus(i % 50, ChronoUnit.DAYS)));
            }
            if (items.size() > 900) {
                send(items);
            }
        }
        send(items);

        Tried tried = tried(badge(10));
        assertThat(tried.total("/badges_awarded/badges")).isEqualTo(7);
        assertThat(tried.total("/badges_awarded/points")).isEqualTo(175);
        assertThat(tried.total("/badges_revoked/badges")).isZero();
        assertThat(tried.total("/points/difference")).isEqualTo(175);
        assertThat(tried.total("/members")).isEqualTo(201);
        assertThat(tried.total("/changed")).isEqualTo(7);
        assertThat(tried.number("m6", "/points/draft")).isEqualTo(25);
        assertThat(tried.member("m7").at("/changed").booleanValue()).isFalse();
        assertThat(account("m6").number("/balance")).isZero();
        assertThat(ask("/badges").json("/items").isEmpty()).isTrue();

        accepted(command("publish-programme", "{'programme':" + badge(10) + "}"));
        await(7);
        Tried same = tried(badge(10));
        assertThat(same.total("/changed")).isZero();
        assertThat(same.total("/points/live")).isEqualTo(175);

        Tried second = tried(badge(12));
        assertThat(second.total("/badges_awarded/badges")).isZero();
        assertThat(second.total("/badges_revoked/badges")).isEqualTo(3);
        assertThat(second.total("/badges_revoked/points")).isEqualTo(75);
        assertThat(second.total("/points/difference")).isEqualTo(-75);
        assertThat(second.member("m4").at("/badges_lost/0/badge_id").asString())
                .isEqualTo("ten-posts");
        assertThat(second.member("m3").at("/changed").booleanValue()).isFalse();
        assertThat(ask("/badges").number("/items/0/holders")).isEqualTo(7);

        int grandfathered = adopt(badge(12), "'mode':'grandfather'");
        assertThat(adoption(grandfathered, "adopted").number("/items/0/figures/revoked")).isZero();
        assertThat(ask("/badges").number("/items/0/holders")).isEqualTo(7);
        undo(grandfathered);
        assertThat(ask("/badges").number("/items/0/holders")).isEqualTo(7);

        List<String> seven = IntStream.range(0, 7).mapToObj(i -> "m" + i).toList();
        List<String> before = rows(seven);
        int full = adopt(badge(12), "'mode':'full'");
        Reply told = adoption(full, "adopted");
        assertThat(told.number("/items/0/figures/revoked")).isEqualTo(3);
        assertThat(told.number("/items/0/figures/taken")).isEqualTo(75);
        assertThat(told.number("/items/0/figures/members")).isEqualTo(3);
        assertThat(ask("/badges").number("/items/0/holders")).isEqualTo(4);
        assertThat(account("m4").number("/balance")).isZero();
        assertThat(account("m3").number("/balance")).isEqualTo(25);
        assertThat(tried(badge(12)).total("/changed")).isZero();

        Reply undone = undo(full);
        assertThat(undone.number("/items/0/undoing/figures/awarded")).isEqualTo(3);
        assertThat(undone.number("/items/0/undoing/figures/granted")).isEqualTo(75);
        assertThat(ask("/badges").number("/items/0/holders")).isEqualTo(7);
        assertThat(rows(seven)).isEqualTo(before);
        assertThat(ask("/programme").word("/programme/badges/0/levels/0/at_least")).isEqualTo("10");
    }

    private static String badge(int posts) {
        return "{'badges':[{'id':'ten-posts','criterion':{'kind':'count','activity':'post',"
                + "'within':'week'},'levels':[{'at_least':"
                + posts
                + ",'points':25}]}]}";
    }

    private static String post(int member, int n, Instant from) {
        return item(
                "record-activity",
                "p" + member + "-" + n,
                "'group_id':'core','member_id':'m%d','activity':'post','activity_id':'p%d-%d','occurred_at':'%s'",
                member,
                member,
                n,
                from.plusSeconds(n));
    }

    private void await(int holders) {
        for (int i = 0; i < 200; i++) {
            if (ask("/badges").number("/items/0/holders") == holders) {
                return;
            }
            sleep();
        }
        throw new AssertionError("awarded " + ask("/badges").text());
    }
}
