package org.livingledger.domain.group;

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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.livingledger.api.Command;
import org.livingledger.api.activity.ActivityCommand.RecordActivity;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.Founders;
import org.livingledger.api.group.GroupCommand.CloseGroup;
import org.livingledger.api.group.GroupCommand.DemoteAdmin;
import org.livingledger.api.group.GroupCommand.DescribeGroup;
import org.livingledger.api.group.GroupCommand.DissolveGroup;
import org.livingledger.api.group.GroupCommand.FoundGroup;
import org.livingledger.api.group.GroupCommand.OpenGroup;
import org.livingledger.api.group.GroupCommand.PromoteToAdmin;
import org.livingledger.api.group.GroupCommand.ReleaseMembers;
import org.livingledger.api.group.GroupCommand.RenameGroup;
import org.livingledger.api.group.GroupCommand.SetCapacity;
import org.livingledger.api.group.GroupCommand.SetDissolveDate;
import org.livingledger.api.group.GroupCommand.SetSubGroupPolicy;
import org.livingledger.api.group.GroupCommand.TransferOwnership;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupEvent.AdminDemoted;
import org.livingledger.api.group.GroupEvent.DissolveDateSet;
import org.livingledger.api.group.GroupEvent.SeatFreed;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupOutcome.Seats;
import org.livingledger.api.group.GroupRejection.DissolvesInThePast;
import org.livingledger.api.group.GroupRejection.GroupDissolved;
import org.livingledger.api.group.GroupRejection.GroupExists;
import org.livingledger.api.group.GroupRejection.GroupNotDissolved;
import org.livingledger.api.membership.MembershipCommand.EliminateMember;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipEvent.MemberReleased;
import org.livingledger.api.membership.MembershipRejection.NotInAnyGroup;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.api.points.PointsCommand.EarnPoints;
import org.livingledger.api.points.PointsCommand.TransferPoints;
import org.livingledger.domain.Scenario;

/// Groups end for ever, at once or at a date that was set before (快闪群, `systems.md` S1).
class DissolveTests {

    private static final Instant LATER = START.plus(Duration.ofDays(3));

    static List<Command> everythingInAGroup() {
        return List.of(
                new SetCapacity(CLUB, 9),
                new OpenGroup(CLUB),
                new CloseGroup(CLUB),
                new RenameGroup(CLUB, "Chess", OWNER),
                new DescribeGroup(CLUB, "Chess", OWNER),
                new SetSubGroupPolicy(CLUB, Founders.ADMINS, OWNER),
                new SetDissolveDate(CLUB, LATER.plusSeconds(1), OWNER),
                new DissolveGroup(CLUB, OWNER, null),
                new PromoteToAdmin(CLUB, ADA, OWNER),
                new DemoteAdmin(CLUB, ADA, OWNER),
                new TransferOwnership(CLUB, ADA, OWNER),
                new JoinGroup(CLUB, CY, null),
                new LeaveGroup(CLUB, ADA, null),
                new EliminateMember(CLUB, ADA, "idle", null, null),
                new EarnPoints(ADA, 1, CLUB, null, null, null, null, null),
                new RecordActivity(CLUB, ADA, new ActivityType("post"), "1", Map.of(), null));
    }

    @ParameterizedTest
    @MethodSource("everythingInAGroup")
    void letsNobodyDoAnythingInADissolvedGroup(Command command) {
        var scenario = Scenario.club(ADA);
        scenario.accept(new DissolveGroup(CLUB, OWNER, null));

        assertThat(scenario.refuse(command)).isEqualTo(new GroupDissolved(CLUB, START));
    }

    @ParameterizedTest
    @MethodSource("everythingInAGroup")
    void isDissolvedFromItsDateOnWhetherOrNotThatIsWrittenDown(Command command) {
        var scenario = Scenario.club(ADA);
        scenario.accept(new SetDissolveDate(CLUB, LATER, OWNER));
        scenario.at(LATER);

        assertThat(scenario.refuse(command)).isEqualTo(new GroupDissolved(CLUB, LATER));
    }

