package org.livingledger.domain.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.OWNER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingledger.api.Event;
import org.livingledger.api.activity.ActivityCommand.RecordActivity;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.group.GroupCommand.FoundGroup;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupRejection.GroupNotFound;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipRejection.MemberNotFound;
import org.livingledger.api.membership.MembershipRejection.NotAMember;
import org.livingledger.api.membership.MembershipRejection.OccursInTheFuture;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsCommand.FreezeAccount;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsRejection.AccountFrozen;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.EarningRule;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.programme.RuleId;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.CheckIns.Milestone;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.recognition.RecognitionCommand.CheckIn;
import org.livingledger.api.recognition.RecognitionCommand.MakeUpCheckIn;
import org.livingledger.api.recognition.RecognitionCommand.PauseStreak;
import org.livingledger.api.recognition.RecognitionCommand.ResumeStreak;
import org.livingledger.api.recognition.RecognitionEvent.CheckInMadeUp;
import org.livingledger.api.recognition.RecognitionEvent.StreakMilestoneReached;
import org.livingledger.api.recognition.RecognitionOutcome.DayKept;
import org.livingledger.api.recognition.RecognitionOutcome.Rest;
import org.livingledger.api.recognition.RecognitionRejection.AlreadyCheckedIn;
import org.livingledger.api.recognition.RecognitionRejection.MakeUpLimitReached;
import org.livingledger.api.recognition.RecognitionRejection.MakeUpOutOfTime;
import org.livingledger.api.recognition.RecognitionRejection.PauseWithoutADay;
import org.livingledger.api.recognition.RecognitionRejection.StreakAlreadyPaused;
import org.livingledger.api.recognition.RecognitionRejection.StreakNotPaused;
import org.livingledger.api.recognition.Scope;
import org.livingledger.api.recognition.Streaks.Streak;
import org.livingledger.domain.Scenario;

/// `systems.md S11`: check-ins, make-ups, pauses and milestones; `systems.md A2` at its instants.
class CheckInTests {

    @Test
    void isAnActivityOnceALocalDay() {
        var scenario = berlin("2026-05-10T08:00:00Z");

        assertThat(checkIn(scenario, null).streak()).isEqualTo(1);
        assertThat(scenario.events())
                .last()
                .isEqualTo(
                        new ActivityRecorded(
                                ADA,
                                CLUB,
                                1,
                                CheckIns.ACTIVITY,
                                "check-in/2026-05-10",
                                Map.of(),
                                day("2026-05-10"),
                                Instant.parse("2026-05-10T08:00:00Z")));
        assertThat(scenario.at("2026-05-10T21:59:59Z").refuse(new CheckIn(CLUB, ADA, null)))
                .isEqualTo(new AlreadyCheckedIn(CLUB, ADA, day("2026-05-10")));
        assertThat(checkIn(scenario.at("2026-05-10T22:00:00Z"), null))
                .isEqualTo(new DayKept(CLUB, ADA, day("2026-05-11"), 2, 2, List.of(), 0));
    }

    @Test
    void countsTheDaysOfBerlinWhereTheClockGoesForthAndBack() {
        var scenario = berlin("2026-10-26T12:00:00Z");
        checkIn(scenario, "2026-03-28T12:00:00Z");
        checkIn(scenario, "2026-03-29T21:59:59Z"); // the 29th has 23 hours
        checkIn(scenario, "2026-03-29T22:00:00Z"); // and ends here
        assertThat(checkIn(scenario, "2026-10-25T00:30:00Z").longest()).isEqualTo(3);
        assertThat(scenario.refuse(new CheckIn(CLUB, ADA, Instant.parse("2026-10-25T01:30:00Z"))))
                .isEqualTo(new AlreadyCheckedIn(CLUB, ADA, day("2026-10-25")));
    }

    @Test
    void countsTheDayOfCairoThatHasNoMidnight() {
        var scenario = in("Africa/Cairo").at("2026-04-25T12:00:00Z");
        scenario.accept(new FoundGroup(CLUB, "Club", ADA, null, null, null));
        checkIn(scenario, "2026-04-23T21:59:59Z");
        assertThat(checkIn(scenario, "2026-04-23T22:00:00Z").day()).isEqualTo("2026-04-24");
        assertThat(checkIn(scenario, "2026-04-24T21:00:00Z").streak()).isEqualTo(3);
    }

