package org.livingledger.domain.discipline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.Scenario.START;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingledger.api.activity.ActivityCommand.RecordActivity;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityOutcome.Grant;
import org.livingledger.api.activity.ActivityOutcome.Recorded;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.discipline.DisciplineCommand.MuteGroup;
import org.livingledger.api.discipline.DisciplineCommand.MuteMember;
import org.livingledger.api.discipline.DisciplineCommand.SetHouseRules;
import org.livingledger.api.discipline.DisciplineCommand.UnmuteGroup;
import org.livingledger.api.discipline.DisciplineCommand.UnmuteMember;
import org.livingledger.api.discipline.DisciplineOutcome.House;
import org.livingledger.api.discipline.DisciplineRejection.GroupNotMuted;
import org.livingledger.api.discipline.HouseRules;
import org.livingledger.api.discipline.QuietHours;
import org.livingledger.api.discipline.TimeOfDay;
import org.livingledger.api.group.GroupCommand.FoundGroup;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.points.PointsEvent.LimitedBy;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.EarningRule;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.programme.RuleId;
import org.livingledger.domain.Scenario;

/// Muted members earn nothing from messages, and quiet hours give no points (`systems.md` S5).
class SilenceTests {

    private static final ActivityType MESSAGE = new ActivityType("message");
    private static final ActivityType PURCHASE = new ActivityType("purchase");
    private static final LimitedBy MUTED = new LimitedBy("muted", 0, 0);
    private static final LimitedBy QUIET = new LimitedBy("quiet-hours", 0, 0);

    private int recorded;

    private static EarningRule rule(ActivityType activity) {
        return new EarningRule(
                new RuleId("for-" + activity), activity, null, null, "5", null, null, null, null);
    }

    private static Programme programme(@Nullable List<ActivityType> messages) {
        return new Programme(
                Map.of("message", Map.of(), "purchase", Map.of()),
                List.of(rule(MESSAGE), rule(PURCHASE)),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                messages);
    }

    private static Scenario club(String zone) {
        var scenario = Scenario.in(zone);
        scenario.accept(new FoundGroup(CLUB, "Club", OWNER, null, null, null));
        scenario.accept(new JoinGroup(CLUB, ADA, null));
        scenario.accept(new PublishProgramme(programme(null), null));
        return scenario;
    }

    private static Scenario quiet(String zone, QuietHours hours) {
        var scenario = club(zone);
        scenario.accept(
                new SetHouseRules(
                        CLUB, new HouseRules(null, null, null, null, null, hours), OWNER));
        return scenario;
    }

    private @Nullable LimitedBy cut(
            Scenario scenario, ActivityType activity, @Nullable Instant at) {
        Grant grant =
                scenario.accept(
                                Recorded.class,
                                new RecordActivity(
                                        CLUB, ADA, activity, "a" + ++recorded, Map.of(), at))
                        .grants()
                        .getFirst();
        assertThat(grant.requested()).isEqualTo(5);
        assertThat(grant.granted()).isEqualTo(grant.limitedBy() == null ? 5 : 0);
        return grant.limitedBy();
    }

    private static MuteMember mute(Instant until) {
        return new MuteMember(CLUB, ADA, "spam", "rule-3", null, until, OWNER);
    }

    @Test
    void lastsUntilTheMuteIsOverAndConcernsMessagesOnly() {
        var scenario = club("Asia/Shanghai");
        Instant end = START.plus(Duration.ofDays(1));
        scenario.accept(mute(end));

        assertThat(cut(scenario, MESSAGE, null)).isEqualTo(MUTED);
        assertThat(scenario.events()).hasAtLeastOneElementOfType(ActivityRecorded.class);
        assertThat(cut(scenario, PURCHASE, null)).isNull();
        scenario.at(end.minusMillis(1));
        assertThat(cut(scenario, MESSAGE, null)).isEqualTo(MUTED);
        scenario.at(end);
        assertThat(cut(scenario, MESSAGE, null)).isNull();
    }

    @Test
    void goesByWhenTheMessageWasWritten() {
        var scenario = club("Asia/Shanghai");
        scenario.at(START.plus(Duration.ofHours(2)));
        scenario.accept(mute(START.plus(Duration.ofHours(4))));
        scenario.at(START.plus(Duration.ofHours(6)));

        assertThat(cut(scenario, MESSAGE, START.plus(Duration.ofHours(1)))).isNull();
        assertThat(cut(scenario, MESSAGE, START.plus(Duration.ofHours(3)))).isEqualTo(MUTED);
    }

    @Test
    void endsWhenTheMuteIsLifted() {
        var scenario = club("Asia/Shanghai");
        scenario.accept(mute(START.plus(Duration.ofDays(1))));
        scenario.at(START.plusSeconds(60));
        scenario.accept(new UnmuteMember(CLUB, ADA, null, OWNER));

        assertThat(cut(scenario, MESSAGE, null)).isNull();
        assertThat(cut(scenario, MESSAGE, START.plusSeconds(59))).isEqualTo(MUTED);
    }

    @Test
    void concernsTheKindsOfActivityThatTheProgrammeCallsMessages() {
        var scenario = club("Asia/Shanghai");
        scenario.accept(new PublishProgramme(programme(List.of(PURCHASE)), null));
        scenario.accept(mute(START.plus(Duration.ofDays(1))));

        assertThat(cut(scenario, MESSAGE, null)).isNull();
        assertThat(cut(scenario, PURCHASE, null)).isEqualTo(MUTED);
    }

