package org.livingledger.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.gate.SevenGates.FEE;
import static org.livingledger.domain.gate.SevenGates.apply;
import static org.livingledger.domain.gate.SevenGates.guarded;
import static org.livingledger.domain.gate.SevenGates.missing;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livingledger.api.evidence.EvidenceCommand.ReportPayment;
import org.livingledger.api.evidence.EvidenceCommand.ReportProfile;
import org.livingledger.api.evidence.EvidenceCommand.ReportTask;
import org.livingledger.api.evidence.EvidenceCommand.StateFact;
import org.livingledger.api.gate.Gate;
import org.livingledger.api.gate.GateRejection.GatesNotPassed;
import org.livingledger.api.gate.MissingGate;
import org.livingledger.api.group.GroupCommand.FoundGroup;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.points.PointsCommand.EarnPoints;
import org.livingledger.api.points.PointsCommand.SpendPoints;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.Ladder.Measure;
import org.livingledger.api.tier.Ladder.Tier;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.tier.Window;

/// What the kinds of gates ask for: fees, points, tiers, tasks, profiles and facts (`systems.md` S3).
class GateKindsTests {

    @Test
    void usesAFeeUpByTheJoiningAndNeverTakesOneTwice() {
        var scenario = guarded(FEE);
        scenario.accept(new ReportPayment(ADA, CLUB, 5_000, "CNY", "p-1", null));
        long before = scenario.position();
        scenario.accept(new ReportPayment(ADA, CLUB, 5_000, "CNY", "p-1", null));
        assertThat(scenario.position()).isEqualTo(before);
        scenario.accept(new ReportPayment(ADA, CLUB, 4_900, "EUR", "p-2", null));
        var lacking = new MissingGate("fee-paid", "CNY", 9_900, 5_000, false);
        assertThat(scenario.refuse(apply(null)))
                .isEqualTo(new GatesNotPassed(CLUB, ADA, List.of(lacking)));
        scenario.accept(new ReportPayment(ADA, CLUB, 4_900, "CNY", "p-3", null));
        scenario.accept(apply(null));

        scenario.accept(new LeaveGroup(CLUB, ADA, null));
        assertThat(scenario.refuse(apply(null)))
                .isEqualTo(new GatesNotPassed(CLUB, ADA, List.of(missing(FEE))));
    }

    @Test
    void countsThePointsThatCouldBeSpentNowAndThoseOfOneGroupAlone() {
        var scenario = guarded(new Gate.PointsHeld(100, new GroupId("art")));
        scenario.accept(new FoundGroup(new GroupId("art"), "Art", ADA, null, null, null));
        scenario.accept(new EarnPoints(ADA, 500, null, null, null, null, null, null));
        scenario.accept(new EarnPoints(ADA, 120, new GroupId("art"), null, null, null, null, null));
        scenario.accept(new SpendPoints(ADA, 521, null, null));

        var lacking = new MissingGate("points-held", "art", 100, 99, false);
        assertThat(scenario.refuse(apply(null)))
                .isEqualTo(new GatesNotPassed(CLUB, ADA, List.of(lacking)));
        scenario.accept(new EarnPoints(ADA, 1, new GroupId("art"), null, null, null, null, null));
        scenario.accept(apply(null));
    }

    @Test
    void asksForATierOrAHigherOneOfTheSameLadder() {
        var ladder = new LadderId("reach");
        var scenario = guarded(new Gate.TierReached(ladder, "silver"));
        var lacking = new MissingGate("tier-reached", "reach/silver", 1, 0, false);
        var refusal = new GatesNotPassed(CLUB, ADA, List.of(lacking));
        scenario.accept(new EarnPoints(ADA, 299, null, null, null, null, null, null));
        assertThat(scenario.refuse(apply(null))).isEqualTo(refusal); // there is no such ladder
        scenario.accept(
                new PublishProgramme(
                        Programme.EMPTY.withLadders(
                                List.of(
                                        new Ladder(
                                                ladder,
                                                null,
                                                List.of(
                                                        new Measure(
                                                                "points",
                                                                Metric.POINTS_EARNED,
                                                                null)),
                                                List.of(
                                                        tier("base", 0),
                                                        tier("silver", 300),
                                                        tier("gold", 1_000)),
                                                new Window("all"),
                                                null,
                                                null,
                                                null))),
                        null));
        assertThat(scenario.refuse(apply(null))).isEqualTo(refusal);
        scenario.accept(new EarnPoints(ADA, 1, null, null, null, null, null, null));
        scenario.accept(apply(null));

        scenario.accept(new LeaveGroup(CLUB, ADA, null));
        scenario.accept(new EarnPoints(ADA, 900, null, null, null, null, null, null));
        scenario.accept(apply(null));
    }

    private static Tier tier(String id, long points) {
        return new Tier(id, Map.of("points", points), null);
    }

    @Test
    void asksForFinishedTasksAndFilledProfiles() {
        var scenario =
                guarded(
                        new Gate.AllOf(
                                List.of(new Gate.TaskDone("essay"), new Gate.ProfileFilled(80))));
        scenario.accept(new ReportProfile(ADA, 90, null));
        scenario.accept(new ReportProfile(ADA, 79, null)); // the last one counts

        assertThat(scenario.refuse(apply(null)))
                .isEqualTo(
                        new GatesNotPassed(
                                CLUB,
                                ADA,
                                List.of(
                                        new MissingGate("task-done", "essay", 1, 0, false),
                                        new MissingGate("profile-filled", null, 80, 79, false))));
        scenario.accept(new ReportTask(ADA, "essay", null));
        scenario.accept(new ReportProfile(ADA, 80, null));
        scenario.accept(apply(null));
    }

    @Test
    void holdsFactsAgainstTheirConditions() {
        var reach = new Gate.FactHolds("followers", 200L, 999L, null, false);
        var post = new Gate.FactHolds("position", null, null, List.of("editor", "host"), false);
        var scenario = guarded(new Gate.AllOf(List.of(reach, post)));
        scenario.accept(new StateFact(ADA, "followers", 1_000L, null, null, null));
        scenario.accept(new StateFact(ADA, "position", null, "guest", null, null));

        assertThat(scenario.refuse(apply(null)))
                .isEqualTo(
                        new GatesNotPassed(
                                CLUB,
                                ADA,
                                List.of(
                                        new MissingGate(
                                                "fact-holds", "followers", 999, 1_000, false),
                                        new MissingGate("fact-holds", "position", 1, 0, false))));
        scenario.accept(new StateFact(ADA, "followers", 999L, null, null, null));
        scenario.accept(new StateFact(ADA, "position", null, "host", null, null));
        scenario.accept(apply(null));
    }
}