    @Test
    void isDissolvedByItsOwnerOrWithoutAMember() {
        var scenario = Scenario.club(ADA);
        scenario.accept(new PromoteToAdmin(CLUB, ADA, OWNER));

        assertThat(scenario.refuse(new DissolveGroup(CLUB, ADA, null)))
                .isEqualTo(new RoleRequired(CLUB, ADA, List.of("owner")));
        assertThat(scenario.accept(new DissolveGroup(CLUB, OWNER, null)))
                .isEqualTo(new Seats(CLUB, 2, 500, false));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new GroupEvent.GroupDissolved(CLUB, OWNER, START));
        assertThat(scenario.refuse(new DissolveGroup(CLUB, null, null)))
                .isEqualTo(new GroupDissolved(CLUB, START));
        assertThat(scenario.refuse(new FoundGroup(CLUB, "Club", OWNER, null, null, null)))
                .isEqualTo(new GroupExists(CLUB));
    }

    @Test
    void endsEveryMembershipAtTheInstantOfItsEndAndDemotesAdminsFirst() {
        var scenario = Scenario.club(ADA, BO);
        scenario.accept(new PromoteToAdmin(CLUB, ADA, OWNER));
        scenario.accept(new DissolveGroup(CLUB, OWNER, null));
        scenario.at(LATER);
        long before = scenario.position();

        assertThat(scenario.accept(new ReleaseMembers(CLUB, List.of(ADA, OWNER, ADA))))
                .isEqualTo(new Seats(CLUB, 1, 500, false));
        assertThat(scenario.eventsFrom(before + 1))
                .containsExactly(
                        new AdminDemoted(CLUB, ADA, START),
                        new MemberReleased(ADA, CLUB, 1, START),
                        new SeatFreed(CLUB, ADA, 2, START),
                        new MemberReleased(OWNER, CLUB, 1, START),
                        new SeatFreed(CLUB, OWNER, 1, START));
    }

    @Test
    void passesOverWhoHasBeenReleasedBefore() {
        var scenario = Scenario.club(ADA);
        scenario.accept(new DissolveGroup(CLUB, OWNER, null));
        scenario.accept(new ReleaseMembers(CLUB, List.of(ADA)));
        long before = scenario.position();

        scenario.accept(new ReleaseMembers(CLUB, List.of(ADA, CY)));
        assertThat(scenario.position()).isEqualTo(before);
    }

    @Test
    void releasesNobodyFromAGroupThatGoesOn() {
        assertThat(Scenario.club(ADA).refuse(new ReleaseMembers(CLUB, List.of(ADA))))
                .isEqualTo(new GroupNotDissolved(CLUB));
    }

    @Test
    void releasesNoMoreAtOnceThanACommandMayTouch() {
        assertThatThrownBy(() -> new ReleaseMembers(CLUB, Collections.nCopies(401, ADA)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReleaseMembers(CLUB, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isWrittenDownAtItsDateHoweverLateThatIs() {
        var scenario = Scenario.in("Asia/Shanghai");
        scenario.accept(
                new FoundGroup(CLUB, "Flash", OWNER, null, null, null, null, null, LATER, null));
        scenario.at(LATER.plus(Duration.ofDays(9)));

        scenario.accept(new DissolveGroup(CLUB, null, null));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new GroupEvent.GroupDissolved(CLUB, null, LATER));
    }

    @Test
    void staysWhenItsDateIsTakenBack() {
        var scenario = Scenario.club(ADA);
        scenario.accept(new SetDissolveDate(CLUB, LATER, OWNER));
        scenario.accept(new SetDissolveDate(CLUB, null, OWNER));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new DissolveDateSet(CLUB, null, OWNER, START));
        scenario.at(LATER);

        scenario.accept(new JoinGroup(CLUB, BO, null));
    }

    @Test
    void refusesADateThatHasPassed() {
        var scenario = Scenario.club(ADA);

        assertThat(scenario.refuse(new SetDissolveDate(CLUB, START, OWNER)))
                .isEqualTo(new DissolvesInThePast(CLUB, START, START));
        assertThat(scenario.refuse(new SetDissolveDate(CLUB, LATER, ADA)))
                .isEqualTo(new RoleRequired(CLUB, ADA, List.of("owner")));
        var two = new GroupId("two");
        assertThat(
                        scenario.refuse(
                                new FoundGroup(
                                        two, "Two", ADA, null, null, null, null, null, START,
                                        null)))
                .isEqualTo(new DissolvesInThePast(two, START, START));
    }

    @Test
    void countsNobodyAsAMemberOfAGroupThatHasEnded() {
        var scenario = Scenario.club(ADA, BO);
        scenario.accept(new EarnPoints(ADA, 100, null, null, null, null, null, null));
        scenario.accept(new SetDissolveDate(CLUB, LATER, OWNER));
        scenario.accept(new TransferPoints(ADA, BO, 1, null));
        scenario.at(LATER);

        assertThat(scenario.refuse(new TransferPoints(ADA, BO, 1, null)))
                .isEqualTo(new NotInAnyGroup(BO));
    }
}
