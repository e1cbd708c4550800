package org.livingledger.domain.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.Scenario.START;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingledger.api.group.GroupCommand.CloseGroup;
import org.livingledger.api.group.GroupCommand.DemoteAdmin;
import org.livingledger.api.group.GroupCommand.FoundGroup;
import org.livingledger.api.group.GroupCommand.OpenGroup;
import org.livingledger.api.group.GroupCommand.PromoteToAdmin;
import org.livingledger.api.group.GroupCommand.SetCapacity;
import org.livingledger.api.group.GroupCommand.TransferOwnership;
import org.livingledger.api.group.GroupEvent.AdminDemoted;
import org.livingledger.api.group.GroupEvent.AdminPromoted;
import org.livingledger.api.group.GroupEvent.CapacitySet;
import org.livingledger.api.group.GroupEvent.GroupFounded;
import org.livingledger.api.group.GroupEvent.OwnershipTransferred;
import org.livingledger.api.group.GroupEvent.SeatTaken;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupOutcome.Seats;
import org.livingledger.api.group.GroupRejection.AdminLimitReached;
import org.livingledger.api.group.GroupRejection.AlreadyAnAdmin;
import org.livingledger.api.group.GroupRejection.AlreadyTheOwner;
import org.livingledger.api.group.GroupRejection.CapacityBelowSeatsTaken;
import org.livingledger.api.group.GroupRejection.GroupClosed;
import org.livingledger.api.group.GroupRejection.GroupExists;
import org.livingledger.api.group.GroupRejection.GroupFull;
import org.livingledger.api.group.GroupRejection.GroupNotFound;
import org.livingledger.api.group.GroupRejection.GroupOpen;
import org.livingledger.api.group.GroupRejection.NotAnAdmin;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipEvent.MemberIntroduced;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipOutcome.Standing;
import org.livingledger.api.membership.MembershipRejection.MemberNotFound;
import org.livingledger.api.membership.MembershipRejection.NotAMember;
import org.livingledger.api.membership.MembershipRejection.OccursInTheFuture;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.api.membership.Sealed;
import org.livingledger.domain.Scenario;

/// Groups, their seats and the roles in them (`systems.md` S1, S2, invariant I5).
class GroupTests {

    @Test
    void foundsAGroupWhoseOwnerIsIntroducedAndTakesTheFirstSeat() {
        var scenario = Scenario.in("Asia/Shanghai");

        assertThat(scenario.accept(new FoundGroup(CLUB, "Club", OWNER, null, null, null)))
                .isEqualTo(new Seats(CLUB, 1, 500, true));
        assertThat(scenario.eventsFrom(2))
                .containsExactly(
                        new MemberIntroduced(
                                OWNER, new Sealed("sealed " + OWNER, "commitment"), START),
                        new GroupFounded(CLUB, "Club", OWNER, 500, 10, START),
                        new SeatTaken(CLUB, OWNER, 1, START),
                        new MemberJoined(OWNER, CLUB, 1, START));
        assertThat(scenario.streamsFrom(2))
                .containsExactly(
                        "acme/member/" + OWNER,
                        "acme/group/club",
                        "acme/group/club",
                        "acme/member/" + OWNER);
    }

    @Test
    void introducesAnOwnerOnlyOnce() {
        var scenario = Scenario.club();

        scenario.accept(new FoundGroup(new GroupId("two"), "Two", OWNER, 3, 0, null));

        assertThat(scenario.events()).filteredOn(MemberIntroduced.class::isInstance).hasSize(1);
    }

    @Test
    void refusesToFoundAGroupTwice() {
        assertThat(Scenario.club().refuse(new FoundGroup(CLUB, "Club", ADA, null, null, null)))
                .isEqualTo(new GroupExists(CLUB));
    }

    @Test
    void refusesToFoundAGroupInTheFuture() {
        var later = START.plusSeconds(301);
        var scenario = Scenario.in("Asia/Shanghai");

        assertThat(scenario.refuse(new FoundGroup(CLUB, "Club", OWNER, null, null, later)))
                .isEqualTo(new OccursInTheFuture(later, START.plusSeconds(300)));
        scenario.accept(new FoundGroup(CLUB, "Club", OWNER, null, null, START.plusSeconds(300)));
    }

    @Test
    void refusesWhatNamesAGroupThatIsNot() {
        var nowhere = new GroupId("nowhere");
        assertThat(Scenario.club().refuse(new SetCapacity(nowhere, 2)))
                .isEqualTo(new GroupNotFound(nowhere));
    }

    @Test
    void neverHasMoreSeatsTakenThanItHas() {
        var scenario = Scenario.club(ADA);
        scenario.accept(new SetCapacity(CLUB, 3));
        scenario.accept(new JoinGroup(CLUB, BO, null));

        assertThat(scenario.refuse(new JoinGroup(CLUB, CY, null)))
                .isEqualTo(new GroupFull(CLUB, 3));
        scenario.accept(new LeaveGroup(CLUB, BO, null));
        scenario.accept(new JoinGroup(CLUB, CY, null));
    }

