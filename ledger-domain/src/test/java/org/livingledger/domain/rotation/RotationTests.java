package org.livingledger.domain.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.Scenario.START;
import static org.livingledger.domain.Scenario.member;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livingledger.api.activity.ActivityCommand.RecordActivity;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupCommand.PromoteToAdmin;
import org.livingledger.api.group.GroupCommand.SetAdminLimit;
import org.livingledger.api.group.GroupEvent.AdminDemoted;
import org.livingledger.api.group.GroupEvent.AdminPromoted;
import org.livingledger.api.group.GroupRejection.AdminLimitReached;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.api.rotation.Candidate;
import org.livingledger.api.rotation.RotationCommand.ConfirmRotation;
import org.livingledger.api.rotation.RotationCommand.DeclineRotation;
import org.livingledger.api.rotation.RotationCommand.ProposeRotation;
import org.livingledger.api.rotation.RotationCommand.SetRotation;
import org.livingledger.api.rotation.RotationEvent.RotationDeclined;
import org.livingledger.api.rotation.RotationEvent.RotationProposed;
import org.livingledger.api.rotation.RotationOutcome.Turns;
import org.livingledger.api.rotation.RotationPolicy;
import org.livingledger.api.rotation.RotationRejection.NoRotationProposed;
import org.livingledger.api.rotation.RotationRejection.RotationConfirmed;
import org.livingledger.api.rotation.RotationRejection.RotationNotBegun;
import org.livingledger.api.rotation.RotationRejection.RotationNotSet;
import org.livingledger.domain.Scenario;

/// Rotation (轮值): the most active members are proposed as admins for a term (`systems.md` S2).
class RotationTests {

    private static final MemberId DEE = member("dee");
    private static final LocalDate FIRST = LocalDate.of(2026, 5, 11);

    /// Midnight of the first day in Shanghai, and the end of its ten days.
    private static final Instant BEGINS = Instant.parse("2026-05-10T16:00:00Z");

    private static final Instant ENDS = Instant.parse("2026-05-20T16:00:00Z");

    private int recorded;

    private static RotationPolicy policy(int seats, boolean automatic) {
        return new RotationPolicy(seats, 10, 7, null, 2, automatic, FIRST);
    }

    private static ProposeRotation propose(MemberId... members) {
        return new ProposeRotation(CLUB, List.of(members), null);
    }

    private static Candidate candidate(MemberId member, long activities, int days) {
        return new Candidate(member, activities, days, START);
    }

    /// ADA has 3 activities on 2 days, BO 4 on 2, CY 3 on 3, DEE 1, all in the week before the term.
    private Scenario club(RotationPolicy policy) {
        var scenario = Scenario.club(ADA, BO, CY, DEE);
        scenario.accept(new SetRotation(CLUB, policy, OWNER));
        did(
                scenario,
                ADA,
                "2026-05-03T15:59:59Z",
                "2026-05-04T00:00:00Z",
                "2026-05-05T00:00:00Z",
                "2026-05-05T01:00:00Z");
        did(
                scenario,
                BO,
                "2026-05-04T00:00:00Z",
                "2026-05-04T01:00:00Z",
                "2026-05-05T00:00:00Z",
                "2026-05-05T01:00:00Z");
        did(scenario, CY, "2026-05-04T00:00:00Z", "2026-05-05T00:00:00Z", "2026-05-10T15:59:59Z");
        did(scenario, DEE, "2026-05-04T00:00:00Z");
        return scenario.at(BEGINS);
    }

    private void did(Scenario scenario, MemberId member, String... instants) {
        for (String at : instants) {
            scenario.at(at);
            scenario.accept(
                    new RecordActivity(
                            CLUB,
                            member,
                            new ActivityType("post"),
                            "p" + ++recorded,
                            Map.of(),
                            null));
        }
    }

    @Test
    void proposesTheMostActiveOfTheWindowWithTheirFigures() {
        var scenario = club(policy(2, false));

        Turns turns = scenario.accept(Turns.class, propose(DEE, ADA, BO, CY, OWNER));

        assertThat(turns.candidates()).containsExactly(candidate(BO, 4, 2), candidate(CY, 3, 3));
        assertThat(scenario.events())
                .last()
                .isEqualTo(
                        new RotationProposed(
                                CLUB,
                                BEGINS,
                                ENDS,
                                LocalDate.of(2026, 5, 4),
                                LocalDate.of(2026, 5, 10),
                                5,
                                List.of(candidate(BO, 4, 2), candidate(CY, 3, 3)),
                                null,
                                BEGINS));
        assertThat(scenario.streamsFrom(scenario.position()))
                .containsExactly("acme/rotation/" + CLUB);
    }

    @Test
    void ordersEqualsByDaysThenByWhoJoinedEarlierThenById() {
        assertThat(
                        List.of(
                                        candidate(DEE, 1, 1),
                                        candidate(CY, 3, 2),
                                        new Candidate(BO, 3, 2, START.minusSeconds(1)),
                                        candidate(ADA, 3, 2),
                                        candidate(OWNER, 3, 3))
                                .stream()
                                .sorted(Candidate.ORDER)
                                .map(Candidate::member))
                .containsExactly(OWNER, BO, ADA, CY, DEE);
    }

