package org.livingledger.domain.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.Scenario.START;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingledger.api.group.GroupCommand.FoundGroup;
import org.livingledger.api.group.GroupCommand.PromoteToAdmin;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipRejection.NotAMember;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.api.points.Expiry;
import org.livingledger.api.title.Title;
import org.livingledger.api.title.TitleCommand;
import org.livingledger.api.title.TitleCommand.ExpireTitle;
import org.livingledger.api.title.TitleCommand.GrantTitle;
import org.livingledger.api.title.TitleCommand.RevokeTitle;
import org.livingledger.api.title.TitleEvent.TitleExpired;
import org.livingledger.api.title.TitleEvent.TitleGranted;
import org.livingledger.api.title.TitleEvent.TitleRevoked;
import org.livingledger.api.title.TitleOutcome.Titles;
import org.livingledger.api.title.TitleRejection.TitleAlreadyHeld;
import org.livingledger.api.title.TitleRejection.TitleEndsInThePast;
import org.livingledger.api.title.TitleRejection.TitleNotHeld;
import org.livingledger.api.title.TitleRejection.TitleStands;
import org.livingledger.api.title.TitleRejection.TooManyTitles;
import org.livingledger.domain.Scenario;

/// Titles (头衔) are granted, revoked and expire (`systems.md` S2).
class TitlesTests {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private static GrantTitle grant(String title, @Nullable String field) {
        return new GrantTitle(CLUB, ADA, title, field, null, null, OWNER);
    }

    private static GrantTitle until(Instant end) {
        return new GrantTitle(CLUB, ADA, "partner", null, null, end, OWNER);
    }

    private static RevokeTitle revoke() {
        return new RevokeTitle(CLUB, ADA, "partner", null, "inactive", OWNER);
    }

    private static ExpireTitle expire() {
        return new ExpireTitle(CLUB, ADA, "partner", null);
    }

    @Test
    void areGrantedInOneGroupAndInAFieldEach() {
        var scenario = Scenario.club(ADA);
        scenario.accept(grant("partner", null));
        scenario.accept(grant("expert", "cooking"));
        long before = scenario.position();

        Titles titles = scenario.accept(Titles.class, grant("expert", "baking"));

        assertThat(scenario.eventsFrom(before + 1))
                .containsExactly(
                        new TitleGranted(ADA, CLUB, 1, "expert", "baking", null, OWNER, START));
        assertThat(scenario.streamsFrom(before + 1)).containsExactly("acme/member/" + ADA);
        assertThat(titles.titles())
                .containsExactly(
                        new Title("expert", "baking", OWNER, START, null),
                        new Title("expert", "cooking", OWNER, START, null),
                        new Title("partner", null, OWNER, START, null));
        var other = new GroupId("other");
        scenario.accept(new FoundGroup(other, "Other", ADA, null, null, null));
        assertThat(
                        scenario.accept(
                                        Titles.class,
                                        new GrantTitle(other, ADA, "kol", null, null, null, null))
                                .titles())
                .extracting(Title::title)
                .containsExactly("kol");
    }

    @Test
    void areGivenAndTakenByTheOwnerAndAdmins() {
        var scenario = Scenario.club(ADA, BO, CY);
        scenario.accept(new PromoteToAdmin(CLUB, BO, OWNER));

        assertThat(scenario.refuse(new GrantTitle(CLUB, ADA, "kol", null, null, null, CY)))
                .isEqualTo(new RoleRequired(CLUB, CY, List.of("owner", "admin")));
        scenario.accept(new GrantTitle(CLUB, ADA, "kol", null, null, null, BO));
        assertThat(scenario.refuse(new RevokeTitle(CLUB, ADA, "kol", null, null, CY)))
                .isEqualTo(new RoleRequired(CLUB, CY, List.of("owner", "admin")));
        scenario.accept(new RevokeTitle(CLUB, ADA, "kol", null, null, ADA)); // their own
    }

    @Test
    void areRevokedWithAReason() {
        var scenario = Scenario.club(ADA);
        scenario.accept(grant("partner", null));
        long before = scenario.position();

        assertThat(scenario.accept(Titles.class, revoke()).titles()).isEmpty();

        assertThat(scenario.eventsFrom(before + 1))
                .containsExactly(
                        new TitleRevoked(ADA, CLUB, 1, "partner", null, "inactive", OWNER, START));
        assertThat(scenario.refuse(revoke()))
                .isEqualTo(new TitleNotHeld(CLUB, ADA, "partner", null));
    }

