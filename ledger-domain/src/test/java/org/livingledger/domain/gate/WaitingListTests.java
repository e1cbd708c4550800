package org.livingledger.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.Scenario.START;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingledger.api.gate.Gate;
import org.livingledger.api.gate.GateCommand.ApplyToJoin;
import org.livingledger.api.gate.GateCommand.BanMember;
import org.livingledger.api.gate.GateCommand.FillSeats;
import org.livingledger.api.gate.GateCommand.ReviewApplication;
import org.livingledger.api.gate.GateCommand.SetGates;
import org.livingledger.api.gate.GateCommand.WithdrawApplication;
import org.livingledger.api.gate.GateEvent.ApplicantAdmitted;
import org.livingledger.api.gate.GateEvent.ApplicantQueued;
import org.livingledger.api.gate.GateOutcome.Admission;
import org.livingledger.api.gate.GatePolicy;
import org.livingledger.api.gate.GateRejection.AlreadyWaiting;
import org.livingledger.api.group.GroupCommand.CloseGroup;
import org.livingledger.api.group.GroupCommand.OpenGroup;
import org.livingledger.api.group.GroupCommand.SetCapacity;
import org.livingledger.api.group.GroupEvent.SeatFreed;
import org.livingledger.api.group.GroupEvent.SeatTaken;
import org.livingledger.api.group.GroupOutcome.Seats;
import org.livingledger.api.group.GroupRejection.GroupFull;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipCommand.EliminateMember;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.domain.Scenario;

/// The waiting list of a full group, which fills in its order as seats come free (`systems.md` S3).
class WaitingListTests {

    private static final MemberId DEE = Scenario.member("dee");

    private static ApplyToJoin apply(MemberId member) {
        return new ApplyToJoin(CLUB, member, null, null);
    }

    /// A full group of OWNER and BO, before which ADA and CY wait in this order.
    private static Scenario full() {
        var scenario = Scenario.club(BO);
        scenario.accept(new SetCapacity(CLUB, 2));
        scenario.accept(apply(ADA));
        scenario.accept(apply(CY));
        return scenario;
    }

    private static List<MemberId> joined(Scenario scenario, long after) {
        return scenario.eventsFrom(after + 1).stream()
                .filter(MemberJoined.class::isInstance)
                .map(event -> ((MemberJoined) event).member())
                .toList();
    }

    @Test
    void putsWhoPassesTheGatesOfAFullGroupAtItsEnd() {
        var scenario = full();

        assertThat(scenario.accept(apply(DEE)))
                .isEqualTo(new Admission(CLUB, DEE, "waiting", null, 2, List.of(), null));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new ApplicantQueued(CLUB, DEE, 3, null, START));
        assertThat(scenario.refuse(apply(CY))).isEqualTo(new AlreadyWaiting(CLUB, CY, 1));
        assertThat(scenario.refuse(new JoinGroup(CLUB, DEE, null)))
                .isEqualTo(new GroupFull(CLUB, 2));
    }

    @Test
    void letsTheFirstInByTheSameCommandThatFreesASeat() {
        var scenario = full();
        long before = scenario.position();
        scenario.accept(new LeaveGroup(CLUB, BO, null));

        assertThat(scenario.eventsFrom(before + 1))
                .containsExactly(
                        new MemberLeft(BO, CLUB, 1, START),
                        new SeatFreed(CLUB, BO, 1, START),
                        new ApplicantAdmitted(CLUB, ADA, null, List.of(), START),
                        new SeatTaken(CLUB, ADA, 2, START),
                        new MemberJoined(ADA, CLUB, 1, START));
    }

    @Test
    void fillsWhenSomeoneIsEliminatedOrBanned() {
        var scenario = full();
        long before = scenario.position();
        scenario.accept(new EliminateMember(CLUB, BO, "idle", null, null));
        assertThat(joined(scenario, before)).containsExactly(ADA);
        scenario.accept(new BanMember(CLUB, ADA, "spam", OWNER, null));
        assertThat(joined(scenario, before)).containsExactly(ADA, CY);
    }

    @Test
    void fillsAsManySeatsAsTheCapacityGains() {
        var scenario = full();
        scenario.accept(apply(DEE));
        long before = scenario.position();

        assertThat(scenario.accept(new SetCapacity(CLUB, 4)))
                .isEqualTo(new Seats(CLUB, 4, 4, true));
        assertThat(joined(scenario, before)).containsExactly(ADA, CY);
    }

    @Test
    void waitsWhileTheGroupIsClosed() {
        var scenario = full();
        scenario.accept(new CloseGroup(CLUB));
        long before = scenario.position();
        scenario.accept(new LeaveGroup(CLUB, BO, null));
        assertThat(joined(scenario, before)).isEmpty();

        scenario.accept(new OpenGroup(CLUB));
        assertThat(joined(scenario, before)).containsExactly(ADA);
    }

    @Test
    void isLeftByWhoWithdrawsOrIsBanned() {
        var scenario = full();
        scenario.accept(apply(DEE));
        scenario.accept(new WithdrawApplication(CLUB, ADA));
        scenario.accept(new BanMember(CLUB, CY, "spam", null, null));
        long before = scenario.position();
        scenario.accept(new LeaveGroup(CLUB, BO, null));

        assertThat(joined(scenario, before)).containsExactly(DEE);
    }

    @Test
    void takesWhoIsApprovedWhileTheGroupIsFull() {
        var scenario = Scenario.club(BO);
        scenario.accept(
                new SetGates(CLUB, new GatePolicy(new Gate.Approval(), null, null, null), OWNER));
        scenario.accept(apply(ADA));
        scenario.accept(new SetCapacity(CLUB, 2));

        assertThat(scenario.accept(new ReviewApplication(CLUB, ADA, true, null, OWNER)))
                .isEqualTo(new Admission(CLUB, ADA, "waiting", null, 0, List.of(), null));
        long before = scenario.position();
        scenario.accept(new LeaveGroup(CLUB, BO, null));
        assertThat(joined(scenario, before)).containsExactly(ADA);
    }

    /// More seats come free than one command can fill: the others follow, and nobody overtakes them.
    @Test
    void letsNobodyOvertakeThoseWhoWait() {
        var scenario = Scenario.club();
        scenario.accept(new SetCapacity(CLUB, 1));
        var waiting = new ArrayList<MemberId>();
        for (int i = 0; i < 405; i++) {
            var member = Scenario.member("m" + i);
            waiting.add(member);
            scenario.accept(apply(member));
        }
        long before = scenario.position();
        scenario.accept(new SetCapacity(CLUB, 1_000));
        assertThat(joined(scenario, before)).isEqualTo(waiting.subList(0, 400));

        assertThat(scenario.refuse(new JoinGroup(CLUB, DEE, null)))
                .isEqualTo(new GroupFull(CLUB, 1_000));
        assertThat(scenario.accept(Admission.class, apply(DEE)).ahead()).isEqualTo(5);
        waiting.add(DEE);
        assertThat(scenario.accept(new FillSeats(CLUB)))
                .isEqualTo(new Seats(CLUB, 407, 1_000, true));
        assertThat(joined(scenario, before)).isEqualTo(waiting);
        long filled = scenario.position();
        scenario.accept(new FillSeats(CLUB));
        assertThat(scenario.position()).isEqualTo(filled);
    }
}
