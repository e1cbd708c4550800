package org.livingledger.domain.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.tier.Rungs.STATUS;
import static org.livingledger.domain.tier.Rungs.per;
import static org.livingledger.domain.tier.Rungs.tier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livingledger.api.activity.ActivityCommand.RecordActivity;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipRejection.MemberNotFound;
import org.livingledger.api.points.PointsCommand.ForfeitPoints;
import org.livingledger.api.points.PointsCommand.ReversePoints;
import org.livingledger.api.points.PointsCommand.SpendPoints;
import org.livingledger.api.points.PointsCommand.TransferPoints;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.Ladder.Downgrade;
import org.livingledger.api.tier.Ladder.Measure;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.tier.TierAt;
import org.livingledger.api.tier.TierAt.Next;
import org.livingledger.api.tier.TierAt.Warning;
import org.livingledger.api.tier.TierCommand.ReviewTiers;
import org.livingledger.api.tier.TierEvent.Cause;
import org.livingledger.api.tier.TierEvent.TierChanged;
import org.livingledger.api.tier.TierEvent.TierWarned;
import org.livingledger.api.tier.TierOutcome.Reviewed;
import org.livingledger.api.tier.Window;
import org.livingledger.domain.Scenario;

/// Tiers (等级, `systems.md` S8): what is reached in a period holds to the end of the next, and then
/// what the ladder says; time does what it does whether or not anybody looks.
class TiersTests extends Climbing {

    private static final String JUNE_ENDS = "2026-07-01T00:00+08:00";

    private void reachGoldInQ1() {
        at("2026-02-01T12:00+08:00");
        earn(900);
        at("2026-02-10T12:00+08:00");
        earn(300);
    }

    @Test
    void givesATierAtTheEventThatCrossesItsThreshold() {
        scenario.accept(per("quarter").published());
        reachGoldInQ1();

        assertThat(changes())
                .extracting(TierChanged::from, TierChanged::to, TierChanged::occurredAt)
                .containsExactly(
                        tuple("bronze", "silver", instant("2026-02-01T12:00+08:00")),
                        tuple("silver", "gold", instant("2026-02-10T12:00+08:00")));
        assertThat(scenario.events().getLast())
                .isEqualTo(
                        new TierChanged(
                                ADA,
                                STATUS,
                                "silver",
                                "gold",
                                Cause.REACHED,
                                1,
                                Map.of("points", 1_200L),
                                instant(JUNE_ENDS),
                                instant("2026-02-10T12:00+08:00")));
        assertThat(now().privileges()).containsExactly("early-access");
        assertThat(now().next()).isNull();
        assertThat(now().until()).isEqualTo(instant(JUNE_ENDS));
    }

    @Test
    void saysWhatIsMissingForTheNextTier() {
        scenario.accept(per("quarter").published());
        earn(120);

        assertThat(now().tier()).isEqualTo("bronze");
        assertThat(now().since()).isNull();
        assertThat(now().scores()).isEqualTo(Map.of("points", 120L));
        assertThat(now().next()).isEqualTo(new Next("silver", Map.of("points", 180L)));
        assertThat(written()).isEmpty();
    }

    @Test
    void keepsATierToTheEndOfTheNextPeriodAndThenWhatWasReachedInThat() {
        scenario.accept(per("quarter").published());
        reachGoldInQ1();
        at("2026-05-01T12:00+08:00");
        earn(350);

        assertThat(tierAt("2026-06-30T23:59:59+08:00")).isEqualTo("gold");
        assertThat(tierAt(JUNE_ENDS)).isEqualTo("silver");
        assertThat(changes().getLast())
                .isEqualTo(
                        new TierChanged(
                                ADA,
                                STATUS,
                                "gold",
                                "silver",
                                Cause.LAPSED,
                                1,
                                Map.of("points", 0L),
                                instant("2026-10-01T00:00+08:00"),
                                instant(JUNE_ENDS)));
    }

    @Test
    void fallsToWhatWasReachedOrOneDownOrNotAtAll() {
        for (Downgrade how : Downgrade.values()) {
            var other = new TiersTests();
            other.scenario.accept(per("quarter").downgrade(how).published());
            other.reachGoldInQ1();
            other.at("2026-05-01T12:00+08:00");
            other.earn(100);

            String third =
                    switch (how) {
                        case NONE -> "gold";
                        case ONE_DOWN -> "silver";
                        case REQUALIFY -> "bronze";
                    };
            String fourth = how == Downgrade.NONE ? "gold" : "bronze";
            assertThat(other.tierAt("2026-07-01T00:00+08:00")).as("%s", how).isEqualTo(third);
            assertThat(other.tierAt("2026-09-30T23:59:59+08:00")).as("%s", how).isEqualTo(third);
            assertThat(other.tierAt("2026-10-01T00:00+08:00")).as("%s", how).isEqualTo(fourth);
        }
    }