    @Test
    void areHeldOnceEach() {
        var scenario = Scenario.club(ADA);
        scenario.accept(until(JUNE));

        assertThat(scenario.refuse(grant("partner", null)))
                .isEqualTo(new TitleAlreadyHeld(CLUB, ADA, "partner", null, JUNE));
    }

    @Test
    void endAtAnInstantOrAfterASpanInTheLedgersZone() {
        var scenario = Scenario.club(ADA, BO);

        assertThat(scenario.accept(Titles.class, until(JUNE)).titles())
                .extracting(Title::expiresAt)
                .containsExactly(JUNE);
        assertThat(
                        scenario.accept(
                                        Titles.class,
                                        new GrantTitle(
                                                CLUB,
                                                BO,
                                                "partner",
                                                null,
                                                new Expiry("end-of-month"),
                                                null,
                                                OWNER))
                                .titles())
                .extracting(Title::expiresAt)
                .containsExactly(Instant.parse("2026-05-31T16:00:00Z"));
        Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new GrantTitle(CLUB, BO, "kol", null, new Expiry("P1Y"), JUNE, OWNER));
        assertThat(scenario.refuse(until(START)))
                .isEqualTo(new TitleEndsInThePast(CLUB, "partner", START, START));
    }

    @Test
    void areOverAtTheInstantOfTheirEndBeforeThatIsWrittenDown() {
        var scenario = Scenario.club(ADA);
        scenario.accept(until(JUNE));

        scenario.at(JUNE.minusMillis(1));
        assertThat(scenario.refuse(expire()))
                .isEqualTo(new TitleStands(CLUB, ADA, "partner", null, JUNE));
        scenario.at(JUNE);
        assertThat(scenario.refuse(revoke()))
                .isEqualTo(new TitleNotHeld(CLUB, ADA, "partner", null));
        assertThat(scenario.accept(Titles.class, grant("kol", null)).titles())
                .extracting(Title::title)
                .containsExactly("kol");
    }

    @Test
    void areWrittenDownToHaveEndedAtTheInstantOfTheirEnd() {
        var scenario = Scenario.club(ADA);
        scenario.accept(until(JUNE));
        scenario.at(JUNE.plusSeconds(3_600));
        long before = scenario.position();

        scenario.accept(expire());

        assertThat(scenario.eventsFrom(before + 1))
                .containsExactly(new TitleExpired(ADA, CLUB, 1, "partner", null, JUNE));
        assertThat(scenario.refuse(expire()))
                .isEqualTo(new TitleNotHeld(CLUB, ADA, "partner", null));
    }

    @Test
    void canBeGrantedAgainAfterTheirEndWhichIsThenWrittenDownFirst() {
        var scenario = Scenario.club(ADA);
        scenario.accept(until(JUNE));
        Instant later = JUNE.plusSeconds(3_600);
        scenario.at(later);
        long before = scenario.position();

        scenario.accept(grant("partner", null));

        assertThat(scenario.eventsFrom(before + 1))
                .containsExactly(
                        new TitleExpired(ADA, CLUB, 1, "partner", null, JUNE),
                        new TitleGranted(ADA, CLUB, 1, "partner", null, null, OWNER, later));
    }

    @Test
    void neverComeBackByThemselves() {
        var scenario = Scenario.club(ADA);
        scenario.accept(grant("partner", null));
        scenario.accept(new LeaveGroup(CLUB, ADA, null));
        assertThat(scenario.refuse(revoke())).isEqualTo(new NotAMember(CLUB, ADA));

        scenario.accept(new JoinGroup(CLUB, ADA, null));

        assertThat(scenario.refuse(revoke()))
                .isEqualTo(new TitleNotHeld(CLUB, ADA, "partner", null));
    }

    @Test
    void areOnlyForMembersAndNotTooMany() {
        var scenario = Scenario.club(ADA, BO);
        scenario.accept(new LeaveGroup(CLUB, BO, null));
        assertThat(scenario.refuse(new GrantTitle(CLUB, BO, "kol", null, null, null, OWNER)))
                .isEqualTo(new NotAMember(CLUB, BO));
        for (int i = 0; i < TitleCommand.MOST_TITLES; i++) {
            scenario.accept(grant("expert", "field-" + i));
        }

        assertThat(scenario.refuse(grant("kol", null)))
                .isEqualTo(new TooManyTitles(CLUB, ADA, TitleCommand.MOST_TITLES));
    }
}