    @Test
    void concernsEveryoneWhenTheGroupIsMuted() {
        var scenario = club("Asia/Shanghai");
        Instant end = START.plus(Duration.ofHours(1));
        assertThat(
                        scenario.accept(
                                House.class, new MuteGroup(CLUB, "announcement", null, end, OWNER)))
                .isEqualTo(new House(CLUB, HouseRules.NONE, true, end));
        assertThat(cut(scenario, MESSAGE, null)).isEqualTo(new LimitedBy("group-muted", 0, 0));
        assertThat(cut(scenario, PURCHASE, null)).isNull();

        scenario.at(START.plusSeconds(60));
        scenario.accept(new UnmuteGroup(CLUB, OWNER));
        assertThat(cut(scenario, MESSAGE, null)).isNull();
        assertThat(scenario.refuse(new UnmuteGroup(CLUB, OWNER)))
                .isEqualTo(new GroupNotMuted(CLUB));
        scenario.accept(new MuteGroup(CLUB, "announcement", null, end, OWNER));
        scenario.at(end);
        assertThat(cut(scenario, MESSAGE, null)).isNull();
    }

    @Test
    void lastsUntilItIsLiftedIfNoEndWasGiven() {
        var scenario = club("Asia/Shanghai");
        assertThat(
                        scenario.accept(
                                House.class,
                                new MuteGroup(CLUB, "announcement", null, null, OWNER)))
                .isEqualTo(new House(CLUB, HouseRules.NONE, true, null));
        scenario.at(START.plus(Duration.ofDays(400)));
        assertThat(cut(scenario, MESSAGE, null)).isEqualTo(new LimitedBy("group-muted", 0, 0));
        assertThat(scenario.accept(House.class, new UnmuteGroup(CLUB, OWNER)))
                .isEqualTo(new House(CLUB, HouseRules.NONE, false, null));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-10T13:59:59Z, false",
        "2026-05-10T14:00:00Z, true",
        "2026-05-10T22:59:59Z, true",
        "2026-05-10T23:00:00Z, false",
    })
    void isKeptInQuietHoursFromTenToSevenInTheLedgersZone(Instant at, boolean isQuiet) {
        var scenario = quiet("Asia/Shanghai", new QuietHours(null, null, null));
        scenario.at(at);

        assertThat(cut(scenario, MESSAGE, null)).isEqualTo(isQuiet ? QUIET : null);
        assertThat(cut(scenario, PURCHASE, null)).isEqualTo(isQuiet ? QUIET : null);
    }

    @ParameterizedTest
    @CsvSource({
        // the night to 2026-03-29 has 8 quiet hours, from 21:00Z to 05:00Z
        "2026-03-28T20:59:59Z, false",
        "2026-03-28T21:00:00Z, true",
        "2026-03-29T01:00:00Z, true",
        "2026-03-29T04:59:59Z, true",
        "2026-03-29T05:00:00Z, false",
        "2026-03-29T20:00:00Z, true",
        // the night to 2026-10-25 has 10, from 20:00Z to 06:00Z
        "2026-10-24T19:59:59Z, false",
        "2026-10-24T20:00:00Z, true",
        "2026-10-25T05:59:59Z, true",
        "2026-10-25T06:00:00Z, false",
    })
    void isKeptInTheNightsInWhichTheClocksOfBerlinChange(Instant at, boolean isQuiet) {
        var scenario = quiet("Europe/Berlin", new QuietHours(null, null, null));
        scenario.at(at);

        assertThat(cut(scenario, MESSAGE, null)).isEqualTo(isQuiet ? QUIET : null);
    }

    @ParameterizedTest
    @CsvSource({
        // 02:30 is skipped on 2026-03-29: they begin when the clocks go on, at 03:30
        "2026-03-29T01:29:59Z, false",
        "2026-03-29T01:30:00Z, true",
        "2026-03-29T02:59:59Z, true",
        "2026-03-29T03:00:00Z, false",
        // and comes twice on 2026-10-25: they begin when it comes first
        "2026-10-25T00:29:59Z, false",
        "2026-10-25T00:30:00Z, true",
        "2026-10-25T01:15:00Z, true",
        "2026-10-25T03:59:59Z, true",
        "2026-10-25T04:00:00Z, false",
    })
    void isNotBrokenWhereATimeOfDayIsSkippedOrComesTwice(Instant at, boolean isQuiet) {
        var scenario =
                quiet(
                        "Europe/Berlin",
                        new QuietHours(new TimeOfDay("02:30"), new TimeOfDay("05:00"), null));
        scenario.at(at);

        assertThat(cut(scenario, MESSAGE, null)).isEqualTo(isQuiet ? QUIET : null);
    }

    @Test
    void concernsMessagesAloneIfTheHouseRulesSaySo() {
        var scenario = quiet("UTC", new QuietHours(null, null, true));
        scenario.at("2026-05-10T23:00:00Z");

        assertThat(cut(scenario, MESSAGE, null)).isEqualTo(QUIET);
        assertThat(cut(scenario, PURCHASE, null)).isNull();
    }

    @Test
    void isNotKeptInAGroupThatHasSaidNothing() {
        var scenario = club("UTC");
        scenario.at("2026-05-10T23:00:00Z");

        assertThat(cut(scenario, MESSAGE, null)).isNull();
    }
}
