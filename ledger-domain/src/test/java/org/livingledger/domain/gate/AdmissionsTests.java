package org.livingledger.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.Scenario.START;
import static org.livingledger.domain.gate.SevenGates.APPROVAL;
import static org.livingledger.domain.gate.SevenGates.FEE;
import static org.livingledger.domain.gate.SevenGates.INVITATION;
import static org.livingledger.domain.gate.SevenGates.PRODUCT;
import static org.livingledger.domain.gate.SevenGates.QUIZ;
import static org.livingledger.domain.gate.SevenGates.apply;
import static org.livingledger.domain.gate.SevenGates.chosen;
import static org.livingledger.domain.gate.SevenGates.guarded;
import static org.livingledger.domain.gate.SevenGates.missing;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingledger.api.evidence.EvidenceCommand.ReportPayment;
import org.livingledger.api.evidence.EvidenceCommand.ReportProfile;
import org.livingledger.api.evidence.EvidenceCommand.ReportPurchase;
import org.livingledger.api.evidence.EvidenceCommand.ReportQuiz;
import org.livingledger.api.evidence.EvidenceCommand.ReportTask;
import org.livingledger.api.evidence.EvidenceCommand.StateFact;
import org.livingledger.api.evidence.EvidenceCommand.VerifyFact;
import org.livingledger.api.gate.Gate;
import org.livingledger.api.gate.GateCommand.ApplyToJoin;
import org.livingledger.api.gate.GateCommand.CreateInvitation;
import org.livingledger.api.gate.GateCommand.ReviewApplication;
import org.livingledger.api.gate.GateCommand.SetGates;
import org.livingledger.api.gate.GateEvent.ApplicantAdmitted;
import org.livingledger.api.gate.GateEvent.GatesSet;
import org.livingledger.api.gate.GateOutcome.Admission;
import org.livingledger.api.gate.GatePolicy;
import org.livingledger.api.gate.GateRejection.GatesNotPassed;
import org.livingledger.api.gate.MissingGate;
import org.livingledger.api.group.GroupCommand.FoundGroup;
import org.livingledger.api.group.GroupEvent.SeatTaken;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.api.points.PointsCommand.EarnPoints;
import org.livingledger.domain.Scenario;

/// Who sets the gates of a group, whom its gates let in, and what is written down of it
/// (`systems.md` S3).
class AdmissionsTests {

    @Test
    void setsGatesByTheOwnerOrAnAdmin() {
        var scenario = Scenario.club(BO);
        var policy = new GatePolicy(FEE, 30, 7, GatePolicy.Inviters.OWNER);

        assertThat(scenario.refuse(new SetGates(CLUB, policy, BO)))
                .isEqualTo(new RoleRequired(CLUB, BO, List.of("owner", "admin")));
        scenario.accept(new SetGates(CLUB, policy, OWNER));
        assertThat(scenario.events()).last().isEqualTo(new GatesSet(CLUB, policy, OWNER, START));
    }

    @Test
    void letsEveryoneIntoAGroupWithoutGatesAndRemembersNothingOfIt() {
        var scenario = Scenario.club();
        long before = scenario.position();

        assertThat(scenario.accept(apply(null)))
                .isEqualTo(new Admission(CLUB, ADA, "joined", 1, null, List.of(), null));
        assertThat(scenario.eventsFrom(before + 1))
                .hasSize(3)
                .contains(
                        new SeatTaken(CLUB, ADA, 2, START), new MemberJoined(ADA, CLUB, 1, START));
    }

    @Test
    void remembersWhichGatesStoodOpen() {
        var scenario = guarded(new Gate.AnyOf(List.of(QUIZ, PRODUCT, FEE)));
        bring(scenario, CLUB, ADA, QUIZ);
        bring(scenario, CLUB, ADA, FEE);
        scenario.accept(apply(null));

        assertThat(scenario.events())
                .contains(
                        new ApplicantAdmitted(
                                CLUB, ADA, null, List.of("quiz-passed", "fee-paid"), START));
    }

    @Test
    void letsJoinGroupThroughTheGatesToo() {
        var scenario = guarded(QUIZ);
        scenario.accept(new ReportQuiz(ADA, "rules", 59, null));

        assertThat(scenario.refuse(new JoinGroup(CLUB, ADA, null)))
                .isEqualTo(
                        new GatesNotPassed(
                                CLUB,
                                ADA,
                                List.of(new MissingGate("quiz-passed", "rules", 60, 59, false))));
        scenario.accept(new ReportQuiz(ADA, "rules", 60, null));
        scenario.accept(new ReportQuiz(ADA, "rules", 10, null)); // the best one counts
        scenario.accept(new JoinGroup(CLUB, ADA, null));
    }