    @Test
    void setsItsCapacityDownToTheSeatsTakenAndNoFurther() {
        var scenario = Scenario.club(ADA, BO);

        assertThat(scenario.refuse(new SetCapacity(CLUB, 2)))
                .isEqualTo(new CapacityBelowSeatsTaken(CLUB, 2, 3));
        assertThat(scenario.accept(new SetCapacity(CLUB, 3)))
                .isEqualTo(new Seats(CLUB, 3, 3, true));
        assertThat(scenario.events()).last().isEqualTo(new CapacitySet(CLUB, 3, START));
    }

    @Test
    void letsNobodyJoinWhileItIsClosed() {
        var scenario = Scenario.club();

        assertThat(scenario.refuse(new OpenGroup(CLUB))).isEqualTo(new GroupOpen(CLUB));
        assertThat(scenario.accept(new CloseGroup(CLUB))).isEqualTo(new Seats(CLUB, 1, 500, false));
        assertThat(scenario.refuse(new CloseGroup(CLUB))).isEqualTo(new GroupClosed(CLUB));
        assertThat(scenario.refuse(new JoinGroup(CLUB, ADA, null)))
                .isEqualTo(new GroupClosed(CLUB));
        scenario.accept(new OpenGroup(CLUB));
        scenario.accept(new JoinGroup(CLUB, ADA, null));
    }

    @Test
    void promotesAMemberWhomTheOwnerNames() {
        var scenario = Scenario.club(ADA);

        assertThat(scenario.accept(new PromoteToAdmin(CLUB, ADA, OWNER)))
                .isEqualTo(new Standing(CLUB, ADA, "admin", "active", 1));
        assertThat(scenario.events()).last().isEqualTo(new AdminPromoted(CLUB, ADA, START));
        assertThat(scenario.refuse(new PromoteToAdmin(CLUB, ADA, OWNER)))
                .isEqualTo(new AlreadyAnAdmin(CLUB, ADA));
        assertThat(scenario.refuse(new PromoteToAdmin(CLUB, OWNER, null)))
                .isEqualTo(new AlreadyAnAdmin(CLUB, OWNER));
    }

    @Test
    void promotesOnlyMembersAndOnlyByTheOwner() {
        var scenario = Scenario.club(ADA, BO, CY);
        scenario.accept(new PromoteToAdmin(CLUB, ADA, null));
        scenario.accept(new LeaveGroup(CLUB, CY, null));

        assertThat(scenario.refuse(new PromoteToAdmin(CLUB, BO, ADA)))
                .isEqualTo(new RoleRequired(CLUB, ADA, List.of("owner")));
        assertThat(scenario.refuse(new PromoteToAdmin(CLUB, CY, OWNER)))
                .isEqualTo(new NotAMember(CLUB, CY));
        assertThat(scenario.refuse(new PromoteToAdmin(CLUB, Scenario.member("dee"), OWNER)))
                .isEqualTo(new MemberNotFound(Scenario.member("dee")));
    }

    @Test
    void neverHasMoreAdminsThanItAllows() {
        var scenario = Scenario.in("Asia/Shanghai");
        scenario.accept(new FoundGroup(CLUB, "Club", OWNER, null, 1, null));
        scenario.accept(new JoinGroup(CLUB, ADA, null));
        scenario.accept(new JoinGroup(CLUB, BO, null));
        scenario.accept(new PromoteToAdmin(CLUB, ADA, null));

        assertThat(scenario.refuse(new PromoteToAdmin(CLUB, BO, OWNER)))
                .isEqualTo(new AdminLimitReached(CLUB, 1));
    }

    @Test
    void demotesAnAdminByTheOwnerOrByThemselves() {
        var scenario = Scenario.club(ADA, BO);
        scenario.accept(new PromoteToAdmin(CLUB, ADA, null));

        assertThat(scenario.refuse(new DemoteAdmin(CLUB, BO, OWNER)))
                .isEqualTo(new NotAnAdmin(CLUB, BO));
        assertThat(scenario.refuse(new DemoteAdmin(CLUB, ADA, BO)))
                .isEqualTo(new RoleRequired(CLUB, BO, List.of("owner")));
        assertThat(scenario.accept(new DemoteAdmin(CLUB, ADA, ADA)))
                .isEqualTo(new Standing(CLUB, ADA, "member", "active", 1));
        assertThat(scenario.events()).last().isEqualTo(new AdminDemoted(CLUB, ADA, START));
    }

    @Test
    void goesFromOneOwnerToTheNextWithoutAVacancy() {
        var scenario = Scenario.club(ADA);
        scenario.accept(new PromoteToAdmin(CLUB, ADA, null));

        assertThat(scenario.refuse(new TransferOwnership(CLUB, OWNER, OWNER)))
                .isEqualTo(new AlreadyTheOwner(CLUB, OWNER));
        assertThat(scenario.refuse(new TransferOwnership(CLUB, ADA, ADA)))
                .isEqualTo(new RoleRequired(CLUB, ADA, List.of("owner")));
        assertThat(scenario.accept(new TransferOwnership(CLUB, ADA, OWNER)))
                .isEqualTo(new Standing(CLUB, ADA, "owner", "active", 1));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new OwnershipTransferred(CLUB, OWNER, ADA, START));
        assertThat(scenario.accept(new LeaveGroup(CLUB, OWNER, null)))
                .isEqualTo(new Standing(CLUB, OWNER, "member", "left", 1));
        assertThat(scenario.accept(new JoinGroup(CLUB, OWNER, null)))
                .isEqualTo(new Standing(CLUB, OWNER, "member", "active", 2));
    }
}
