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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.gate.Gate;
import org.livingledger.api.gate.GateCommand.ApplyToJoin;
import org.livingledger.api.gate.GateCommand.CreateInvitation;
import org.livingledger.api.gate.GateCommand.ReviewApplication;
import org.livingledger.api.gate.GateCommand.RevokeInvitation;
import org.livingledger.api.gate.GateCommand.SetGates;
import org.livingledger.api.gate.GateCommand.WithdrawApplication;
import org.livingledger.api.gate.GateEvent.ApplicantAdmitted;
import org.livingledger.api.gate.GateEvent.InvitationCreated;
import org.livingledger.api.gate.GateEvent.InvitationRevoked;
import org.livingledger.api.gate.GateOutcome.Invitation;
import org.livingledger.api.gate.GatePolicy;
import org.livingledger.api.gate.GatePolicy.Inviters;
import org.livingledger.api.gate.GateRejection.ExpiresInThePast;
import org.livingledger.api.gate.GateRejection.GatesNotPassed;
import org.livingledger.api.gate.GateRejection.InvitationExists;
import org.livingledger.api.gate.GateRejection.InvitationNotFound;
import org.livingledger.api.gate.MissingGate;
import org.livingledger.api.group.GroupCommand.FoundGroup;
import org.livingledger.api.group.GroupCommand.PromoteToAdmin;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipRejection.NotAMember;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.domain.Scenario;

/// Invitation codes (邀请码): for one or for several, for a time or for ever, by the owner or by anyone
/// in the group (`systems.md` S3).
class InvitationsTests {

    private static final String CODE = "rk7Q-xp2M-9dWt";
    private static final Instant LATER = START.plus(Duration.ofDays(2));

    private static Scenario guarded(@Nullable Inviters inviters) {
        var scenario = Scenario.club(BO);
        scenario.accept(
                new SetGates(
                        CLUB, new GatePolicy(new Gate.Invitation(), null, null, inviters), OWNER));
        return scenario;
    }

    private static CreateInvitation invitation(@Nullable Integer uses, @Nullable Instant expires) {
        return new CreateInvitation(CLUB, CODE, uses, expires, BO);
    }

    private static ApplyToJoin apply(MemberId member, @Nullable String code) {
        return new ApplyToJoin(CLUB, member, code, null);
    }

    private static GatesNotPassed uninvited(MemberId member) {
        return new GatesNotPassed(
                CLUB, member, List.of(new MissingGate("invitation", null, 1, 0, false)));
    }

