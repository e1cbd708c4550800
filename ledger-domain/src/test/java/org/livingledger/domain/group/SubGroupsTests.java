package org.livingledger.domain.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.Scenario.START;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingledger.api.group.Founders;
import org.livingledger.api.group.GroupCommand.DescribeGroup;
import org.livingledger.api.group.GroupCommand.DissolveGroup;
import org.livingledger.api.group.GroupCommand.FoundGroup;
import org.livingledger.api.group.GroupCommand.PromoteToAdmin;
import org.livingledger.api.group.GroupCommand.RenameGroup;
import org.livingledger.api.group.GroupCommand.SetSubGroupPolicy;
import org.livingledger.api.group.GroupEvent.GroupDescribed;
import org.livingledger.api.group.GroupEvent.GroupFounded;
import org.livingledger.api.group.GroupEvent.GroupRenamed;
import org.livingledger.api.group.GroupEvent.SubGroupPolicySet;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupKind;
import org.livingledger.api.group.GroupOutcome.Seats;
import org.livingledger.api.group.GroupRejection.GroupDissolved;
import org.livingledger.api.group.GroupRejection.GroupNotFound;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipRejection.MemberNotFound;
import org.livingledger.api.membership.MembershipRejection.NotAMember;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.domain.Scenario;

/// Groups have names and descriptions, and form a tree (亚社群, `systems.md` S1).
class SubGroupsTests {

    private static final GroupId READERS = new GroupId("readers");

    private static FoundGroup readers(GroupId parent, @Nullable MemberId by) {
        return new FoundGroup(
                READERS, "Readers", BO, null, null, GroupKind.FANS, parent, by, null, null);
    }

    @Test
    void foundsASubGroupWithItsKindParentAndFounder() {
        var scenario = Scenario.club(ADA, BO);

        assertThat(scenario.accept(readers(CLUB, OWNER)))
                .isEqualTo(new Seats(READERS, 1, 500, true));
        assertThat(scenario.events())
                .contains(
                        new GroupFounded(
                                READERS,
                                "Readers",
                                BO,
                                500,
                                10,
                                GroupKind.FANS,
                                CLUB,
                                OWNER,
                                null,
                                START));
    }

    @Test
    void letsTheOwnerAloneFoundSubGroupsUntilThePolicySaysMore() {
        var scenario = Scenario.club(ADA, BO);
        scenario.accept(new PromoteToAdmin(CLUB, ADA, OWNER));

        assertThat(scenario.refuse(readers(CLUB, ADA)))
                .isEqualTo(new RoleRequired(CLUB, ADA, List.of("owner")));
        scenario.accept(new SetSubGroupPolicy(CLUB, Founders.ADMINS, OWNER));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new SubGroupPolicySet(CLUB, Founders.ADMINS, OWNER, START));
        assertThat(scenario.refuse(readers(CLUB, BO)))
                .isEqualTo(new RoleRequired(CLUB, BO, List.of("owner", "admin")));
        scenario.accept(new SetSubGroupPolicy(CLUB, Founders.MEMBERS, OWNER));
        scenario.accept(readers(CLUB, BO));
    }

    @Test
    void letsOnlyMembersOfTheParentFoundItsSubGroups() {
        var scenario = Scenario.club(ADA, BO);
        scenario.accept(new SetSubGroupPolicy(CLUB, Founders.MEMBERS, null));
        scenario.accept(new FoundGroup(new GroupId("other"), "Other", CY, null, null, null));

        assertThat(scenario.refuse(readers(CLUB, CY))).isEqualTo(new NotAMember(CLUB, CY));
        assertThat(scenario.refuse(readers(CLUB, Scenario.member("dee"))))
                .isEqualTo(new MemberNotFound(Scenario.member("dee")));
    }

    @Test
    void letsOnlyTheOwnerSayWhoMayFoundSubGroups() {
        assertThat(Scenario.club(ADA).refuse(new SetSubGroupPolicy(CLUB, Founders.MEMBERS, ADA)))
                .isEqualTo(new RoleRequired(CLUB, ADA, List.of("owner")));
    }

    @Test
    void refusesAParentThatIsNotOrIsNoMore() {
        var scenario = Scenario.club(ADA, BO);
        var nowhere = new GroupId("nowhere");

        assertThat(scenario.refuse(readers(nowhere, null))).isEqualTo(new GroupNotFound(nowhere));
        scenario.accept(new DissolveGroup(CLUB, OWNER, null));
        assertThat(scenario.refuse(readers(CLUB, OWNER)))
                .isEqualTo(new GroupDissolved(CLUB, START));
    }

    @Test
    void keepsASubGroupWhenItsParentEnds() {
        var scenario = Scenario.club(ADA, BO);
        scenario.accept(readers(CLUB, null));
        scenario.accept(new DissolveGroup(CLUB, null, null));

        scenario.accept(new RenameGroup(READERS, "Readers for ever", BO));
    }

    @Test
    void isRenamedAndDescribedByItsOwnerOrAnAdmin() {
        var scenario = Scenario.club(ADA, BO);
        scenario.accept(new PromoteToAdmin(CLUB, ADA, OWNER));

        scenario.accept(new RenameGroup(CLUB, "Chess", ADA));
        assertThat(scenario.events()).last().isEqualTo(new GroupRenamed(CLUB, "Chess", ADA, START));
        scenario.accept(new DescribeGroup(CLUB, "We play on Mondays.", OWNER));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new GroupDescribed(CLUB, "We play on Mondays.", OWNER, START));
        var needed = new RoleRequired(CLUB, BO, List.of("owner", "admin"));
        assertThat(scenario.refuse(new RenameGroup(CLUB, "Go", BO))).isEqualTo(needed);
        assertThat(scenario.refuse(new DescribeGroup(CLUB, "We play Go.", BO))).isEqualTo(needed);
    }
}