    @Test
    void fillsItsOwnDayWhenItIsReportedLate() {
        var scenario = berlin("2026-05-12T10:00:00Z");
        checkIn(scenario, "2026-05-10T10:00:00Z");
        assertThat(checkIn(scenario, "2026-05-12T09:00:00Z").streak()).isEqualTo(1);
        assertThat(checkIn(scenario, "2026-05-11T09:00:00Z").streak()).isEqualTo(3);
    }

    @Test
    void isAnsweredByTheRulesOfTheProgramme() {
        var scenario = berlin("2026-05-10T08:00:00Z");
        publish(
                scenario,
                Programme.EMPTY
                        .withActivities(Map.of("check-in", Map.of()))
                        .withRules(
                                List.of(
                                        new EarningRule(
                                                new RuleId("daily"),
                                                CheckIns.ACTIVITY,
                                                null,
                                                null,
                                                "10",
                                                null,
                                                null,
                                                null,
                                                null))));

        DayKept kept = checkIn(scenario, null);
        assertThat(kept.balance()).isEqualTo(10);
        assertThat(kept.grants()).singleElement().matches(grant -> grant.granted() == 10);
    }

    @Test
    void marksAMilestoneOnceForEachStreakAndRewardsIt() {
        var scenario = berlin("2026-05-01T10:00:00Z");
        publish(scenario, checkIns(0, 0, 0, new Milestone(3, 30L)));
        for (int i = 0; i < 5; i++) {
            checkIn(scenario.at("2026-05-0" + (i + 1) + "T10:00:00Z"), null);
        }
        assertThat(scenario.events())
                .filteredOn(StreakMilestoneReached.class::isInstance)
                .containsExactly(
                        new StreakMilestoneReached(
                                ADA,
                                CLUB,
                                1,
                                3,
                                day("2026-05-01"),
                                day("2026-05-03"),
                                1,
                                Instant.parse("2026-05-03T10:00:00Z")));
        assertThat(scenario.events())
                .filteredOn(PointsEarned.class::isInstance)
                .singleElement()
                .matches(event -> ((PointsEarned) event).points() == 30);

        for (int day = 11; day <= 13; day++) {
            checkIn(scenario.at("2026-05-" + day + "T10:00:00Z"), null);
        }
        assertThat(scenario.events())
                .filteredOn(StreakMilestoneReached.class::isInstance)
                .hasSize(2);
    }

    @Test
    void datesAMilestoneByTheCheckInThatCompletedIt() {
        var scenario = berlin("2026-05-09T10:00:00Z");
        publish(scenario, checkIns(0, 0, 0, new Milestone(3, null)));
        checkIn(scenario, "2026-05-01T10:00:00Z");
        checkIn(scenario, "2026-05-03T11:00:00Z");
        checkIn(scenario, "2026-05-02T10:00:00Z");

        assertThat(scenario.events())
                .last()
                .isInstanceOfSatisfying(
                        StreakMilestoneReached.class,
                        reached ->
                                assertThat(reached.occurredAt()).isEqualTo("2026-05-03T11:00:00Z"));
    }

    @Test
    void marksTheLengthsThatAreUsual() {
        var scenario = berlin("2026-01-01T10:00:00Z");
        for (int i = 0; i < 100; i++) {
            checkIn(
                    scenario.at(Instant.parse("2026-01-01T10:00:00Z").plusSeconds(i * 86_400L)),
                    null);
        }
        assertThat(scenario.events())
                .filteredOn(StreakMilestoneReached.class::isInstance)
                .extracting(event -> ((StreakMilestoneReached) event).days())
                .containsExactly(7, 21, 30, 100);
    }

