package org.livingledger.domain.elimination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.Scenario.member;
import static org.livingledger.domain.elimination.JudgedClub.AFTER_14_DAYS;
import static org.livingledger.domain.elimination.JudgedClub.eliminated;
import static org.livingledger.domain.elimination.JudgedClub.idle;
import static org.livingledger.domain.elimination.JudgedClub.post;
import static org.livingledger.domain.elimination.JudgedClub.publish;
import static org.livingledger.domain.elimination.JudgedClub.ranked;
import static org.livingledger.domain.elimination.JudgedClub.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingledger.api.elimination.EliminationCommand.RunElimination;
import org.livingledger.api.elimination.EliminationEvent.EliminationRun;
import org.livingledger.api.elimination.EliminationOutcome.Run;
import org.livingledger.api.elimination.EliminationPolicy;
import org.livingledger.api.elimination.EliminationPolicy.Measure;
import org.livingledger.api.elimination.EliminationRejection.EliminationPolicyNotFound;
import org.livingledger.api.elimination.Judgement;
import org.livingledger.api.elimination.Span;
import org.livingledger.api.group.GroupCommand.PromoteToAdmin;
import org.livingledger.api.group.GroupEvent.AdminDemoted;
import org.livingledger.api.group.GroupEvent.SeatFreed;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.api.recognition.Within;
import org.livingledger.domain.Scenario;

/// A run of an elimination: what it writes down, how many go at once, when its schedule comes round and
/// who may run it (`systems.md` S21, section 4, A11).
class EliminationRunTests {

    @Test
    void demotesAnAdminThenEliminatesEveryoneIdleButTheOwner() {
        var scenario = Scenario.club(ADA, BO, CY);
        scenario.accept(new PromoteToAdmin(CLUB, BO, OWNER));
        publish(scenario, idle(0));
        scenario.at(AFTER_14_DAYS);
        long before = scenario.position();

        Run run = run(scenario);

        assertThat(run).isEqualTo(new Run(CLUB, 1, 3, 1, 0, 0, 0, 3, 0));
        var judgement =
                new Judgement(
                        1,
                        Measure.ACTIVITY_COUNT,
                        null,
                        LocalDate.parse("2026-05-07"),
                        LocalDate.parse("2026-05-20"),
                        0,
                        1L,
                        null);
        Instant at = scenario.now();
        assertThat(scenario.eventsFrom(before + 1))
                .containsExactly(
                        gone(ADA, judgement, at),
                        new SeatFreed(CLUB, ADA, 3, at),
                        new AdminDemoted(CLUB, BO, at),
                        gone(BO, judgement, at),
                        new SeatFreed(CLUB, BO, 2, at),
                        gone(CY, judgement, at),
                        new SeatFreed(CLUB, CY, 1, at),
                        new EliminationRun(
                                CLUB,
                                1,
                                LocalDate.parse("2026-05-20"),
                                3,
                                1,
                                0,
                                0,
                                3,
                                0,
                                null,
                                OWNER,
                                at));
    }

    @Test
    void writesNothingWhenItIsRunAgain() {
        var scenario = Scenario.club(ADA, BO);
        publish(scenario, idle(7));
        scenario.at(AFTER_14_DAYS);
        run(scenario);
        long before = scenario.position();

        assertThat(run(scenario)).isEqualTo(new Run(CLUB, 1, 2, 1, 0, 2, 0, 0, 0));
        assertThat(scenario.position()).isEqualTo(before);
    }

    @Test
    void goesOnWhereOneCommandHasNoRoomForAll() {
        var scenario = ranked(new int[450]);
        publish(scenario, idle(0));

        assertThat(run(scenario)).isEqualTo(new Run(CLUB, 1, 450, 1, 0, 0, 0, 400, 50));
        assertThat(run(scenario)).isEqualTo(new Run(CLUB, 1, 50, 1, 0, 0, 0, 50, 0));
        assertThat(eliminated(scenario)).hasSize(450).doesNotHaveDuplicates();
    }

    @Test
    void writesDownEachPeriodOfItsScheduleOnce() {
        var scenario = Scenario.club(ADA);
        publish(
                scenario,
                new EliminationPolicy(
                        CLUB,
                        Measure.ACTIVITY_COUNT,
                        null,
                        new Span("P14D"),
                        1L,
                        null,
                        7,
                        null,
                        Within.WEEK));
        scenario.at("2026-05-04T00:00:00Z"); // a Monday
        post(scenario, ADA, 1);
        var scheduled = new RunElimination(CLUB, null, true);

        scenario.accept(scheduled);
        long once = scenario.position();
        scenario.at("2026-05-10T15:59:59.999Z").accept(scheduled);

        assertThat(scenario.position()).isEqualTo(once);
        assertThat(scenario.events())
                .last()
                .satisfies(event ->
                        assertThat(((EliminationRun) event).scheduledFor())
                                .isEqualTo("2026-05-04"));
        scenario.at("2026-05-10T16:00:00Z").accept(scheduled);
        assertThat(scenario.position()).isEqualTo(once + 1);
    }

    @Test
    void isForGroupsWithAPolicyAndThenForOwnersAndAdmins() {
        var scenario = Scenario.club(ADA);
        assertThat(scenario.refuse(new RunElimination(CLUB, ADA, null)))
                .isEqualTo(new EliminationPolicyNotFound(CLUB, 0));
        publish(scenario, idle(7));
        assertThat(scenario.refuse(new RunElimination(CLUB, ADA, null)))
                .isEqualTo(new RoleRequired(CLUB, ADA, List.of("owner", "admin")));
    }

    private static MemberEliminated gone(MemberId member, Judgement judgement, Instant at) {
        return new MemberEliminated(member, CLUB, 1, "below-minimum", OWNER, judgement, at);
    }
}