    @Test
    void makesThemAdminsForTheTermWhenTheOwnerConfirms() {
        var scenario = club(policy(2, false));
        scenario.accept(propose(ADA, BO, CY));
        scenario.at(BEGINS.plusSeconds(60));
        assertThat(scenario.refuse(new ConfirmRotation(CLUB, ADA)))
                .isEqualTo(new RoleRequired(CLUB, ADA, List.of("owner")));
        scenario.accept(new LeaveGroup(CLUB, BO, null));

        Turns turns = scenario.accept(Turns.class, new ConfirmRotation(CLUB, OWNER));

        assertThat(turns.promoted()).containsExactly(CY);
        assertThat(scenario.events())
                .last()
                .isEqualTo(new AdminPromoted(CLUB, CY, ENDS, BEGINS.plusSeconds(60)));
        assertThat(scenario.refuse(propose(ADA)))
                .isEqualTo(new RotationConfirmed(CLUB, BEGINS, ENDS));
        assertThat(scenario.refuse(new ConfirmRotation(CLUB, OWNER)))
                .isEqualTo(new NoRotationProposed(CLUB));
    }

    @Test
    void makesThemAdminsAtOnceIfThePolicyIsAutomatic() {
        var scenario = club(policy(2, true));

        assertThat(scenario.accept(Turns.class, propose(ADA, BO, CY)).promoted())
                .containsExactly(BO, CY);

        assertThat(scenario.eventsFrom(scenario.position() - 1))
                .containsExactly(
                        new AdminPromoted(CLUB, BO, ENDS, BEGINS),
                        new AdminPromoted(CLUB, CY, ENDS, BEGINS));
        scenario.at(ENDS);
        assertThat(scenario.accept(Turns.class, propose(ADA, BO, CY)).candidates()).isEmpty();
        did(scenario, ADA, "2026-05-21T00:00:00Z", "2026-05-21T01:00:00Z");
        scenario.at(ENDS.plus(Duration.ofDays(10)));
        scenario.accept(
                new SetRotation(CLUB, new RotationPolicy(1, 10, 30, null, 1, true, FIRST), OWNER));
        assertThat(scenario.accept(Turns.class, propose(ADA)).promoted()).containsExactly(ADA);
        assertThat(scenario.eventsFrom(scenario.position() - 2))
                .containsExactly(
                        new AdminDemoted(CLUB, BO, ENDS),
                        new AdminDemoted(CLUB, CY, ENDS),
                        new AdminPromoted(
                                CLUB,
                                ADA,
                                ENDS.plus(Duration.ofDays(20)),
                                ENDS.plus(Duration.ofDays(10))));
    }

    @Test
    void promotesAsManyAsThereArePlaces() {
        var scenario = club(policy(2, true));
        scenario.accept(new SetAdminLimit(CLUB, 1, OWNER));
        assertThat(scenario.accept(Turns.class, propose(ADA, BO, CY)).promoted())
                .containsExactly(BO);

        var full = club(policy(2, false));
        full.accept(new SetAdminLimit(CLUB, 1, OWNER));
        full.accept(new PromoteToAdmin(CLUB, DEE, OWNER));
        full.accept(propose(ADA, BO, DEE));
        assertThat(full.refuse(new ConfirmRotation(CLUB, OWNER)))
                .isEqualTo(new AdminLimitReached(CLUB, 1));
    }

    @Test
    void canProposeOthersWhenAProposalIsDeclined() {
        var scenario = club(policy(1, false));
        scenario.accept(propose(BO));
        scenario.accept(new DeclineRotation(CLUB, "others", OWNER));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new RotationDeclined(CLUB, BEGINS, "others", OWNER, BEGINS));
        assertThat(scenario.refuse(new ConfirmRotation(CLUB, OWNER)))
                .isEqualTo(new NoRotationProposed(CLUB));

        assertThat(scenario.accept(Turns.class, propose(ADA)).candidates())
                .containsExactly(candidate(ADA, 3, 2));
    }

    @Test
    void letsAProposalGoWithItsTerm() {
        var scenario = club(policy(1, false));
        scenario.accept(propose(BO));

        scenario.at(ENDS);

        assertThat(scenario.refuse(new ConfirmRotation(CLUB, OWNER)))
                .isEqualTo(new NoRotationProposed(CLUB));
    }

    @Test
    void isOnlyWhereAGroupHasSaidSoAndFromItsFirstDayOn() {
        var scenario = Scenario.club(ADA);
        assertThat(scenario.refuse(propose(ADA))).isEqualTo(new RotationNotSet(CLUB));
        assertThat(scenario.refuse(new SetRotation(CLUB, policy(1, false), ADA)))
                .isEqualTo(new RoleRequired(CLUB, ADA, List.of("owner")));
        scenario.accept(new SetRotation(CLUB, policy(1, false), OWNER));
        assertThat(scenario.refuse(propose(ADA))).isEqualTo(new RotationNotBegun(CLUB, FIRST));
        scenario.at(BEGINS);
        scenario.accept(propose());

        scenario.accept(new SetRotation(CLUB, null, OWNER));
        assertThat(scenario.refuse(propose(ADA))).isEqualTo(new RotationNotSet(CLUB));
    }
}