    @Test
    void isMadeUpForWithinItsDaysAndAsOftenAsTheMonthAllows() {
        var scenario = berlin("2026-05-01T10:00:00Z");
        publish(scenario, checkIns(0, 3, 2));
        checkIn(scenario, null);
        scenario.at("2026-05-06T10:00:00Z");
        checkIn(scenario, null);

        assertThat(scenario.refuse(makeUp("2026-05-02")))
                .isEqualTo(
                        new MakeUpOutOfTime(
                                CLUB,
                                ADA,
                                day("2026-05-02"),
                                day("2026-05-03"),
                                day("2026-05-05"),
                                3));
        assertThat(scenario.refuse(makeUp("2026-05-06"))).isInstanceOf(MakeUpOutOfTime.class);
        assertThat(scenario.accept(DayKept.class, makeUp("2026-05-05")).streak()).isEqualTo(2);
        assertThat(scenario.events())
                .last()
                .isEqualTo(
                        new CheckInMadeUp(
                                ADA,
                                CLUB,
                                1,
                                day("2026-05-05"),
                                day("2026-05-06"),
                                scenario.now()));
        assertThat(scenario.refuse(makeUp("2026-05-05")))
                .isEqualTo(new AlreadyCheckedIn(CLUB, ADA, day("2026-05-05")));
        assertThat(scenario.accept(DayKept.class, makeUp("2026-05-04")).streak()).isEqualTo(3);
        assertThat(scenario.refuse(makeUp("2026-05-03")))
                .isEqualTo(new MakeUpLimitReached(CLUB, ADA, 2, 2, "2026-05"));
    }

    @Test
    void isNotMadeUpForUnlessTheProgrammeSaysSo() {
        var scenario = berlin("2026-05-02T10:00:00Z");
        assertThat(scenario.refuse(makeUp("2026-05-01")))
                .isEqualTo(
                        new MakeUpOutOfTime(
                                CLUB,
                                ADA,
                                day("2026-05-01"),
                                day("2026-05-02"),
                                day("2026-05-01"),
                                0));
    }

    @Test
    void completesAMilestoneWhenItIsMadeUpFor() {
        var scenario = berlin("2026-05-03T10:00:00Z");
        publish(scenario, checkIns(0, 7, 3, new Milestone(3, 5L)));
        checkIn(scenario, "2026-05-01T10:00:00Z");
        checkIn(scenario, "2026-05-03T09:00:00Z");
        long before = scenario.position();

        assertThat(scenario.accept(DayKept.class, makeUp("2026-05-02")).balance()).isEqualTo(5);
        assertThat(scenario.eventsFrom(before + 1))
                .hasExactlyElementsOfTypes(
                        CheckInMadeUp.class, StreakMilestoneReached.class, PointsEarned.class);
    }

    @Test
    void restsWhilePausedAndGoesOnWhenResumed() {
        var scenario = berlin("2026-05-01T10:00:00Z");
        checkIn(scenario, null);
        assertThat(scenario.refuse(new ResumeStreak(CLUB, ADA, null)))
                .isEqualTo(new StreakNotPaused(CLUB, ADA));

        scenario.at("2026-05-02T10:00:00Z");
        assertThat(scenario.refuse(new PauseStreak(CLUB, ADA, day("2026-05-01"), null)))
                .isEqualTo(new PauseWithoutADay(CLUB, ADA, day("2026-05-01"), day("2026-05-02")));
        assertThat(scenario.accept(new PauseStreak(CLUB, ADA, null, null)))
                .isEqualTo(new Rest(CLUB, ADA, true, day("2026-05-02"), null, 1));
        assertThat(scenario.refuse(new PauseStreak(CLUB, ADA, null, null)))
                .isEqualTo(new StreakAlreadyPaused(CLUB, ADA, day("2026-05-02")));

        scenario.at("2026-05-20T10:00:00Z");
        assertThat(scenario.accept(new ResumeStreak(CLUB, ADA, null)))
                .isEqualTo(new Rest(CLUB, ADA, false, null, null, 1));
        assertThat(checkIn(scenario, null).streak()).isEqualTo(2);
        assertThat(checkIn(scenario.at("2026-05-22T10:00:00Z"), null).streak()).isEqualTo(1);
    }

