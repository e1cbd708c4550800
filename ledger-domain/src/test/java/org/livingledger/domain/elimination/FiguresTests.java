package org.livingledger.domain.elimination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.elimination.JudgedClub.AFTER_14_DAYS;
import static org.livingledger.domain.elimination.JudgedClub.POST;
import static org.livingledger.domain.elimination.JudgedClub.did;
import static org.livingledger.domain.elimination.JudgedClub.eliminated;
import static org.livingledger.domain.elimination.JudgedClub.idle;
import static org.livingledger.domain.elimination.JudgedClub.policy;
import static org.livingledger.domain.elimination.JudgedClub.post;
import static org.livingledger.domain.elimination.JudgedClub.publish;
import static org.livingledger.domain.elimination.JudgedClub.run;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.elimination.EliminationPolicy.Measure;
import org.livingledger.api.elimination.Judgement;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.points.PointsCommand.EarnPoints;
import org.livingledger.api.recognition.RecognitionCommand.CheckIn;
import org.livingledger.domain.Scenario;

/// What counts towards the minimum of a policy, and over which days (`systems.md` S21, section 4).
class FiguresTests {

    @Test
    void countsLocalDaysTodayIncluded() {
        var scenario = Scenario.club(ADA);
        publish(scenario, idle(0));
        scenario.at("2026-05-06T16:00:00Z"); // the first instant of the 7th
        post(scenario, ADA, 1);

        scenario.at("2026-05-20T15:59:59.999Z"); // the last of the 20th, the 14th day
        assertThat(run(scenario).eliminated()).isZero();
        scenario.at("2026-05-20T16:00:00Z");
        assertThat(run(scenario).eliminated()).isEqualTo(1);
    }

    @Test
    void countsOneKindOfActivityWhereThePolicyNamesOne() {
        var scenario = Scenario.club(ADA, BO);
        publish(scenario, policy(Measure.ACTIVITY_COUNT, POST, "P14D", 2L, null));
        scenario.at(AFTER_14_DAYS);
        post(scenario, ADA, 2);
        did(scenario, BO, new ActivityType("like"));
        did(scenario, BO, POST);

        run(scenario);

        assertThat(eliminated(scenario)).containsExactly(BO);
    }

    @Test
    void countsDaysCheckedInAndPointsThatTheGroupGranted() {
        var scenario = Scenario.club(ADA, BO);
        publish(scenario, policy(Measure.CHECK_INS, null, "P14D", 1L, null));
        scenario.at(AFTER_14_DAYS);
        scenario.accept(new CheckIn(CLUB, ADA, null));
        run(scenario);
        assertThat(eliminated(scenario)).containsExactly(BO);

        scenario.accept(new JoinGroup(CLUB, BO, null));
        publish(scenario, policy(Measure.POINTS_EARNED, null, "P14D", 50L, null));
        scenario.accept(new EarnPoints(ADA, 50, CLUB, null, null, null, null, null));
        scenario.accept(new EarnPoints(BO, 49, CLUB, null, null, null, null, null));
        scenario.accept(new EarnPoints(BO, 1, null, null, null, null, null, null));
        run(scenario);
        assertThat(eliminated(scenario)).containsExactly(BO, BO);
    }

    @Test
    void letsWhoIsBackBeginAnew() {
        var scenario = Scenario.club(ADA);
        publish(scenario, policy(Measure.ACTIVITY_COUNT, null, "P14D", 3L, null));
        scenario.at(AFTER_14_DAYS);
        post(scenario, ADA, 2);
        run(scenario);
        scenario.at("2026-05-21T00:00:00Z").accept(new JoinGroup(CLUB, ADA, null));
        post(scenario, ADA, 1);

        assertThat(run(scenario).eliminated()).isEqualTo(1);
    }

    @Test
    void takesTheBetterOfTheLastWholePeriodAndTheOneInCourse() {
        var scenario = Scenario.club(ADA, BO, CY);
        publish(scenario, policy(Measure.ACTIVITY_COUNT, null, "month", 2L, null));
        scenario.at("2026-05-10T00:00:00Z");
        post(scenario, ADA, 2);
        post(scenario, BO, 1);
        scenario.at("2026-06-03T00:00:00Z");
        post(scenario, CY, 2);
        post(scenario, BO, 1);

        run(scenario);

        assertThat(eliminated(scenario)).containsExactly(BO);
        assertThat(scenario.events())
                .filteredOn(MemberEliminated.class::isInstance)
                .extracting(event -> ((MemberEliminated) event).judgement())
                .containsExactly(
                        new Judgement(
                                1,
                                Measure.ACTIVITY_COUNT,
                                null,
                                LocalDate.parse("2026-05-01"),
                                LocalDate.parse("2026-05-31"),
                                1,
                                2L,
                                null));
    }
}
