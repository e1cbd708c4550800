package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// `systems.md S5`: strikes, mutes, quiet hours, removals and appeals; each refusal in both languages.
class DisciplineS5Tests extends AcceptanceCase {

    private final AtomicInteger messages = new AtomicInteger();

    @Test
    void leadsFromStrikesToAMuteAndFromAnAppealOutOfIt() {
        clock("2026-05-10T00:00:00Z");
        open("Europe/Berlin");
        group("core", "ann", "ben", "cid");
        messagesEarn();
        accepted(command("promote-to-admin", "{'group_id':'core','member_id':'ben','by':'owner'}"));
        refused(
                command(
                        "set-house-rules",
                        "{'group_id':'core','rules':{'strikes':2,'strikes_lead_to':'mute','mute_for':'P2D'},'by':'ben'}"),
                "role-required");
        accepted(
                command(
                        "set-house-rules",
                        "{'group_id':'core','rules':{'strikes':2,'strikes_lead_to':'mute','mute_for':'P2D'},'by':'owner'}"));
        assertThat(measure("warn-member", "ann", "ben").number("/outcome/strikes")).isEqualTo(1);
        Reply second = accepted(measure("warn-member", "ann", "ben"));
        assertThat(second.json("/outcome/muted").booleanValue()).isTrue();
        assertThat(second.word("/outcome/muted_until")).isEqualTo("2026-05-12T00:00:00Z");

        Reply muted = accepted(message("ann"));
        assertThat(muted.number("/outcome/grants/0/granted")).isZero();
        assertThat(muted.word("/outcome/grants/0/limited_by/code")).isEqualTo("muted");
        assertThat(accepted(message("cid")).number("/outcome/grants/0/granted")).isEqualTo(5);

        Reply measures = ask("/groups/core/measures");
        assertThat(measures.json("/items").findValuesAsString("kind"))
                .containsExactly("warning", "warning", "mute");
        assertThat(measures.word("/items/2/by")).isEqualTo("ben");
        assertThat(measures.word("/items/2/reason")).isEqualTo("spam");
        assertThat(measures.word("/items/2/rule")).isEqualTo("rule-3");
        assertThat(measures.number("/items/2/follows_from")).isEqualTo(2);
        assertThat(ask("/members/ann/conduct").number("/items/0/strikes")).isEqualTo(2);

        appeals();
        assertThat(ask("/members/ann/conduct").number("/items/0/strikes")).isEqualTo(1);
        assertThat(ask("/members/ann/conduct").json("/items/0/muted").booleanValue()).isFalse();
        assertThat(accepted(message("ann")).number("/outcome/grants/0/granted")).isEqualTo(5);
        assertThat(ask("/members/ann/history").text())
                .contains("measure-taken", "appeal-filed", "appeal-decided", "measure-lifted");
    }

    private void appeals() {
        Reply none = command("file-appeal", "{'group_id':'core','member_id':'ann','measure':9}");
        refused(none, "measure-not-found");
        assertThat(none.word("/detail")).contains("No measure 9 was taken against 'ann'");
        assertThat(inChinese(none).word("/detail")).contains("没有针对“ann”的第 9 号处分");
        Reply early = decide("owner");
        refused(early, "no-appeal");
        assertThat(early.word("/detail")).contains("no appeal to decide against the measure 2");
        assertThat(inChinese(early).word("/title")).isEqualTo("没有待裁决的申诉");
        accepted(command("file-appeal", "{'group_id':'core','member_id':'ann','measure':2}"));
        Reply twice = command("file-appeal", "{'group_id':'core','member_id':'ann','measure':2}");
        refused(twice, "already-appealed");
        assertThat(twice.word("/title")).isEqualTo("Already appealed");
        assertThat(inChinese(twice).word("/title")).isEqualTo("已申诉过");
        Reply own = decide("ben");
        refused(own, "own-measure");
        assertThat(own.word("/detail")).contains("'ben' took the measure 2");
        assertThat(inChinese(own).word("/detail")).contains("第 2 号处分由“ben”");
        assertThat(ask("/groups/core/measures?status=appealed").json("/items")).hasSize(1);
        accepted(decide("owner"));
        assertThat(ask("/groups/core/measures?status=appealed").json("/items")).isEmpty();
        assertThat(ask("/groups/core/measures?status=all").word("/items/1/appeal"))
                .isEqualTo("overturned");
        Reply lifted = command("file-appeal", "{'group_id':'core','member_id':'ann','measure':3}");
        refused(lifted, "measure-lifted");
        assertThat(lifted.word("/detail")).contains("taken back at 2026-05-10T00:00:00Z");
        assertThat(inChinese(lifted).word("/title")).isEqualTo("处分已解除");
        clock("2026-05-24T00:00:00Z");
        Reply late = command("file-appeal", "{'group_id':'core','member_id':'ann','measure':1}");
        refused(late, "appeal-too-late");
        assertThat(late.word("/detail")).contains("until 2026-05-24T00:00:00Z");
        assertThat(inChinese(late).word("/detail")).contains("申诉期限至 2026-05-24T00:00:00Z");
    }

