package org.livingledger.domain.elimination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.elimination.JudgedClub.AFTER_14_DAYS;
import static org.livingledger.domain.elimination.JudgedClub.eliminated;
import static org.livingledger.domain.elimination.JudgedClub.idle;
import static org.livingledger.domain.elimination.JudgedClub.post;
import static org.livingledger.domain.elimination.JudgedClub.publish;
import static org.livingledger.domain.elimination.JudgedClub.run;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingledger.api.elimination.EliminationEvent.EliminationWarned;
import org.livingledger.api.elimination.EliminationEvent.EliminationWarningLifted;
import org.livingledger.api.elimination.EliminationOutcome.Run;
import org.livingledger.api.elimination.EliminationPolicy.Exempt;
import org.livingledger.api.elimination.EliminationPolicy.Role;
import org.livingledger.api.group.GroupCommand.PromoteToAdmin;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.title.TitleCommand.GrantTitle;
import org.livingledger.domain.Scenario;

/// Who is warned before they are eliminated, whose warning is lifted, and who is never judged
/// (`systems.md` S21, section 4).
class WarningsAndExemptionsTests {

    @Test
    void warnsFirstAndEliminatesWhoIsStillBelowAtTheInstantTheWarningEnds() {
        var scenario = Scenario.club(ADA);
        publish(scenario, idle(7));
        scenario.at(AFTER_14_DAYS);
        run(scenario);

        assertThat(scenario.events())
                .filteredOn(EliminationWarned.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    var warned = (EliminationWarned) event;
                    assertThat(warned.until()).isEqualTo("2026-05-27T00:00:00Z");
                    assertThat(warned.reason()).isEqualTo("below-minimum");
                    assertThat(warned.judgement().figure()).isZero();
                });
        scenario.at("2026-05-26T23:59:59.999Z");
        assertThat(run(scenario).waiting()).isEqualTo(1);
        scenario.at("2026-05-27T00:00:00Z");
        assertThat(run(scenario).eliminated()).isEqualTo(1);
    }

    @Test
    void liftsTheWarningOfWhoHasRecovered() {
        var scenario = Scenario.club(ADA, BO);
        publish(scenario, idle(7));
        scenario.at(AFTER_14_DAYS);
        run(scenario);
        scenario.at("2026-05-22T00:00:00Z");
        post(scenario, ADA, 1);
        scenario.at("2026-05-27T00:00:00Z");

        Run run = run(scenario);

        assertThat(run.lifted()).isEqualTo(1);
        assertThat(run.eliminated()).isEqualTo(1);
        assertThat(scenario.events())
                .filteredOn(EliminationWarningLifted.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    var lifted = (EliminationWarningLifted) event;
                    assertThat(lifted.member()).isEqualTo(ADA);
                    assertThat(lifted.reason()).isEqualTo("recovered");
                    assertThat(lifted.judgement().figure()).isEqualTo(1);
                });
        assertThat(eliminated(scenario)).containsExactly(BO);
    }

    @Test
    void liftsTheWarningOfWhoIsNotJudgedAnyMore() {
        var scenario = Scenario.club(ADA);
        publish(scenario, idle(7, new Exempt(List.of(Role.ADMIN), null, null)));
        scenario.at(AFTER_14_DAYS);
        run(scenario);
        scenario.accept(new PromoteToAdmin(CLUB, ADA, OWNER));

        Run run = run(scenario);

        assertThat(run).isEqualTo(new Run(CLUB, 1, 0, 2, 0, 0, 1, 0, 0));
    }

    @Test
    void forgetsAWarningWithTheMembershipItWasAbout() {
        var scenario = Scenario.club(ADA);
        publish(scenario, idle(7));
        scenario.at(AFTER_14_DAYS);
        run(scenario);
        scenario.accept(new LeaveGroup(CLUB, ADA, null));
        scenario.accept(new JoinGroup(CLUB, ADA, null));
        scenario.at("2026-05-27T00:00:00Z");

        assertThat(run(scenario).warned()).isEqualTo(1);
        assertThat(eliminated(scenario)).isEmpty();
    }

    @Test
    void exemptsAdminsAndNewcomersWhereThePolicySaysSo() {
        var scenario = Scenario.club(ADA, BO);
        scenario.accept(new PromoteToAdmin(CLUB, BO, OWNER));
        scenario.at("2026-05-19T16:00:00Z"); // the first instant of the 20th
        scenario.accept(new JoinGroup(CLUB, CY, null));
        publish(scenario, idle(0, new Exempt(List.of(Role.ADMIN), null, 3)));

        assertThat(run(scenario)).isEqualTo(new Run(CLUB, 1, 1, 3, 0, 0, 0, 1, 0));
        assertThat(eliminated(scenario)).containsExactly(ADA);
        scenario.at("2026-05-22T15:59:59.999Z");
        assertThat(run(scenario).eliminated()).isZero();
        scenario.at("2026-05-22T16:00:00Z"); // their fourth day
        assertThat(run(scenario).eliminated()).isEqualTo(1);
        assertThat(eliminated(scenario)).containsExactly(ADA, CY);
    }

    @Test
    void exemptsWhoHoldsATitleAsLongAsTheyHoldIt() {
        var scenario = Scenario.club(ADA);
        publish(scenario, idle(0, new Exempt(null, List.of("expert"), null)));
        scenario.at(AFTER_14_DAYS);
        Instant ends = Instant.parse("2026-05-25T00:00:00Z");
        scenario.accept(new GrantTitle(CLUB, ADA, "expert", "tea", null, ends, OWNER));

        assertThat(run(scenario).exempt()).isEqualTo(2);
        scenario.at(ends);
        assertThat(run(scenario).eliminated()).isEqualTo(1);
    }
}