    @Test
    void keepsATierThroughTheGracePeriod() {
        scenario.accept(per("quarter").grace(14).published());
        reachGoldInQ1();

        assertThat(now().until()).isEqualTo(instant("2026-07-15T00:00+08:00"));
        assertThat(tierAt("2026-07-14T23:59:59+08:00")).isEqualTo("gold");
        assertThat(tierAt("2026-07-15T00:00+08:00")).isEqualTo("bronze");
        assertThat(changes().getLast().occurredAt()).isEqualTo(instant("2026-07-15T00:00+08:00"));
    }

    @Test
    void canBeWonBackInTheGracePeriod() {
        scenario.accept(per("quarter").grace(14).published());
        reachGoldInQ1();
        at("2026-07-10T00:00+08:00");
        earn(1_000);

        assertThat(tierAt("2026-08-01T00:00+08:00")).isEqualTo("gold");
        assertThat(changes()).hasSize(2);
        assertThat(now().until()).isEqualTo(instant("2027-01-15T00:00+08:00"));
    }

    @Test
    void isNeverLoweredBySpendingForfeitureOrTransfer() {
        scenario.accept(per("quarter").published());
        reachGoldInQ1();
        scenario.accept(new SpendPoints(ADA, 700, null, null));
        scenario.accept(new ForfeitPoints(ADA, 100, "fair"));
        scenario.accept(new TransferPoints(ADA, BO, 400, null));

        assertThat(now().tier()).isEqualTo("gold");
        assertThat(now().scores()).isEqualTo(Map.of("points", 1_200L));
        assertThat(scenario.accept(Reviewed.class, new ReviewTiers(BO)).tiers().getFirst().scores())
                .as("what is received was not earned")
                .isEqualTo(Map.of("points", 0L));
    }

    @Test
    void losesATierAtOnceWhenWhatReachedItIsReversed() {
        scenario.accept(per("quarter").published());
        at("2026-02-01T12:00+08:00");
        earn(900);
        at("2026-02-10T12:00+08:00");
        long grant = earn(300);
        at("2026-03-01T12:00+08:00");
        scenario.accept(new ReversePoints(ADA, grant, null, null, null));

        assertThat(scenario.events().getLast())
                .isEqualTo(
                        new TierChanged(
                                ADA,
                                STATUS,
                                "gold",
                                "silver",
                                Cause.CORRECTED,
                                1,
                                Map.of("points", 900L),
                                instant(JUNE_ENDS),
                                instant("2026-03-01T12:00+08:00")));
        assertThat(now().tier()).isEqualTo("silver");
        assertThat(now().since()).isEqualTo(instant("2026-02-01T12:00+08:00"));
    }

    @Test
    void countsAReversalInTheWindowOfWhatItReverses() {
        scenario.accept(per("quarter").published());
        at("2026-02-01T12:00+08:00");
        long first = earn(1_200);
        at("2026-04-20T12:00+08:00");
        earn(400);
        scenario.accept(new ReversePoints(ADA, first, 300L, null, null));

        assertThat(now().scores()).as("of the second quarter").isEqualTo(Map.of("points", 400L));
        assertThat(now().tier()).as("900 in the first, 400 in the second").isEqualTo("silver");
    }

    @Test
    void countsALateFactInItsOwnPeriod() {
        scenario.accept(per("quarter").published());
        at("2026-05-01T12:00+08:00");
        Instant inMarch = instant("2026-03-31T23:59:59+08:00");
        earn(1_000, null, inMarch);

        assertThat(changes().getLast().occurredAt()).isEqualTo(inMarch);
        assertThat(now().tier()).isEqualTo("gold");
        assertThat(now().scores()).isEqualTo(Map.of("points", 0L));
        assertThat(now().until()).isEqualTo(instant(JUNE_ENDS));

        earn(1_000, null, instant("2025-08-01T12:00+08:00"));
        assertThat(changes()).as("a time that is over changes nothing now").hasSize(1);
    }

    @Test
    void writesDownInOrderWhatCameAboutUnseen() {
        scenario.accept(per("quarter").downgrade(Downgrade.ONE_DOWN).published());
        reachGoldInQ1();
        at("2027-01-05T12:00+08:00");
        earn(1_000);

        assertThat(changes().subList(2, 5))
                .extracting(TierChanged::to, TierChanged::cause, TierChanged::occurredAt)
                .containsExactly(
                        tuple("silver", Cause.LAPSED, instant(JUNE_ENDS)),
                        tuple("bronze", Cause.LAPSED, instant("2026-10-01T00:00+08:00")),
                        tuple("gold", Cause.REACHED, instant("2027-01-05T12:00+08:00")));
    }

    @Test
    void writesNothingTwice() {
        scenario.accept(per("quarter").warning(14).published());
        reachGoldInQ1();
        at("2026-12-01T00:00+08:00");
        now();
        long before = scenario.position();
        now();

        assertThat(scenario.position()).isEqualTo(before);
    }

