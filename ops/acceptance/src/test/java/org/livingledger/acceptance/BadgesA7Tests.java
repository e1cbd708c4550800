package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `systems.md A7`, as far as awards go: a badge that is published is filled from the past once, each
/// award dated by the fact that earned it; `systems.md S9` from outside.
class BadgesA7Tests extends AcceptanceCase {

    private static final Instant FIRST_DAY = Instant.parse("2026-03-02T04:00:00Z"); // a Monday

    @Test
    void fillsABadgeFromThePastOfTwoHundredMembers() {
        clock("2026-05-01T04:00:00Z"); // day 60
        open("Asia/Shanghai");
        accepted(command("found-group", "{'group_id':'core','name':'Core','owner':'owner'}"));
        var items = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            items.add(item("join-group", "j" + i, "'group_id':'core','member_id':'m%d'", i));
        }
        send(items);
        for (int i = 0; i < 200; i++) {
            int posts = i < 7 ? 10 : 9;
            for (int n = 0; n < posts; n++) {
                items.add(post(i, n, FIRST_DAY.plus(i % 50, ChronoUnit.DAYS)));
            }
            if (items.size() > 900) {
                send(items);
            }
        }
        send(items);

        publish(10);
        await(7);
        Reply award = ask("/members/m3/badges");
        assertThat(award.word("/items/0/badge_id")).isEqualTo("ten-posts");
        assertThat(award.word("/items/0/earned_at")).isEqualTo("2026-03-05T04:00:09Z");
        assertThat(award.json("/items/0/evidence").size()).isEqualTo(10);
        for (int i = 0; i < 7; i++) {
            assertThat(account("m" + i).number("/balance")).isEqualTo(25);
        }
        assertThat(account("m7").number("/balance")).isZero();

        publish(10); // the same once more
        settle("2026-05-01T04:00:00Z");
        assertThat(ask("/badges").number("/items/0/holders")).isEqualTo(7);
        assertThat(ask("/members/m3/badges").json("/items").size()).isEqualTo(1);
    }

    @Test
    void awardsTakesBackAndRefusesByHand() {
        open("UTC");
        group("core", "ann", "ben");
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'badges':["
                                + "{'id':'expert','criterion':{'kind':'manual'},'levels':[{'points':10},{'at_least':2}]},"
                                + "{'id':'local','scope':'group','criterion':{'kind':'manual'}}]}}"));
        assertThat(accepted(award("ann", "'badge_id':'expert'")).number("/outcome/levels/0"))
                .isEqualTo(1);
        assertThat(account("ann").number("/balance")).isEqualTo(10);
        refused(award("ann", "'badge_id':'expert'"), "badge-already-held");
        refused(award("ann", "'badge_id':'expert','level':3"), "badge-level-not-found");
        refused(award("ann", "'badge_id':'novice'"), "badge-not-found");
        refused(award("ann", "'badge_id':'local'"), "badge-needs-a-group");
        refused(award("ann", "'badge_id':'local','group_id':'core','by':'ben'"), "role-required");
        accepted(award("ann", "'badge_id':'local','group_id':'core','by':'owner'"));
        accepted(
                command(
                        "revoke-badge",
                        "{'member_id':'ann','badge_id':'expert','reason':'mistaken'}"));
        refused(
                command("revoke-badge", "{'member_id':'ann','badge_id':'expert'}"),
                "badge-not-held");
        Reply badges = ask("/members/ann/badges");
        assertThat(badges.json("/items").size()).isEqualTo(2);
        assertThat(badges.json("/items/0").has("revoked_at")).isTrue();
        assertThat(badges.word("/items/1/group_id")).isEqualTo("core");
        assertThat(badges.number("/items/1/epoch")).isEqualTo(1);
        assertThat(ask("/badges").number("/items/0/holders")).isZero();
        assertThat(ask("/members/ann/history").text()).contains("badge-awarded", "badge-revoked");
    }

    @Test
    void saysInPlaceWhatIsWrongWithABadge() {
        open("UTC");
        Reply reply =
                command(
                        "publish-programme",
                        "{'programme':{'badges':["
                                + "{'id':'all','criterion':{'kind':'all-of','badges':['later']}},"
                                + "{'id':'later','criterion':{'kind':'sum'}}]}}");
        refused(reply, "programme-invalid");
        assertThat(reply.text())
                .contains("/badges/0/criterion/badges/0", "/badges/1/criterion/attribute");
    }

    private void publish(int posts) {
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'badges':[{'id':'ten-posts','criterion':{'kind':'count',"
                                + "'activity':'post','within':'week'},"
                                + "'levels':[{'at_least':%d,'points':25}]}]}}",
                        posts));
    }

    private Reply award(String member, String more) {
        return command("award-badge", "{'member_id':'%s',%s}", member, more);
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

    @SuppressWarnings("AnnotateFormatMethod")
    private static String item(String command, String key, String body, Object... values) {
        return "{'command':'%s','key':'%s','body':{%s}}"
                .formatted(command, key, body.formatted(values));
    }

    private void send(List<String> items) {
        Reply reply = bulk("", "[%s]", String.join(",", items));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        for (var item : reply.json("/items")) {
            assertThat(item.at("/status").intValue()).as(item.toString()).isEqualTo(201);
        }
        reached(reply.position());
        items.clear();
    }

    private void await(int holders) {
        for (int i = 0; i < 100; i++) {
            if (ask("/badges").number("/items/0/holders") == holders) {
                return;
            }
            sleep();
        }
        throw new AssertionError("the scan awards nothing: " + ask("/badges").text());
    }
}