    private Reply decide(String by) {
        return command(
                "decide-appeal",
                "{'group_id':'core','member_id':'ann','measure':2,'overturned':true,'reason':'mistaken','by':'%s'}",
                by);
    }

    @Test
    void givesNoPointsInQuietHoursOfTheNightInWhichTheClocksChange() {
        clock("2026-03-28T20:59:59Z");
        open("Europe/Berlin");
        group("core", "ann");
        messagesEarn();
        accepted(
                command(
                        "set-house-rules",
                        "{'group_id':'core','rules':{'quiet_hours':{}},'by':'owner'}"));
        assertThat(ask("/groups/core/house-rules").word("/rules/quiet_hours/from"))
                .isEqualTo("22:00");

        assertThat(message("ann").number("/outcome/grants/0/granted")).isEqualTo(5);
        clock("2026-03-28T21:00:00Z");
        assertThat(message("ann").word("/outcome/grants/0/limited_by/code"))
                .isEqualTo("quiet-hours");
        clock("2026-03-29T04:59:59Z");
        assertThat(message("ann").number("/outcome/grants/0/granted")).isZero();
        clock("2026-03-29T05:00:00Z");
        assertThat(message("ann").number("/outcome/grants/0/granted")).isEqualTo(5);
        assertThat(account("ann").number("/balance")).isEqualTo(10);
    }

    @Test
    void mutesAndRemovesAndTellsInBothLanguagesWhyItDoesNot() {
        clock("2026-05-10T00:00:00Z");
        open("UTC");
        group("core", "ann", "ben");
        Reply owner = measure("warn-member", "owner", "owner");
        refused(owner, "owner-above-measures");
        assertThat(owner.word("/detail")).contains("'owner' owns the group 'core'");
        assertThat(inChinese(owner).word("/title")).isEqualTo("不能处分群主");
        Reply past =
                command(
                        "mute-member",
                        "{'group_id':'core','member_id':'ann','reason':'spam','rule':'r-1','until':'2026-05-09T00:00:00Z'}");
        refused(past, "mute-ends-in-the-past");
        assertThat(past.word("/detail")).contains("it is 2026-05-10T00:00:00Z already");
        assertThat(inChinese(past).word("/title")).isEqualTo("禁言期限已过");
        Reply none = command("unmute-member", "{'group_id':'core','member_id':'ann','by':'owner'}");
        refused(none, "not-muted");
        assertThat(none.word("/detail")).contains("'ann' is not muted");
        assertThat(inChinese(none).word("/title")).isEqualTo("未被禁言");
        Reply open = command("unmute-group", "{'group_id':'core','by':'owner'}");
        refused(open, "group-not-muted");
        assertThat(open.word("/title")).isEqualTo("Group not muted");
        assertThat(inChinese(open).word("/title")).isEqualTo("社群未被禁言");

        accepted(
                command(
                        "mute-group",
                        "{'group_id':'core','reason':'announcement','lasts':'end-of-day','by':'owner'}"));
        Reply house = ask("/groups/core/house-rules");
        assertThat(house.json("/muted").booleanValue()).isTrue();
        assertThat(house.word("/muted_until")).isEqualTo("2026-05-11T00:00:00Z");
        accepted(command("unmute-group", "{'group_id':'core','by':'owner'}"));
        accepted(measure("mute-member", "ann", "owner"));
        accepted(command("unmute-member", "{'group_id':'core','member_id':'ann','by':'owner'}"));

        Reply removed = accepted(measure("remove-member", "ann", "owner"));
        assertThat(removed.json("/outcome/active").booleanValue()).isFalse();
        assertThat(ask("/groups/core").number("/members")).isEqualTo(2);
        assertThat(ask("/groups/core/measures").json("/items").findValuesAsString("kind"))
                .containsExactly("removal");
        accepted(
                command(
                        "ban-member",
                        "{'group_id':'core','member_id':'ben','reason':'fraud','rule':'r-1','by':'owner'}"));
        assertThat(ask("/members/ben/conduct").word("/items/0/measures/0/kind")).isEqualTo("ban");
        accepted(command("unban-member", "{'group_id':'core','member_id':'ben','by':'owner'}"));
        assertThat(ask("/members/ben/conduct").json("/items/0/measures/0/in_force").booleanValue())
                .isFalse();
        for (var invariant : ask("/invariants").json("/invariants")) {
            assertThat(invariant.at("/holds").booleanValue()).as(invariant.toString()).isTrue();
        }
    }

    private Reply measure(String command, String member, String by) {
        return command(
                command,
                "{'group_id':'core','member_id':'%s','reason':'spam','rule':'rule-3','by':'%s'}",
                member,
                by);
    }

    private void messagesEarn() {
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'activities':{'message':{}},'rules':[{'id':'talk','activity':'message','points':'5'}]}}"));
    }

    private Reply message(String member) {
        return command(
                "record-activity",
                "{'group_id':'core','member_id':'%s','activity':'message','activity_id':'m%d','attributes':{}}",
                member,
                messages.incrementAndGet());
    }
}