    @Test
    void warnsOfALossWithWhatIsStillMissing() {
        scenario.accept(per("quarter").warning(14).published());
        reachGoldInQ1();
        at("2026-05-01T12:00+08:00");
        earn(350);
        at("2026-06-16T23:59:59+08:00");
        assertThat(now().warning()).isNull();
        at("2026-06-17T00:00+08:00");

        assertThat(now().warning())
                .isEqualTo(
                        new Warning(
                                "silver",
                                instant(JUNE_ENDS),
                                instant(JUNE_ENDS),
                                Map.of("points", 650L)));
        assertThat(written().getLast())
                .isEqualTo(
                        new TierWarned(
                                ADA,
                                STATUS,
                                "gold",
                                "silver",
                                instant(JUNE_ENDS),
                                instant(JUNE_ENDS),
                                Map.of("points", 650L),
                                1,
                                instant("2026-06-17T00:00+08:00")));
        earn(650);
        assertThat(now().warning()).as("what was missing has been earned").isNull();
    }

    @Test
    void asksForContributionAndInfluenceTogether() {
        var ladder =
                new Ladder(
                        STATUS,
                        null,
                        List.of(new Measure("points", Metric.POINTS_EARNED, null), Rungs.posts()),
                        List.of(
                                tier("guest", Map.of()),
                                tier("expert", Map.of("points", 100L, "posts", 2L))),
                        new Window("all"),
                        null,
                        null,
                        null);
        scenario.accept(Rungs.publish(ladder));
        earn(500);
        post("post");
        post("like");
        assertThat(now().tier()).isEqualTo("guest");
        assertThat(now().next()).isEqualTo(new Next("expert", Map.of("posts", 1L)));
        post("post");

        assertThat(now().tier()).isEqualTo("expert");
        assertThat(now().until()).isNull();
    }

    private void post(String activity) {
        scenario.accept(
                new RecordActivity(
                        CLUB,
                        ADA,
                        new ActivityType(activity),
                        "a" + scenario.position(),
                        null,
                        null));
    }

    @Test
    void beginsAGroupsLadderAnewAfterLeavingAndKeepsTheLedgers() {
        var here =
                new Ladder(
                        new LadderId("here"),
                        CLUB,
                        per("all").ladder().measures(),
                        per("all").ladder().tiers(),
                        new Window("all"),
                        null,
                        null,
                        null);
        scenario.accept(Rungs.publish(per("all").ladder(), here));
        earn(400, CLUB, null);
        earn(900, null, null);
        assertThat(tiers()).containsExactly("gold", "silver");

        at("2026-03-01T00:00+08:00");
        scenario.accept(new LeaveGroup(CLUB, ADA, null));
        assertThat(changes().getLast().cause()).isEqualTo(Cause.LEFT);
        assertThat(tiers()).containsExactly("gold", "bronze");

        at("2026-04-01T00:00+08:00");
        scenario.accept(new JoinGroup(CLUB, ADA, null));
        assertThat(tiers()).containsExactly("gold", "bronze");
        earn(300, CLUB, null);
        assertThat(tiers()).containsExactly("gold", "silver");
    }

    private List<String> tiers() {
        return scenario.accept(Reviewed.class, new ReviewTiers(ADA)).tiers().stream()
                .map(TierAt::tier)
                .toList();
    }

    @Test
    void knowsWhatWasEarnedBeforeALadderWasPublished() {
        reachGoldInQ1();
        at("2026-08-01T00:00+08:00");
        scenario.accept(per("quarter").published());
        now();

        assertThat(changes())
                .extracting(TierChanged::to, TierChanged::occurredAt)
                .containsExactly(
                        tuple("silver", instant("2026-02-01T12:00+08:00")),
                        tuple("gold", instant("2026-02-10T12:00+08:00")),
                        tuple("bronze", instant(JUNE_ENDS)));
    }

    @Test
    void correctsWhatANewVersionOfTheLadderSaysOtherwise() {
        scenario.accept(per("all").published());
        earn(400);
        at("2026-03-01T00:00+08:00");
        Ladder steeper =
                new Ladder(
                        STATUS,
                        null,
                        per("all").ladder().measures(),
                        List.of(tier("iron", Map.of()), tier("silver", Map.of("points", 500L))),
                        new Window("all"),
                        null,
                        null,
                        null);
        scenario.accept(Rungs.publish(steeper));
        now();

        assertThat(changes().getLast().to()).isEqualTo("iron");
        assertThat(changes().getLast().cause()).isEqualTo(Cause.CORRECTED);
        assertThat(changes().getLast().version()).isEqualTo(2);
    }

    @Test
    void refusesToReviewWhomNobodyKnows() {
        assertThat(scenario.refuse(new ReviewTiers(Scenario.CY)))
                .isEqualTo(new MemberNotFound(Scenario.CY));
    }
}
