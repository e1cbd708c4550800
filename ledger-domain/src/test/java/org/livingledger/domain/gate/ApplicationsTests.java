package org.livingledger.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.Scenario.START;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingledger.api.evidence.EvidenceCommand.ReportPayment;
import org.livingledger.api.evidence.EvidenceCommand.ReportPurchase;
import org.livingledger.api.evidence.EvidenceCommand.ReportTask;
import org.livingledger.api.evidence.EvidenceCommand.StateFact;
import org.livingledger.api.evidence.EvidenceCommand.VerifyFact;
import org.livingledger.api.evidence.EvidenceEvent.FactStated;
import org.livingledger.api.evidence.EvidenceEvent.FactVerified;
import org.livingledger.api.evidence.EvidenceRejection.FactNotStated;
import org.livingledger.api.evidence.EvidenceRejection.ReferenceReused;
import org.livingledger.api.evidence.EvidenceRejection.VerifierIsTheMember;
import org.livingledger.api.gate.Gate;
import org.livingledger.api.gate.GateCommand.ApplyToJoin;
import org.livingledger.api.gate.GateCommand.ExpireApplication;
import org.livingledger.api.gate.GateCommand.ReviewApplication;
import org.livingledger.api.gate.GateCommand.SetGates;
import org.livingledger.api.gate.GateCommand.WithdrawApplication;
import org.livingledger.api.gate.GateEvent.ApplicantAdmitted;
import org.livingledger.api.gate.GateEvent.ApplicationApproved;
import org.livingledger.api.gate.GateEvent.ApplicationExpired;
import org.livingledger.api.gate.GateEvent.ApplicationFiled;
import org.livingledger.api.gate.GateEvent.ApplicationRejected;
import org.livingledger.api.gate.GateOutcome.Admission;
import org.livingledger.api.gate.GatePolicy;
import org.livingledger.api.gate.GateRejection.ApplicationNotFound;
import org.livingledger.api.gate.GateRejection.ApplicationStands;
import org.livingledger.api.gate.GateRejection.CoolingDown;
import org.livingledger.api.gate.GateRejection.GatesNotPassed;
import org.livingledger.api.gate.MissingGate;
import org.livingledger.api.group.GroupCommand.CloseGroup;
import org.livingledger.api.group.GroupRejection.GroupClosed;
import org.livingledger.api.membership.MembershipCommand.EliminateMember;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipEvent.MemberIntroduced;
import org.livingledger.api.membership.MembershipOutcome.Standing;
import org.livingledger.api.membership.MembershipRejection.AlreadyAMember;
import org.livingledger.api.membership.MembershipRejection.MemberNotFound;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.domain.Scenario;

/// Who applies, and what becomes of it: reviewed, expired, withdrawn; facts verified; who was
/// eliminated comes back after a while (`systems.md` S3, A12).
class ApplicationsTests {

    private static final MissingGate APPROVAL = new MissingGate("approval", null, 1, 0, true);

    /// Thirty local days later. Shanghai's days all have 24 hours.
    private static final Instant EXPIRY = START.plus(Duration.ofDays(30));

    private static Scenario guarded(Gate gate, Integer coolDownDays) {
        var scenario = Scenario.club(BO);
        scenario.accept(new SetGates(CLUB, new GatePolicy(gate, coolDownDays, null, null), OWNER));
        return scenario;
    }

    private static Scenario applied() {
        var scenario = guarded(new Gate.Approval(), 0);
        scenario.accept(apply());
        return scenario;
    }

    private static ApplyToJoin apply() {
        return new ApplyToJoin(CLUB, ADA, null, null);
    }

    private static ReviewApplication approve() {
        return new ReviewApplication(CLUB, ADA, true, null, OWNER);
    }

