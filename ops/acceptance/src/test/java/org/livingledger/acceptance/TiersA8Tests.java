package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `systems.md A8`: bronze 0, silver 300, gold 1 000 points per quarter, valid to the end of the next
/// quarter, in Shanghai.
class TiersA8Tests extends AcceptanceCase {

    private static final String JUNE_ENDS = "2026-06-30T16:00:00Z";

    private void ladder(String more) {
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'ladders':[{'id':'status','window':'quarter',"
                                + "'measures':[{'id':'points','metric':'points-earned'}],"
                                + "'tiers':[{'id':'bronze'},"
                                + "{'id':'silver','thresholds':{'points':300}},"
                                + "{'id':'gold','thresholds':{'points':1000},'privileges':['lounge']}]"
                                + more
                                + "}]}}"));
    }

    private void openWith(String more) {
        clock("2026-01-02T04:00:00Z");
        open("Asia/Shanghai");
        ladder(more);
    }

    /// 1 200 in the first quarter, the last 300 of them in a grant of their own.
    private long goldInTheFirstQuarter() {
        clock("2026-02-01T04:00:00Z");
        accepted(earn("ann", 900));
        clock("2026-02-10T04:00:00Z");
        Reply crossing = accepted(earn("ann", 300));
        assertThat(crossing.positionOf("tier-changed"))
                .as("in the command that crosses the threshold")
                .isEqualTo(crossing.positionOf("points-earned") + 1);
        return crossing.positionOf("points-earned");
    }

    private Reply ann() {
        return ask("/members/ann/tiers");
    }

    private String tier() {
        return ann().word("/tiers/0/tier");
    }

    private String tierAt(String instant) {
        clock(instant);
        return tier();
    }

    /// The latest change, once the scan has written it down.
    private Reply writtenDown(String to) {
        for (int i = 0; i < 300; i++) {
            Reply tiers = ann();
            if (tiers.word("/history/0/to").equals(to)) {
                return tiers;
            }
            sleep();
        }
        throw new AssertionError("the scan wrote nothing down: " + ann().text());
    }

    private List<String> history(String type) {
        var found = new ArrayList<String>();
        for (var item : ask("/members/ann/history?limit=200").json("/items")) {
            if (item.at("/type").asString().equals(type)) {
                found.add(item.at("/event").toString());
            }
        }
        return found;
    }

    @Test
    void givesGoldAtTheCrossingEventToTheEndOfTheNextQuarterAndThenSilver() {
        openWith("");
        goldInTheFirstQuarter();
        assertThat(ann().word("/tiers/0/tier")).isEqualTo("gold");
        assertThat(ann().word("/tiers/0/since")).isEqualTo("2026-02-10T04:00:00Z");
        assertThat(ann().word("/tiers/0/until")).isEqualTo(JUNE_ENDS);
        assertThat(ann().word("/tiers/0/privileges/0")).isEqualTo("lounge");

        clock("2026-05-01T04:00:00Z");
        accepted(earn("ann", 350));
        assertThat(tierAt("2026-06-30T15:59:59.999Z")).isEqualTo("gold");
        assertThat(tierAt(JUNE_ENDS)).as("whether or not the scan has run").isEqualTo("silver");
        Reply written = writtenDown("silver");
        assertThat(written.word("/history/0/occurred_at")).isEqualTo(JUNE_ENDS);
        assertThat(written.word("/history/0/cause")).isEqualTo("lapsed");
        assertThat(ask("/tiers").number("/items/0/tiers/1/members")).isEqualTo(1);
        assertThat(ask("/tiers/status?tier=silver").word("/items/0/member_id")).isEqualTo("ann");
        assertThat(ask("/tiers/none").word("/code")).isEqualTo("ladder-not-found");
    }

    @Test
    void fallsOneDownOrToWhatWasReached() {
        openWith(",'downgrade':'one-down'");
        goldInTheFirstQuarter();
        clock("2026-05-01T04:00:00Z");
        accepted(earn("ann", 100));
        assertThat(tierAt(JUNE_ENDS)).isEqualTo("silver");
        assertThat(tierAt("2026-09-30T15:59:59Z")).as("for one further period").isEqualTo("silver");
        assertThat(tierAt("2026-09-30T16:00:00Z")).isEqualTo("bronze");
        writtenDown("bronze");

        clock("2026-01-02T04:00:00Z");
        ladder(",'downgrade':'requalify'");
        assertThat(tierAt("2026-06-30T15:59:59Z")).isEqualTo("gold");
        assertThat(tierAt(JUNE_ENDS)).isEqualTo("bronze");
    }

