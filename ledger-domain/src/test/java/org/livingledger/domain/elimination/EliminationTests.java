package org.livingledger.domain.elimination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.Scenario.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingledger.api.activity.ActivityCommand.RecordActivity;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.elimination.EliminationCommand.RunElimination;
import org.livingledger.api.elimination.EliminationEvent.EliminationRun;
import org.livingledger.api.elimination.EliminationEvent.EliminationWarned;
import org.livingledger.api.elimination.EliminationEvent.EliminationWarningLifted;
import org.livingledger.api.elimination.EliminationOutcome.Run;
import org.livingledger.api.elimination.EliminationPolicy;
import org.livingledger.api.elimination.EliminationPolicy.Exempt;
import org.livingledger.api.elimination.EliminationPolicy.Measure;
import org.livingledger.api.elimination.EliminationPolicy.Role;
import org.livingledger.api.elimination.EliminationRejection.EliminationPolicyNotFound;
import org.livingledger.api.elimination.Judgement;
import org.livingledger.api.elimination.Span;
import org.livingledger.api.group.GroupCommand.PromoteToAdmin;
import org.livingledger.api.group.GroupEvent.AdminDemoted;
import org.livingledger.api.group.GroupEvent.SeatFreed;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.api.points.PointsCommand.EarnPoints;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.recognition.RecognitionCommand.CheckIn;
import org.livingledger.api.recognition.Within;
import org.livingledger.api.title.TitleCommand.GrantTitle;
import org.livingledger.domain.Scenario;

/// `systems.md S21` and its section 4: who is warned, spared and eliminated; `systems.md A11`.
class EliminationTests {

    private static final ActivityType POST = new ActivityType("post");

    /// The club was founded on 2026-05-01 at 08:00 in Shanghai.
    private static final String AFTER_14_DAYS = "2026-05-20T00:00:00Z";

    private int facts;

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

    @Test
    void eliminatesTheLastOfAHundredOnceInAWindow() {
        var scenario = ranked(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        publish(scenario, policy(Measure.ACTIVITY_COUNT, null, "P14D", null, 20));

        Run run = run(scenario);

        assertThat(run.eliminated()).isEqualTo(2);
        assertThat(eliminated(scenario)).containsExactly(member("m0"), member("m1"));
        assertThat(scenario.events())
                .filteredOn(MemberEliminated.class::isInstance)
                .allSatisfy(event -> {
                    var gone = (MemberEliminated) event;
                    assertThat(gone.reason()).isEqualTo("among-the-last");
                    assertThat(java.util.Objects.requireNonNull(gone.judgement()).bar())
                            .isEqualTo(3);
                });
        long before = scenario.position();
        assertThat(run(scenario).eliminated()).isZero();
        scenario.at("2026-06-01T00:00:00Z");
        assertThat(run(scenario).eliminated()).isZero();
        assertThat(scenario.position()).isEqualTo(before);
        scenario.at("2026-06-03T00:00:00Z"); // all have left the window, and all are equal
        assertThat(run(scenario).eliminated()).isZero();
    }

    @Test
    void neverPartsEqualsAndCountsDownToWholeMembers() {
        var tied = ranked(1, 5, 5, 9, 9, 9, 9, 9, 9, 9);
        publish(tied, policy(Measure.ACTIVITY_COUNT, null, "P14D", null, 20));
        assertThat(run(tied).eliminated()).isEqualTo(1);
        assertThat(run(tied).eliminated()).isZero();

        var equal = ranked(3, 3, 3, 3, 3);
        publish(equal, policy(Measure.ACTIVITY_COUNT, null, "P14D", null, 50));
        assertThat(run(equal).eliminated()).isZero();

        var few = ranked(1, 2, 3, 4);
        publish(few, policy(Measure.ACTIVITY_COUNT, null, "P14D", null, 20));
        assertThat(run(few).eliminated()).isZero();
    }

    @Test
    void countsWhoIsBelowTheMinimumAmongTheLast() {
        var scenario = ranked(0, 0, 0, 4, 5, 6, 7, 8, 9, 10);
        publish(scenario, policy(Measure.ACTIVITY_COUNT, null, "P14D", 1L, 20));

        assertThat(run(scenario).eliminated()).isEqualTo(3);
        assertThat(run(scenario).eliminated()).isZero();
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

    /// A club in which the first did so many things, the second so many, and so on.
    private Scenario ranked(int... counts) {
        var scenario =
                Scenario.club(
                        IntStream.range(0, counts.length)
                                .mapToObj(i -> member("m" + i))
                                .toArray(MemberId[]::new));
        scenario.at(AFTER_14_DAYS);
        for (int i = 0; i < counts.length; i++) {
            post(scenario, member("m" + i), counts[i]);
        }
        return scenario;
    }

    private void post(Scenario scenario, MemberId member, int times) {
        for (int i = 0; i < times; i++) {
            did(scenario, member, POST);
        }
    }

    private void did(Scenario scenario, MemberId member, ActivityType what) {
        scenario.accept(new RecordActivity(CLUB, member, what, "a" + ++facts, null, null));
    }

    private static Run run(Scenario scenario) {
        return scenario.accept(Run.class, new RunElimination(CLUB, OWNER, null));
    }

    private static EliminationPolicy idle(int warningDays) {
        return idle(warningDays, null);
    }

    private static EliminationPolicy idle(int warningDays, @Nullable Exempt exempt) {
        return new EliminationPolicy(
                CLUB,
                Measure.ACTIVITY_COUNT,
                null,
                new Span("P14D"),
                1L,
                null,
                warningDays,
                exempt,
                null);
    }

    private static EliminationPolicy policy(
            Measure measure,
            @Nullable ActivityType activity,
            String window,
            @Nullable Long minimum,
            @Nullable Integer lastPercent) {
        return new EliminationPolicy(
                CLUB, measure, activity, new Span(window), minimum, lastPercent, null, null, null);
    }

    private static void publish(Scenario scenario, EliminationPolicy policy) {
        scenario.accept(
                new PublishProgramme(Programme.EMPTY.withEliminations(List.of(policy)), null));
    }

    private static MemberEliminated gone(MemberId member, Judgement judgement, Instant at) {
        return new MemberEliminated(member, CLUB, 1, "below-minimum", OWNER, judgement, at);
    }

    private static List<MemberId> eliminated(Scenario scenario) {
        return scenario.events().stream()
                .filter(MemberEliminated.class::isInstance)
                .map(event -> ((MemberEliminated) event).member())
                .toList();
    }
}