    @Test
    void keepsWhoIsInWhateverStandsAtTheDoorLater() {
        var scenario = Scenario.club(ADA);
        scenario.accept(new SetGates(CLUB, new GatePolicy(FEE, null, null, null), OWNER));
        scenario.accept(new EarnPoints(ADA, 1, CLUB, null, null, null, null, null));
    }

    /// Every subset of the seven, through the commands: all brought, all but one brought, and one
    /// brought where one is enough.
    @Test
    void letsPeopleInThroughEverySubsetOfTheSevenKinds() {
        var scenario = Scenario.club();
        int people = 0;
        for (int asked = 1; asked < 128; asked++) {
            List<Gate> gates = chosen(asked);
            var group = new GroupId("g" + asked);
            scenario.accept(new FoundGroup(group, "Group", OWNER, null, null, null));
            scenario.accept(new CreateInvitation(group, "come-to-us", 99, null, OWNER));

            set(scenario, group, new Gate.AllOf(gates));
            assertThat(come(scenario, group, Scenario.member("m" + people++), gates))
                    .isEqualTo("joined");
            for (Gate lacking : gates) {
                var who = Scenario.member("m" + people++);
                var others = gates.stream().filter(gate -> !gate.equals(lacking)).toList();
                assertThat(come(scenario, group, who, others))
                        .isEqualTo(
                                lacking.equals(APPROVAL)
                                        ? "applied"
                                        : new GatesNotPassed(group, who, missing(gates, lacking)));
            }
            set(scenario, group, new Gate.AnyOf(gates));
            for (Gate brought : gates) {
                var who = Scenario.member("m" + people++);
                assertThat(come(scenario, group, who, List.of(brought))).isEqualTo("joined");
            }
        }
    }

    private static void set(Scenario scenario, GroupId group, Gate gate) {
        scenario.accept(new SetGates(group, new GatePolicy(gate, null, null, null), OWNER));
    }

    /// Who lacks something is told of the approval too: it has not been given.
    private static List<MissingGate> missing(List<Gate> asked, Gate lacking) {
        return asked.stream()
                .filter(gate -> gate.equals(lacking) || gate.equals(APPROVAL))
                .map(SevenGates::missing)
                .toList();
    }

    /// What comes of someone who brings some of it: how they stand, or why not.
    private static Object come(Scenario scenario, GroupId group, MemberId who, List<Gate> brought) {
        brought.forEach(each -> bring(scenario, group, who, each));
        String code = brought.contains(INVITATION) ? "come-to-us" : null;
        Object came = scenario.decideAnyhow(new ApplyToJoin(group, who, code, null));
        if (came instanceof Admission(_, _, String status, _, _, _, _)
                && status.equals("applied")
                && brought.contains(APPROVAL)) {
            came = scenario.accept(new ReviewApplication(group, who, true, null, OWNER));
        }
        return came instanceof Admission admission ? admission.status() : came;
    }

    /// Does for someone what opens one of the seven. The approval comes after the application.
    private static void bring(Scenario scenario, GroupId group, MemberId who, Gate gate) {
        switch (gate) {
            case Gate.FeePaid(long cents, String currency) ->
                    scenario.accept(new ReportPayment(who, group, cents, currency, "p-1", null));
            case Gate.ProductBought(String product) ->
                    scenario.accept(new ReportPurchase(who, product, "o-1", null));
            case Gate.PointsHeld(long least, GroupId by) ->
                    scenario.accept(new EarnPoints(who, least, by, null, null, null, null, null));
            case Gate.QuizPassed(String quiz, int least) ->
                    scenario.accept(new ReportQuiz(who, quiz, least, null));
            case Gate.TaskDone(String task) -> scenario.accept(new ReportTask(who, task, null));
            case Gate.ProfileFilled(int percent) ->
                    scenario.accept(new ReportProfile(who, percent, null));
            case Gate.FactHolds fact -> {
                scenario.accept(new StateFact(who, fact.fact(), 200L, null, "page-1", null));
                scenario.accept(new VerifyFact(who, fact.fact(), true, OWNER, null));
            }
            case Gate.Invitation _,
                    Gate.Approval _,
                    Gate.TierReached _,
                    Gate.AllOf _,
                    Gate.AnyOf _ -> {}
        }
    }
}