    @Test
    void filesAnApplicationThatAwaitsAnApproval() {
        var scenario = guarded(new Gate.Approval(), 0);

        assertThat(scenario.accept(apply()))
                .isEqualTo(
                        new Admission(CLUB, ADA, "applied", null, null, List.of(APPROVAL), EXPIRY));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new ApplicationFiled(CLUB, ADA, null, List.of(APPROVAL), EXPIRY, START));
        assertThat(scenario.events())
                .filteredOn(MemberIntroduced.class::isInstance)
                .extracting(event -> ((MemberIntroduced) event).member())
                .contains(ADA);
        assertThat(scenario.refuse(apply())).isEqualTo(new ApplicationStands(CLUB, ADA, EXPIRY));
        assertThat(scenario.refuse(new JoinGroup(CLUB, ADA, null)))
                .isEqualTo(new GatesNotPassed(CLUB, ADA, List.of(APPROVAL)));
    }

    @Test
    void letsWhoIsApprovedInAtOnce() {
        var scenario = applied();
        long before = scenario.position();

        assertThat(scenario.accept(approve()))
                .isEqualTo(new Admission(CLUB, ADA, "joined", 1, null, List.of(), null));
        assertThat(scenario.eventsFrom(before + 1))
                .startsWith(
                        new ApplicationApproved(CLUB, ADA, null, OWNER, START),
                        new ApplicantAdmitted(CLUB, ADA, null, List.of("approval"), START))
                .hasSize(4);
        assertThat(scenario.refuse(approve())).isEqualTo(new ApplicationNotFound(CLUB, ADA));
        assertThat(scenario.refuse(apply())).isEqualTo(new AlreadyAMember(CLUB, ADA, 1));
    }

    @Test
    void rejectsWithAReasonAndLetsThemApplyAgain() {
        var scenario = applied();

        assertThat(scenario.accept(new ReviewApplication(CLUB, ADA, false, "no-fit", OWNER)))
                .isEqualTo(new Admission(CLUB, ADA, "rejected", null, null, List.of(), null));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new ApplicationRejected(CLUB, ADA, "no-fit", OWNER, START));
        assertThat(scenario.refuse(approve())).isEqualTo(new ApplicationNotFound(CLUB, ADA));
        scenario.accept(apply());
        assertThatThrownBy(() -> new ReviewApplication(CLUB, ADA, false, null, OWNER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isReviewedByTheOwnerOrAnAdminOnly() {
        var scenario = applied();

        assertThat(scenario.refuse(new ReviewApplication(CLUB, ADA, true, null, BO)))
                .isEqualTo(new RoleRequired(CLUB, BO, List.of("owner", "admin")));
        assertThat(scenario.refuse(new ReviewApplication(CLUB, CY, true, null, BO)))
                .isEqualTo(new ApplicationNotFound(CLUB, CY));
    }

    @Test
    void letsNobodyIntoAClosedGroupAndStillRejects() {
        var scenario = applied();
        scenario.accept(new CloseGroup(CLUB));

        assertThat(scenario.refuse(approve())).isEqualTo(new GroupClosed(CLUB));
        assertThat(scenario.refuse(new ApplyToJoin(CLUB, CY, null, null)))
                .isEqualTo(new GroupClosed(CLUB));
        scenario.accept(new ReviewApplication(CLUB, ADA, false, "closed", OWNER));
    }

    @Test
    void expiresAtTheInstantItSaysWhetherOrNotThatIsWrittenDown() {
        var scenario = applied();
        scenario.at(EXPIRY.minusMillis(1));
        assertThat(scenario.refuse(new ExpireApplication(CLUB, ADA)))
                .isEqualTo(new ApplicationStands(CLUB, ADA, EXPIRY));

        scenario.at(EXPIRY);
        assertThat(scenario.refuse(approve())).isEqualTo(new ApplicationNotFound(CLUB, ADA));
        assertThat(scenario.refuse(new WithdrawApplication(CLUB, ADA)))
                .isEqualTo(new ApplicationNotFound(CLUB, ADA));
        scenario.at(EXPIRY.plusSeconds(99));
        scenario.accept(new ExpireApplication(CLUB, ADA));
        assertThat(scenario.events()).last().isEqualTo(new ApplicationExpired(CLUB, ADA, EXPIRY));
        assertThat(scenario.refuse(new ExpireApplication(CLUB, ADA)))
                .isEqualTo(new ApplicationNotFound(CLUB, ADA));
    }

    @Test
    void endsAnExpiredApplicationBeforeTheNextOneIsFiled() {
        var scenario = applied();
        scenario.at(EXPIRY);
        scenario.accept(apply());

        assertThat(scenario.events())
                .endsWith(
                        new ApplicationExpired(CLUB, ADA, EXPIRY),
                        new ApplicationFiled(
                                CLUB,
                                ADA,
                                null,
                                List.of(APPROVAL),
                                EXPIRY.plus(Duration.ofDays(30)),
                                EXPIRY));
    }

    @Test
    void isWithdrawnByTheApplicant() {
        var scenario = applied();

        assertThat(scenario.accept(new WithdrawApplication(CLUB, ADA)))
                .isEqualTo(new Admission(CLUB, ADA, "withdrawn", null, null, List.of(), null));
        assertThat(scenario.refuse(approve())).isEqualTo(new ApplicationNotFound(CLUB, ADA));
    }

    @Test
    void needsAnApprovalForEveryJoining() {
        var scenario = applied();
        scenario.accept(approve());
        scenario.accept(new LeaveGroup(CLUB, ADA, null));

        assertThat(scenario.accept(Admission.class, apply()).status()).isEqualTo("applied");
    }

    @Test
    void refusesAnApprovalOfWhoDoesNotPassAnyMore() {
        var scenario =
                guarded(
                        new Gate.AllOf(
                                List.of(new Gate.ProductBought("course-1"), new Gate.Approval())),
                        0);
        scenario.accept(new ReportPurchase(ADA, "course-1", "o-1", null));
        scenario.accept(apply());
        scenario.accept(
                new SetGates(
                        CLUB,
                        new GatePolicy(new Gate.ProductBought("course-2"), null, null, null),
                        OWNER));

        var lacking = new MissingGate("product-bought", "course-2", 1, 0, false);
        assertThat(scenario.refuse(approve()))
                .isEqualTo(new GatesNotPassed(CLUB, ADA, List.of(lacking)));
    }

    @Test
    void awaitsTheVerifyingOfAFactThatFits() {
        var scenario = guarded(new Gate.FactHolds("followers", 200L, null, null, null), 0);
        scenario.accept(new StateFact(ADA, "followers", 250L, null, "page-7", null));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new FactStated(ADA, "followers", 250L, null, "page-7", START));
        var awaited = new MissingGate("fact-holds", "followers", 1, 0, true);
        assertThat(scenario.accept(apply()))
                .isEqualTo(
                        new Admission(CLUB, ADA, "applied", null, null, List.of(awaited), EXPIRY));
        assertThat(scenario.accept(Admission.class, approve()).status()).isEqualTo("applied");

        scenario.accept(new VerifyFact(ADA, "followers", true, BO, null));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new FactVerified(ADA, "followers", true, BO, START));
        assertThat(scenario.accept(Admission.class, apply()).status()).isEqualTo("joined");
    }

    @Test
    void letsNobodyInByAFactThatWasFoundUntrueOrStatedAnew() {
        var scenario = guarded(new Gate.FactHolds("followers", 200L, null, null, null), 0);
        scenario.accept(new StateFact(ADA, "followers", 250L, null, null, null));
        scenario.accept(new VerifyFact(ADA, "followers", false, BO, null));
        var untrue = new MissingGate("fact-holds", "followers", 1, 0, false);
        assertThat(scenario.refuse(apply()))
                .isEqualTo(new GatesNotPassed(CLUB, ADA, List.of(untrue)));

        scenario.accept(new VerifyFact(ADA, "followers", true, BO, null));
        scenario.accept(new StateFact(ADA, "followers", 900L, null, null, null));
        assertThat(scenario.accept(Admission.class, apply()).status()).isEqualTo("applied");
    }

    @Test
    void hasFactsVerifiedBySomeoneElse() {
        var scenario = Scenario.club(ADA);

        assertThat(scenario.refuse(new VerifyFact(ADA, "followers", true, null, null)))
                .isEqualTo(new FactNotStated(ADA, "followers"));
        scenario.accept(new StateFact(ADA, "followers", 250L, null, null, null));
        assertThat(scenario.refuse(new VerifyFact(ADA, "followers", true, ADA, null)))
                .isEqualTo(new VerifierIsTheMember(ADA, "followers"));
        assertThat(scenario.refuse(new VerifyFact(ADA, "followers", true, CY, null)))
                .isEqualTo(new MemberNotFound(CY));
    }

    @Test
    void refusesAReferenceWithAnotherContent() {
        var scenario = Scenario.club();
        scenario.accept(new ReportPayment(ADA, CLUB, 9_900, "CNY", "p-1", null));
        scenario.accept(new ReportPurchase(ADA, "course-1", "o-1", null));
        long before = scenario.position();
        scenario.accept(new ReportPurchase(ADA, "course-1", "o-1", null));
        assertThat(scenario.position()).isEqualTo(before);

        assertThat(scenario.refuse(new ReportPayment(ADA, CLUB, 9_901, "CNY", "p-1", null)))
                .isEqualTo(new ReferenceReused(ADA, "p-1"));
        assertThat(scenario.refuse(new ReportPurchase(ADA, "course-2", "o-1", null)))
                .isEqualTo(new ReferenceReused(ADA, "o-1"));
    }

    /// The cool-down of A12: refused on day 29 with the date, let through the gates on day 30.
    @Test
    void letsWhoWasEliminatedComeBackAfterTheCoolDownThroughTheGates() {
        var scenario = guarded(new Gate.TaskDone("essay"), 30);
        scenario.accept(new EliminateMember(CLUB, BO, "idle", null, null));
        Instant allowedAt = START.plus(Duration.ofDays(30));
        var coolingDown = new CoolingDown(CLUB, BO, 30, START, allowedAt);

        scenario.at(allowedAt.minusMillis(1));
        assertThat(scenario.refuse(new JoinGroup(CLUB, BO, null))).isEqualTo(coolingDown);
        assertThat(scenario.refuse(new ApplyToJoin(CLUB, BO, null, null))).isEqualTo(coolingDown);

        scenario.at(allowedAt);
        assertThat(scenario.refuse(new JoinGroup(CLUB, BO, null)))
                .isEqualTo(
                        new GatesNotPassed(
                                CLUB,
                                BO,
                                List.of(new MissingGate("task-done", "essay", 1, 0, false))));
        scenario.accept(new ReportTask(BO, "essay", null));
        assertThat(scenario.accept(new JoinGroup(CLUB, BO, null)))
                .isEqualTo(new Standing(CLUB, BO, "member", "active", 2));
    }

    @Test
    void coolsDownNobodyWhoLeftByThemselves() {
        var scenario =
                guarded(
                        new Gate.AnyOf(
                                List.of(
                                        new Gate.FactHolds(
                                                "vip", null, null, List.of("yes"), false))),
                        30);
        scenario.accept(new LeaveGroup(CLUB, BO, null));
        scenario.accept(new StateFact(BO, "vip", null, "yes", null, null));

        scenario.accept(new JoinGroup(CLUB, BO, null));
    }
}