    @Test
    void keepsNothingOfACodeButWhatItIsRecognisedBy() {
        var scenario = guarded(null);

        assertThat(scenario.accept(invitation(null, null)))
                .isEqualTo(new Invitation(CLUB, 1, 1, null));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new InvitationCreated(CLUB, 1, "digest of " + CODE, 1, null, BO, START));
        assertThat(invitation(null, null).toString()).doesNotContain(CODE);
        assertThat(apply(ADA, CODE).toString()).doesNotContain(CODE);
    }

    @Test
    void letsOnePersonInByASingleUse() {
        var scenario = guarded(null);
        scenario.accept(invitation(null, null));

        assertThat(scenario.refuse(apply(ADA, null))).isEqualTo(uninvited(ADA));
        assertThat(scenario.refuse(apply(ADA, "some-other"))).isEqualTo(uninvited(ADA));
        scenario.accept(apply(ADA, CODE));
        assertThat(scenario.events())
                .contains(new ApplicantAdmitted(CLUB, ADA, 1L, List.of("invitation"), START));
        assertThat(scenario.refuse(apply(CY, CODE))).isEqualTo(uninvited(CY));
    }

    @Test
    void letsAsManyInAsItHasUses() {
        var scenario = guarded(null);
        scenario.accept(invitation(2, null));
        scenario.accept(apply(ADA, CODE));
        scenario.accept(apply(CY, CODE));

        var dee = Scenario.member("dee");
        assertThat(scenario.refuse(apply(dee, CODE))).isEqualTo(uninvited(dee));
    }

    @Test
    void cannotBeUsedFromTheInstantItExpires() {
        var scenario = guarded(null);
        scenario.accept(invitation(9, LATER));
        scenario.at(LATER.minusMillis(1));
        scenario.accept(apply(ADA, CODE));

        scenario.at(LATER);
        assertThat(scenario.refuse(apply(CY, CODE))).isEqualTo(uninvited(CY));
        assertThat(scenario.refuse(new RevokeInvitation(CLUB, 1, OWNER)))
                .isEqualTo(new InvitationNotFound(CLUB, 1));
        assertThat(scenario.refuse(invitation(9, LATER)))
                .isEqualTo(new ExpiresInThePast(CLUB, LATER, LATER));
        scenario.accept(invitation(1, null)); // its code is free again
    }

    @Test
    void cannotBeUsedOnceItIsRevoked() {
        var scenario = guarded(null);
        scenario.accept(invitation(9, null));

        assertThat(scenario.accept(new RevokeInvitation(CLUB, 1, BO)))
                .isEqualTo(new Invitation(CLUB, 1, 0, null));
        assertThat(scenario.events()).last().isEqualTo(new InvitationRevoked(CLUB, 1, BO, START));
        assertThat(scenario.refuse(apply(ADA, CODE))).isEqualTo(uninvited(ADA));
        assertThat(scenario.refuse(new RevokeInvitation(CLUB, 1, BO)))
                .isEqualTo(new InvitationNotFound(CLUB, 1));
    }

    @Test
    void isRevokedByWhoMadeItOrTheOwnerOrAnAdmin() {
        var scenario = guarded(null);
        scenario.accept(invitation(9, null));
        scenario.accept(apply(ADA, CODE));

        assertThat(scenario.refuse(new RevokeInvitation(CLUB, 1, ADA)))
                .isEqualTo(new RoleRequired(CLUB, ADA, List.of("owner", "admin")));
        scenario.accept(new RevokeInvitation(CLUB, 1, OWNER));
    }

    @ParameterizedTest
    @EnumSource(Inviters.class)
    void isMadeByThoseWhomThePolicyNames(Inviters inviters) {
        var scenario = guarded(inviters);
        scenario.accept(new CreateInvitation(CLUB, "by-the-owner", 1, null, OWNER));
        Object byMember = scenario.decideAnyhow(invitation(1, null));
        scenario.accept(new PromoteToAdmin(CLUB, BO, OWNER));
        Object byAdmin =
                scenario.decideAnyhow(new CreateInvitation(CLUB, "by-an-admin", 1, null, BO));

        var forOwners = new RoleRequired(CLUB, BO, List.of("owner"));
        var forAdmins = new RoleRequired(CLUB, BO, List.of("owner", "admin"));
        switch (inviters) {
            case OWNER -> {
                assertThat(byMember).isEqualTo(forOwners);
                assertThat(byAdmin).isEqualTo(forOwners);
            }
            case ADMINS -> {
                assertThat(byMember).isEqualTo(forAdmins);
                assertThat(byAdmin).isInstanceOf(Invitation.class);
            }
            case MEMBERS -> {
                assertThat(byMember).isInstanceOf(Invitation.class);
                assertThat(byAdmin).isInstanceOf(Invitation.class);
            }
        }
    }

    @Test
    void isMadeByMembersOnly() {
        var scenario = guarded(null);
        scenario.accept(new FoundGroup(new GroupId("art"), "Art", CY, null, null, null));

        assertThat(scenario.refuse(new CreateInvitation(CLUB, CODE, 1, null, CY)))
                .isEqualTo(new NotAMember(CLUB, CY));
    }

    @Test
    void hasACodeThatNoOtherHas() {
        var scenario = guarded(null);
        scenario.accept(invitation(1, null));

        assertThat(scenario.refuse(invitation(5, null))).isEqualTo(new InvitationExists(CLUB, 1));
        assertThatThrownBy(() -> new CreateInvitation(CLUB, "short", 1, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isHeldByWhoAppliedAndComesBackWhenNothingComesOfIt() {
        var scenario = Scenario.club(BO);
        var both = new Gate.AllOf(List.of(new Gate.Invitation(), new Gate.Approval()));
        scenario.accept(new SetGates(CLUB, new GatePolicy(both, null, null, null), OWNER));
        scenario.accept(invitation(1, null));
        scenario.accept(apply(ADA, CODE));
        var refused = scenario.refuse(apply(CY, CODE));
        assertThat(refused)
                .isEqualTo(
                        new GatesNotPassed(
                                CLUB,
                                CY,
                                List.of(
                                        new MissingGate("invitation", null, 1, 0, false),
                                        new MissingGate("approval", null, 1, 0, true))));

        scenario.accept(new WithdrawApplication(CLUB, ADA));
        scenario.accept(apply(CY, CODE));
        scenario.accept(new RevokeInvitation(CLUB, 1, BO)); // who holds it keeps it
        scenario.accept(new ReviewApplication(CLUB, CY, true, null, OWNER));
        assertThat(scenario.events())
                .contains(
                        new ApplicantAdmitted(
                                CLUB, CY, 1L, List.of("invitation", "approval"), START));
    }

    @Test
    void isRememberedWithoutAGateToo() {
        var scenario = Scenario.club(BO);
        scenario.accept(invitation(1, null));
        scenario.accept(apply(ADA, CODE));

        assertThat(scenario.events())
                .contains(new ApplicantAdmitted(CLUB, ADA, 1L, List.of(), START));
    }
}
