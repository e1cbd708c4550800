package org.livingledger.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.Scenario.START;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingledger.api.discipline.DisciplineEvent.MeasureTaken;
import org.livingledger.api.discipline.Measure;
import org.livingledger.api.gate.Gate;
import org.livingledger.api.gate.GateCommand.ApplyToJoin;
import org.livingledger.api.gate.GateCommand.BanMember;
import org.livingledger.api.gate.GateCommand.CreateInvitation;
import org.livingledger.api.gate.GateCommand.ReviewApplication;
import org.livingledger.api.gate.GateCommand.SetGates;
import org.livingledger.api.gate.GateCommand.UnbanMember;
import org.livingledger.api.gate.GateEvent;
import org.livingledger.api.gate.GateEvent.MemberUnbanned;
import org.livingledger.api.gate.GatePolicy;
import org.livingledger.api.gate.GateRejection.MemberBanned;
import org.livingledger.api.gate.GateRejection.NotBanned;
import org.livingledger.api.group.GroupCommand.CloseGroup;
import org.livingledger.api.group.GroupCommand.PromoteToAdmin;
import org.livingledger.api.group.GroupEvent.AdminDemoted;
import org.livingledger.api.group.GroupEvent.SeatFreed;
import org.livingledger.api.group.GroupRejection.GroupClosed;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipEvent.MemberIntroduced;
import org.livingledger.api.membership.MembershipRejection.OwnerMustTransfer;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.domain.Scenario;

/// The ban list, which wins over all gates (`systems.md` S3).
class BansTests {

    private static final MemberBanned BANNED = new MemberBanned(CLUB, ADA, "spam", START);

    private static BanMember ban() {
        return new BanMember(CLUB, ADA, "spam", OWNER, null);
    }

    @Test
    void winsOverEveryGate() {
        var scenario = Scenario.club();
        scenario.accept(
                new SetGates(CLUB, new GatePolicy(new Gate.Invitation(), null, null, null), OWNER));
        scenario.accept(new CreateInvitation(CLUB, "come-to-us", 1, null, OWNER));
        scenario.accept(ban());

        assertThat(scenario.refuse(new ApplyToJoin(CLUB, ADA, "come-to-us", null)))
                .isEqualTo(BANNED);
        assertThat(scenario.refuse(new JoinGroup(CLUB, ADA, null))).isEqualTo(BANNED);
        assertThat(scenario.refuse(ban())).isEqualTo(BANNED);
        scenario.accept(new CloseGroup(CLUB));
        assertThat(scenario.refuse(new JoinGroup(CLUB, ADA, null)))
                .isEqualTo(new GroupClosed(CLUB));
    }

    @Test
    void endsTheMembershipAndDemotesAnAdminFirst() {
        var scenario = Scenario.club(ADA);
        scenario.accept(new PromoteToAdmin(CLUB, ADA, OWNER));
        long before = scenario.position();
        scenario.accept(ban());

        assertThat(scenario.eventsFrom(before + 1))
                .containsExactly(
                        new MeasureTaken(
                                ADA,
                                CLUB,
                                1,
                                Measure.BAN,
                                "spam",
                                null,
                                null,
                                0,
                                null,
                                START.plus(Duration.ofDays(14)),
                                OWNER,
                                START),
                        new GateEvent.MemberBanned(CLUB, ADA, "spam", OWNER, START),
                        new AdminDemoted(CLUB, ADA, START),
                        new MemberEliminated(ADA, CLUB, 1, "spam", OWNER, START),
                        new SeatFreed(CLUB, ADA, 1, START));
    }

    @Test
    void takesSomeoneWhomNobodyHasSeen() {
        var scenario = Scenario.club();
        scenario.accept(ban());

        assertThat(scenario.events()).filteredOn(MemberIntroduced.class::isInstance).hasSize(2);
    }

    @Test
    void endsAnApplication() {
        var scenario = Scenario.club();
        scenario.accept(
                new SetGates(CLUB, new GatePolicy(new Gate.Approval(), null, null, null), OWNER));
        scenario.accept(new ApplyToJoin(CLUB, ADA, null, null));
        scenario.accept(ban());

        assertThat(scenario.refuse(new ReviewApplication(CLUB, ADA, true, null, OWNER)))
                .isEqualTo(BANNED);
    }

    @Test
    void isLiftedByTheOwnerOrAnAdmin() {
        var scenario = Scenario.club(BO);
        assertThat(scenario.refuse(new UnbanMember(CLUB, ADA, OWNER)))
                .isEqualTo(new NotBanned(CLUB, ADA));
        scenario.accept(ban());

        var needed = new RoleRequired(CLUB, BO, List.of("owner", "admin"));
        assertThat(scenario.refuse(new UnbanMember(CLUB, ADA, BO))).isEqualTo(needed);
        assertThat(scenario.refuse(new BanMember(CLUB, CY, "spam", BO, null))).isEqualTo(needed);
        scenario.accept(new UnbanMember(CLUB, ADA, OWNER));
        assertThat(scenario.events()).last().isEqualTo(new MemberUnbanned(CLUB, ADA, OWNER, START));
        scenario.accept(new JoinGroup(CLUB, ADA, null));
    }

    @Test
    void neverTakesTheOwner() {
        assertThat(Scenario.club().refuse(new BanMember(CLUB, OWNER, "spam", null, null)))
                .isEqualTo(new OwnerMustTransfer(CLUB, OWNER));
    }
}