    @Test
    void endsWithTheMembershipThatItReachesThroughAndNotBeyond() {
        var scenario = berlin("2026-05-01T10:00:00Z");
        for (int day = 1; day <= 9; day++) {
            checkIn(scenario.at("2026-05-0" + day + "T10:00:00Z"), null);
        }
        assertThat(streak(scenario, "2026-05-10").days()).isEqualTo(9);
        scenario.accept(new LeaveGroup(CLUB, ADA, null));
        assertThat(streak(scenario, "2026-05-10")).isEqualTo(Streak.NONE);
        scenario.accept(new JoinGroup(CLUB, ADA, null));
        assertThat(streak(scenario, "2026-05-10")).isEqualTo(Streak.NONE);
        assertThat(checkIn(scenario.at("2026-05-10T10:00:00Z"), null).streak()).isEqualTo(1);

        publish(
                scenario,
                Programme.EMPTY.withCheckIns(new CheckIns(Scope.LEDGER, null, null, null, null)));
        assertThat(checkIn(scenario.at("2026-05-11T10:00:00Z"), null).streak()).isEqualTo(11);
    }

    @Test
    void refusesInTheDocumentedOrder() {
        var scenario = berlin("2026-05-01T10:00:00Z");
        var nowhere = new GroupId("nowhere");
        assertThat(scenario.refuse(new CheckIn(nowhere, ADA, null)))
                .isEqualTo(new GroupNotFound(nowhere));
        assertThat(scenario.refuse(new CheckIn(CLUB, BO, null))).isEqualTo(new MemberNotFound(BO));
        scenario.accept(new FoundGroup(new GroupId("other"), "Other", BO, null, null, null));
        assertThat(scenario.refuse(new CheckIn(CLUB, BO, null)))
                .isEqualTo(new NotAMember(CLUB, BO));
        var tomorrow = Instant.parse("2026-05-02T10:00:00Z");
        assertThat(scenario.refuse(new CheckIn(CLUB, ADA, tomorrow)))
                .isEqualTo(new OccursInTheFuture(tomorrow, scenario.now().plusSeconds(300)));
        scenario.accept(new FreezeAccount(ADA, "fraud"));
        assertThat(scenario.refuse(new CheckIn(CLUB, ADA, null)))
                .isEqualTo(new AccountFrozen(AccountId.of(ADA), "fraud"));
        assertThat(scenario.refuse(makeUp("2026-04-30"))).isInstanceOf(AccountFrozen.class);
    }

    @Test
    void isAnActivityLikeOthersWhenAnOutsideSystemReportsIt() {
        var scenario = berlin("2026-05-01T10:00:00Z");
        for (int i = 0; i < 2; i++) {
            scenario.accept(new RecordActivity(CLUB, ADA, CheckIns.ACTIVITY, "c" + i, null, null));
        }
        assertThat(checkIn(scenario.at("2026-05-02T10:00:00Z"), null).streak()).isEqualTo(2);
    }

    private static Scenario in(String zone) {
        return Scenario.in(zone);
    }

    private static Scenario berlin(String now) {
        Scenario scenario = in("Europe/Berlin").at("2025-12-31T10:00:00Z");
        scenario.accept(new FoundGroup(CLUB, "Club", OWNER, null, null, null));
        scenario.accept(new JoinGroup(CLUB, ADA, null));
        return scenario.at(now);
    }

    private static Programme checkIns(
            int freezes, int days, int perMonth, Milestone... milestones) {
        return Programme.EMPTY.withCheckIns(
                new CheckIns(null, freezes, days, perMonth, List.of(milestones)));
    }

    private static void publish(Scenario scenario, Programme programme) {
        scenario.accept(new PublishProgramme(programme, null));
    }

    private static DayKept checkIn(Scenario scenario, @Nullable String at) {
        return scenario.accept(
                DayKept.class, new CheckIn(CLUB, ADA, at == null ? null : Instant.parse(at)));
    }

    private static Streak streak(Scenario scenario, String today) {
        Merits merits = Merits.NONE;
        for (Event event : scenario.events()) {
            merits = merits.fold(event);
        }
        return merits.streak(CLUB, CheckIns.ACTIVITY, CheckIns.DEFAULT, day(today));
    }

    private static MakeUpCheckIn makeUp(String day) {
        return new MakeUpCheckIn(CLUB, ADA, day(day));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
