package org.livingledger.domain.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.Scenario.START;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingledger.api.group.GroupCommand.DemoteAdmin;
import org.livingledger.api.group.GroupCommand.DescribeGroup;
import org.livingledger.api.group.GroupCommand.EndAdminTerm;
import org.livingledger.api.group.GroupCommand.PromoteToAdmin;
import org.livingledger.api.group.GroupCommand.SetAdminLimit;
import org.livingledger.api.group.GroupEvent.AdminDemoted;
import org.livingledger.api.group.GroupEvent.AdminLimitSet;
import org.livingledger.api.group.GroupEvent.AdminPromoted;
import org.livingledger.api.group.GroupRejection.AdminLimitBelowAdmins;
import org.livingledger.api.group.GroupRejection.AdminLimitReached;
import org.livingledger.api.group.GroupRejection.NotAnAdmin;
import org.livingledger.api.group.GroupRejection.TermEndsInThePast;
import org.livingledger.api.group.GroupRejection.TermNotOver;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipOutcome.Standing;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.api.points.Expiry;
import org.livingledger.domain.Scenario;

/// Admins for a term, at whose end they step back by themselves, and how many there may be
/// (`systems.md` S2).
class AdminTermsTests {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private static PromoteToAdmin untilJune() {
        return new PromoteToAdmin(CLUB, ADA, null, JUNE, OWNER);
    }

    @Test
    void beginWithAPromotionThatSaysWhenTheyEnd() {
        var scenario = Scenario.club(ADA, BO);
        long before = scenario.position();
        scenario.accept(untilJune());
        scenario.accept(new PromoteToAdmin(CLUB, BO, new Expiry("end-of-month"), null, OWNER));

        assertThat(scenario.eventsFrom(before + 1))
                .containsExactly(
                        new AdminPromoted(CLUB, ADA, JUNE, START),
                        new AdminPromoted(CLUB, BO, Instant.parse("2026-05-31T16:00:00Z"), START));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PromoteToAdmin(CLUB, BO, new Expiry("P1D"), JUNE, null));
    }

    @Test
    void doNotEndBeforeTheyBegin() {
        var scenario = Scenario.club(ADA);

        assertThat(scenario.refuse(new PromoteToAdmin(CLUB, ADA, null, START, OWNER)))
                .isEqualTo(new TermEndsInThePast(CLUB, START, START));
    }

    @Test
    void areOverForEveryDecisionBeforeThatIsWrittenDown() {
        var scenario = Scenario.club(ADA);
        scenario.accept(untilJune());

        scenario.at(JUNE.minusMillis(1));
        scenario.accept(new DescribeGroup(CLUB, "We read.", ADA));
        assertThat(scenario.refuse(new EndAdminTerm(CLUB, ADA)))
                .isEqualTo(new TermNotOver(CLUB, ADA, JUNE));
        scenario.at(JUNE);
        assertThat(scenario.refuse(new DescribeGroup(CLUB, "We talk.", ADA)))
                .isEqualTo(new RoleRequired(CLUB, ADA, List.of("owner", "admin")));
        assertThat(scenario.refuse(new DemoteAdmin(CLUB, ADA, OWNER)))
                .isEqualTo(new NotAnAdmin(CLUB, ADA));
    }

    @Test
    void areWrittenDownToHaveEndedAtTheInstantOfTheirEnd() {
        var scenario = Scenario.club(ADA);
        scenario.accept(untilJune());
        scenario.at(JUNE.plusSeconds(60));
        long before = scenario.position();

        assertThat(scenario.accept(Standing.class, new EndAdminTerm(CLUB, ADA)).role())
                .isEqualTo("member");

        assertThat(scenario.eventsFrom(before + 1))
                .containsExactly(new AdminDemoted(CLUB, ADA, JUNE));
        assertThat(scenario.refuse(new EndAdminTerm(CLUB, ADA)))
                .isEqualTo(new NotAnAdmin(CLUB, ADA));
    }

    @Test
    void makeRoomForOthersWhenTheyAreOver() {
        var scenario = Scenario.club(ADA, BO);
        scenario.accept(new SetAdminLimit(CLUB, 1, OWNER));
        scenario.accept(untilJune());
        assertThat(scenario.refuse(new PromoteToAdmin(CLUB, BO, OWNER)))
                .isEqualTo(new AdminLimitReached(CLUB, 1));
        scenario.at(JUNE);
        long before = scenario.position();

        scenario.accept(new PromoteToAdmin(CLUB, BO, OWNER));

        assertThat(scenario.eventsFrom(before + 1))
                .containsExactly(
                        new AdminDemoted(CLUB, ADA, JUNE), new AdminPromoted(CLUB, BO, JUNE));
    }

    @Test
    void endAtTheLatestWithTheMembership() {
        var scenario = Scenario.club(ADA, BO);
        scenario.accept(untilJune());
        scenario.accept(new PromoteToAdmin(CLUB, BO, null, JUNE, OWNER));
        long before = scenario.position();
        scenario.accept(new LeaveGroup(CLUB, ADA, null));
        scenario.at(JUNE.plusSeconds(60));
        scenario.accept(new LeaveGroup(CLUB, BO, null));

        assertThat(scenario.eventsFrom(before + 1))
                .contains(new AdminDemoted(CLUB, ADA, START), new AdminDemoted(CLUB, BO, JUNE));
    }

    @Test
    void areAsManyAsTheOwnerSays() {
        var scenario = Scenario.club(ADA, BO, CY);
        scenario.accept(new PromoteToAdmin(CLUB, ADA, OWNER));
        scenario.accept(new PromoteToAdmin(CLUB, BO, OWNER));

        assertThat(scenario.refuse(new SetAdminLimit(CLUB, 5, ADA)))
                .isEqualTo(new RoleRequired(CLUB, ADA, List.of("owner")));
        assertThat(scenario.refuse(new SetAdminLimit(CLUB, 1, OWNER)))
                .isEqualTo(new AdminLimitBelowAdmins(CLUB, 1, 2));
        scenario.accept(new SetAdminLimit(CLUB, 2, OWNER));
        assertThat(scenario.events()).last().isEqualTo(new AdminLimitSet(CLUB, 2, OWNER, START));
        assertThat(scenario.refuse(new PromoteToAdmin(CLUB, CY, OWNER)))
                .isEqualTo(new AdminLimitReached(CLUB, 2));
    }
}
