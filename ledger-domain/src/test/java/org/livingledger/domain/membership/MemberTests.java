package org.livingledger.domain.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.Scenario.START;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingledger.api.group.GroupCommand.PromoteToAdmin;
import org.livingledger.api.group.GroupEvent.AdminDemoted;
import org.livingledger.api.group.GroupEvent.SeatFreed;
import org.livingledger.api.group.GroupEvent.SeatTaken;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupRejection.GroupNotFound;
import org.livingledger.api.membership.MembershipCommand.EliminateMember;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipEvent.MemberIntroduced;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.api.membership.MembershipOutcome.Standing;
import org.livingledger.api.membership.MembershipRejection.AlreadyAMember;
import org.livingledger.api.membership.MembershipRejection.MemberNotFound;
import org.livingledger.api.membership.MembershipRejection.NotAMember;
import org.livingledger.api.membership.MembershipRejection.OccursInTheFuture;
import org.livingledger.api.membership.MembershipRejection.OwnerMustTransfer;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.api.membership.Sealed;
import org.livingledger.domain.Scenario;

/// Joining, leaving and elimination (`systems.md` S3, S21, section 4; A11's demotion before the end).
class MemberTests {

    @Test
    void introducesWhoJoinsForTheFirstTime() {
        var scenario = Scenario.club();
        long before = scenario.position();

        assertThat(scenario.accept(new JoinGroup(CLUB, ADA, START.minusSeconds(60))))
                .isEqualTo(new Standing(CLUB, ADA, "member", "active", 1));
        assertThat(scenario.eventsFrom(before + 1))
                .containsExactly(
                        new MemberIntroduced(ADA, new Sealed("sealed " + ADA, "commitment"), START),
                        new SeatTaken(CLUB, ADA, 2, START.minusSeconds(60)),
                        new MemberJoined(ADA, CLUB, 1, START.minusSeconds(60)));
    }

    @Test
    void refusesToJoinWhatIsNotOrIsJoinedOrIsInTheFuture() {
        var scenario = Scenario.club(ADA);
        var nowhere = new GroupId("nowhere");
        var later = START.plusSeconds(301);

        assertThat(scenario.refuse(new JoinGroup(nowhere, ADA, null)))
                .isEqualTo(new GroupNotFound(nowhere));
        assertThat(scenario.refuse(new JoinGroup(CLUB, ADA, null)))
                .isEqualTo(new AlreadyAMember(CLUB, ADA, 1));
        assertThat(scenario.refuse(new JoinGroup(CLUB, BO, later)))
                .isEqualTo(new OccursInTheFuture(later, START.plusSeconds(300)));
    }

    @Test
    void returnsInANewEpochAsAnOrdinaryMember() {
        var scenario = Scenario.club(ADA);
        scenario.accept(new PromoteToAdmin(CLUB, ADA, null));
        long before = scenario.position();

        assertThat(scenario.accept(new LeaveGroup(CLUB, ADA, null)))
                .isEqualTo(new Standing(CLUB, ADA, "member", "left", 1));
        assertThat(scenario.eventsFrom(before + 1))
                .containsExactly(
                        new AdminDemoted(CLUB, ADA, START),
                        new MemberLeft(ADA, CLUB, 1, START),
                        new SeatFreed(CLUB, ADA, 1, START));
        assertThat(scenario.accept(new JoinGroup(CLUB, ADA, null)))
                .isEqualTo(new Standing(CLUB, ADA, "member", "active", 2));
    }

    @Test
    void refusesToLeaveWhatOneIsNotInOrOwns() {
        var scenario = Scenario.club(ADA);
        scenario.accept(new LeaveGroup(CLUB, ADA, null));

        assertThat(scenario.refuse(new LeaveGroup(CLUB, ADA, null)))
                .isEqualTo(new NotAMember(CLUB, ADA));
        assertThat(scenario.refuse(new LeaveGroup(CLUB, BO, null)))
                .isEqualTo(new MemberNotFound(BO));
        assertThat(scenario.refuse(new LeaveGroup(CLUB, OWNER, null)))
                .isEqualTo(new OwnerMustTransfer(CLUB, OWNER));
    }

    @Test
    void demotesAnAdminBeforeTheyAreEliminated() {
        var scenario = Scenario.club(ADA);
        scenario.accept(new PromoteToAdmin(CLUB, ADA, null));
        long before = scenario.position();

        assertThat(scenario.accept(new EliminateMember(CLUB, ADA, "idle", OWNER, null)))
                .isEqualTo(new Standing(CLUB, ADA, "member", "eliminated", 1));
        assertThat(scenario.eventsFrom(before + 1))
                .containsExactly(
                        new AdminDemoted(CLUB, ADA, START),
                        new MemberEliminated(ADA, CLUB, 1, "idle", OWNER, START),
                        new SeatFreed(CLUB, ADA, 1, START));
    }

    @Test
    void eliminatesOnlyMembersButNeverTheOwner() {
        var scenario = Scenario.club(ADA);
        scenario.accept(new EliminateMember(CLUB, ADA, "idle", null, null));

        assertThat(scenario.refuse(new EliminateMember(CLUB, ADA, "idle", null, null)))
                .isEqualTo(new NotAMember(CLUB, ADA));
        assertThat(scenario.refuse(new EliminateMember(CLUB, OWNER, "idle", null, null)))
                .isEqualTo(new OwnerMustTransfer(CLUB, OWNER));
        assertThat(scenario.refuse(new EliminateMember(CLUB, BO, "idle", null, null)))
                .isEqualTo(new MemberNotFound(BO));
    }

    @Test
    void isEliminatedByTheOwnerOrAnAdminOnly() {
        var scenario = Scenario.club(ADA, BO, CY);
        scenario.accept(new PromoteToAdmin(CLUB, ADA, null));

        assertThat(scenario.refuse(new EliminateMember(CLUB, CY, "idle", BO, null)))
                .isEqualTo(new RoleRequired(CLUB, BO, List.of("owner", "admin")));
        scenario.accept(new EliminateMember(CLUB, CY, "idle", ADA, null));
    }
}