    @Test
    void keepsGoldThroughTheGracePeriod() {
        openWith(",'grace_days':14");
        goldInTheFirstQuarter();
        assertThat(tierAt("2026-07-14T15:59:59.999Z")).isEqualTo("gold");
        assertThat(tierAt("2026-07-14T16:00:00Z")).isEqualTo("bronze");
        assertThat(writtenDown("bronze").word("/history/0/occurred_at"))
                .isEqualTo("2026-07-14T16:00:00Z");
    }

    @Test
    void isNotLoweredBySpendingAndLoweredAtOnceByReversal() {
        openWith("");
        long grant = goldInTheFirstQuarter();
        accepted(spend("ann", 1_000));
        assertThat(tier()).isEqualTo("gold");

        clock("2026-03-01T04:00:00Z");
        Reply reversal =
                accepted(
                        command(
                                "reverse-points",
                                "{'member_id':'ann','movement':%d,'points':300}",
                                grant));
        assertThat(reversal.positionOf("tier-changed")).isPositive();
        assertThat(tier()).isEqualTo("silver");
        assertThat(history("tier-changed").getLast())
                .contains("\"to\":\"silver\"")
                .contains("\"cause\":\"corrected\"")
                .contains("2026-03-01T04:00:00Z");
    }

    @Test
    void warnsFourteenDaysBeforeWithThePointsThatAreStillMissing() {
        openWith(",'warning_days':14");
        goldInTheFirstQuarter();
        clock("2026-05-01T04:00:00Z");
        accepted(earn("ann", 350));
        clock("2026-06-16T15:59:59Z");
        assertThat(ann().json("/tiers/0/warning").isMissingNode()).isTrue();
        clock("2026-06-16T16:00:00Z");
        assertThat(ann().number("/tiers/0/warning/missing/points")).isEqualTo(650);
        assertThat(ann().word("/tiers/0/warning/to")).isEqualTo("silver");
        assertThat(ann().word("/tiers/0/warning/at")).isEqualTo(JUNE_ENDS);

        String warning = warned();
        assertThat(warning).contains("\"points\":650").contains("2026-06-16T16:00:00Z");
        assertThat(history("tier-warned")).hasSize(1);
    }

    private String warned() {
        for (int i = 0; i < 300; i++) {
            List<String> warnings = history("tier-warned");
            if (!warnings.isEmpty()) {
                return warnings.getFirst();
            }
            sleep();
        }
        throw new AssertionError("nobody was warned");
    }

    @Test
    void multipliesWhatIsEarnedByTheTierThatWasDecidedBefore() {
        clock("2026-01-02T04:00:00Z");
        open("Asia/Shanghai");
        group("core", "ann");
        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'activities':{'post':{}},'rules':[{'id':'post','activity':'post',"
                                + "'points':'member.tier.status == \\'gold\\' ? 200 : 100'}],"
                                + "'ladders':[{'id':'status','window':'all',"
                                + "'measures':[{'id':'points','metric':'points-earned'}],"
                                + "'tiers':[{'id':'bronze'},{'id':'gold','thresholds':{'points':100}}]}]}}"));
        assertThat(post("1").number("/outcome/grants/0/granted")).isEqualTo(100);
        assertThat(post("2").number("/outcome/grants/0/granted")).isEqualTo(200);
    }

    private Reply post(String id) {
        return accepted(
                command(
                        "record-activity",
                        "{'group_id':'core','member_id':'ann','activity':'post','activity_id':'%s'}",
                        id));
    }

    @Test
    void refusesLaddersThatMakeNoSense() {
        open("Asia/Shanghai");
        Reply refusal =
                command(
                        "publish-programme",
                        "{'programme':{'ladders':[{'id':'status','window':'all','grace_days':3,"
                                + "'measures':[{'id':'points','metric':'points-earned'}],"
                                + "'tiers':[{'id':'bronze'},{'id':'silver','thresholds':{'likes':3}}]}]}}");
        refused(refusal, "programme-invalid");
        assertThat(refusal.text())
                .contains("/ladders/0/tiers/1/thresholds/likes")
                .contains("/ladders/0/grace_days");
        refused(command("review-tiers", "{'member_id':'nobody'}"), "member-not-found");
    }
}
