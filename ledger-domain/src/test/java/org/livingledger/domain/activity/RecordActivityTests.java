package org.livingledger.domain.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.START;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingledger.api.Limits;
import org.livingledger.api.activity.ActivityCommand.RecordActivity;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityOutcome.Grant;
import org.livingledger.api.activity.ActivityOutcome.Recorded;
import org.livingledger.api.activity.ActivityRejection.AttributesDoNotFit;
import org.livingledger.api.activity.ActivityRejection.RuleFailed;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupCommand.FoundGroup;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupRejection.GroupNotFound;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipRejection.MemberNotFound;
import org.livingledger.api.membership.MembershipRejection.NotAMember;
import org.livingledger.api.membership.MembershipRejection.OccursInTheFuture;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.Expiry;
import org.livingledger.api.points.PointsCommand.FreezeAccount;
import org.livingledger.api.points.PointsCommand.ReversePoints;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.LimitedBy;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsRejection.AccountFrozen;
import org.livingledger.api.points.PointsRejection.PointsOverflow;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.AttributeType;
import org.livingledger.api.programme.Programme.Cap;
import org.livingledger.api.programme.Programme.EarningRule;
import org.livingledger.api.programme.Programme.Season;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.programme.ProgrammeEvent.BudgetDrawn;
import org.livingledger.api.programme.ProgrammeEvent.BudgetReturned;
import org.livingledger.api.programme.RuleId;
import org.livingledger.domain.Scenario;

/// Activities and the rules that answer them (`systems.md` S7; section 2, Caps and budgets; A9).
class RecordActivityTests {

    private static final ActivityType COMMIT = new ActivityType("commit");
    private static final AccountId ACCOUNT = AccountId.of(ADA);
    private static final Map<String, Map<String, AttributeType>> COMMITS =
            Map.of("commit", Map.of("lines", AttributeType.INT));

    private int recorded;

    private RecordActivity commit(long lines) {
        return commit(lines, null);
    }

    private RecordActivity commit(long lines, @Nullable Instant at) {
        return new RecordActivity(CLUB, ADA, COMMIT, "c" + ++recorded, Map.of("lines", lines), at);
    }

    private static EarningRule rule(String id, String points, @Nullable Long budget, Cap... caps) {
        return new EarningRule(
                new RuleId(id), COMMIT, null, null, points, List.of(caps), budget, null, null);
    }

    private static Scenario publish(EarningRule... rules) {
        return publish(List.of(), rules);
    }

    private static Scenario publish(List<Season> seasons, EarningRule... rules) {
        var scenario = Scenario.club(ADA);
        scenario.accept(
                new PublishProgramme(
                        Programme.EMPTY
                                .withActivities(COMMITS)
                                .withRules(List.of(rules))
                                .withSeasons(seasons),
                        null));
        return scenario;
    }

    private static List<Long> granted(Recorded recorded) {
        return recorded.grants().stream().map(Grant::granted).toList();
    }

    private long granted(Scenario scenario, long lines, @Nullable Instant at) {
        return granted(scenario.accept(Recorded.class, commit(lines, at))).getFirst();
    }

    @Test
    void isRecordedAndGrantsNothingWithoutAProgramme() {
        var scenario = Scenario.club(ADA);

        assertThat(scenario.accept(commit(3))).isEqualTo(new Recorded(ADA, List.of(), 0, 0));
        assertThat(scenario.events())
                .last()
                .isEqualTo(
                        new ActivityRecorded(
                                ADA, CLUB, 1, COMMIT, "c1", Map.of("lines", 3L), START));
    }

    @Test
    void isAnsweredWithTheRuleItsVersionAndItsInputs() {
        var scenario = Scenario.club(ADA);
        scenario.accept(
                new PublishProgramme(
                        Programme.EMPTY
                                .withActivities(COMMITS)
                                .withRules(
                                        List.of(
                                                new EarningRule(
                                                        new RuleId("lines"),
                                                        COMMIT,
                                                        CLUB,
                                                        "member.role == member",
                                                        "activity.lines * 2",
                                                        null,
                                                        null,
                                                        new Expiry("end-of-day"),
                                                        1))),
                        null));
        var at = Instant.parse("2026-04-30T17:30:00Z"); // the first of May in Shanghai

        assertThat(scenario.accept(commit(3, at)))
                .isEqualTo(
                        new Recorded(
                                ADA, List.of(new Grant(new RuleId("lines"), 1, 6, 6, null)), 6, 0));
        assertThat(scenario.events())
                .last()
                .isEqualTo(
                        new PointsEarned(
                                ACCOUNT,
                                6,
                                6,
                                null,
                                new NewLot(1, 6, Instant.parse("2026-05-01T16:00:00Z"), CLUB),
                                0,
                                at.plusSeconds(86_400),
                                false,
                                CLUB,
                                new Grounds(
                                        new RuleId("lines"),
                                        1,
                                        COMMIT,
                                        "c1",
                                        Map.of(
                                                "activity.type", "commit",
                                                "activity.lines", 3L,
                                                "activity.local_date", "2026-05-01",
                                                "activity.local_hour", 1L,
                                                "activity.weekday", 5L,
                                                "member.role", "member",
                                                "member.epoch", 1L),
                                        List.of()),
                                null,
                                at));
    }

    @Test
    void isAnsweredByEveryRuleForItInTheirOrder() {
        var other = new ActivityType("post");
        var scenario = Scenario.club(ADA);
        scenario.accept(new FoundGroup(new GroupId("two"), "Two", BO, null, null, null));
        scenario.accept(
                new PublishProgramme(
                        Programme.EMPTY
                                .withActivities(
                                        Map.of(
                                                "commit", Map.of("lines", AttributeType.INT),
                                                "post", Map.of()))
                                .withRules(
                                        List.of(
                                                rule("a", "1", null),
                                                new EarningRule(
                                                        new RuleId("post"),
                                                        other,
                                                        null,
                                                        null,
                                                        "100",
                                                        null,
                                                        null,
                                                        null,
                                                        null),
                                                new EarningRule(
                                                        new RuleId("two"),
                                                        COMMIT,
                                                        new GroupId("two"),
                                                        null,
                                                        "100",
                                                        null,
                                                        null,
                                                        null,
                                                        null),
                                                new EarningRule(
                                                        new RuleId("owners"),
                                                        COMMIT,
                                                        null,
                                                        "member.role == owner",
                                                        "100",
                                                        null,
                                                        null,
                                                        null,
                                                        null),
                                                rule("b", "activity.lines", null),
                                                rule("none", "0", null))),
                        null));

        assertThat(scenario.accept(commit(4)))
                .isEqualTo(
                        new Recorded(
                                ADA,
                                List.of(
                                        new Grant(new RuleId("a"), 1, 1, 1, null),
                                        new Grant(new RuleId("b"), 1, 4, 4, null),
                                        new Grant(new RuleId("none"), 1, 0, 0, null)),
                                5,
                                5));
        assertThat(((PointsEarned) scenario.events().get(scenario.events().size() - 2)).lot())
                .isEqualTo(new NewLot(2, 4, null, CLUB));
        assertThat(((PointsEarned) scenario.events().getLast()).lot()).isNull();
    }

    @Test
    void fillsACapPerDayAndCutsWhatDoesNotFit() {
        var scenario = publish(rule("commit", "activity.lines", null, new Cap(Cap.Per.DAY, 50)));

        assertThat(granted(scenario, 20, null)).isEqualTo(20);
        long first = scenario.position();
        assertThat(granted(scenario, 20, null)).isEqualTo(20);
        assertThat(scenario.accept(commit(20)))
                .isEqualTo(
                        new Recorded(
                                ADA,
                                List.of(
                                        new Grant(
                                                new RuleId("commit"),
                                                1,
                                                20,
                                                10,
                                                new LimitedBy("cap-per-day", 50, 10))),
                                50,
                                50));
        assertThat(granted(scenario, 20, null)).isZero();
        assertThat(((PointsEarned) scenario.events().getLast()).limitedBy())
                .isEqualTo(new LimitedBy("cap-per-day", 50, 0));

        scenario.accept(new ReversePoints(ADA, first, null, null, null));
        assertThat(granted(scenario, 30, null)).isEqualTo(20);
    }

    @Test
    void fillsTheDayOfALateFact() {
        var scenario = publish(rule("commit", "activity.lines", null, new Cap(Cap.Per.DAY, 50)));
        scenario.accept(commit(50));
        Instant yesterday = START.minusSeconds(86_400);

        assertThat(granted(scenario, 30, yesterday)).isEqualTo(30);
        assertThat(granted(scenario, 30, yesterday)).isEqualTo(20);
        assertThat(granted(scenario, 30, null)).isZero();
    }

    @Test
    void givesExactlyTheCapInManySmallGrants() {
        var scenario = publish(rule("commit", "activity.lines", null, new Cap(Cap.Per.DAY, 50)));
        long sum = 0;
        for (int i = 0; i < 100; i++) {
            sum += granted(scenario, 1, null);
        }

        assertThat(sum).isEqualTo(50);
    }

    @Test
    void isLimitedByTheTightestOfItsCaps() {
        var scenario =
                publish(
                        List.of(
                                new Season(
                                        "spring",
                                        LocalDate.parse("2026-03-01"),
                                        LocalDate.parse("2026-05-31"))),
                        rule(
                                "commit",
                                "activity.lines",
                                null,
                                new Cap(Cap.Per.DAY, 50),
                                new Cap(Cap.Per.WEEK, 60),
                                new Cap(Cap.Per.MONTH, 70),
                                new Cap(Cap.Per.SEASON, 65)));
        // 2026-05-01 is a Friday; the next Monday begins another ISO week
        assertThat(granted(scenario, 99, null)).isEqualTo(50);
        assertThat(granted(scenario, 99, START.plusSeconds(-86_400))).isEqualTo(10);
        assertThat(((PointsEarned) scenario.events().getLast()).limitedBy())
                .isEqualTo(new LimitedBy("cap-per-week", 60, 10));
        assertThat(granted(scenario.at("2026-05-04T00:00:00Z"), 99, null)).isEqualTo(5);
        assertThat(((PointsEarned) scenario.events().getLast()).limitedBy())
                .isEqualTo(new LimitedBy("cap-per-season", 65, 5));
        assertThat(granted(scenario.at("2026-06-01T00:00:00Z"), 99, null))
                .as("no season, no cap per season")
                .isEqualTo(50);
    }

    @Test
    void drawsOnTheBudgetOfItsRule() {
        var scenario = publish(rule("commit", "activity.lines", 1000L));
        scenario.accept(commit(995));
        long before = scenario.position();

        assertThat(scenario.accept(Recorded.class, commit(20)).grants())
                .containsExactly(
                        new Grant(
                                new RuleId("commit"), 1, 20, 5, new LimitedBy("budget", 1000, 5)));
        assertThat(scenario.eventsFrom(before + 1))
                .last()
                .isEqualTo(new BudgetDrawn(new RuleId("commit"), 5, 1000, START));
        assertThat(scenario.streamsFrom(before + 1))
                .containsExactly("acme/member/" + ADA, "acme/account/" + ADA, "acme/budget/commit");

        assertThat(granted(scenario, 20, null)).isZero();
        scenario.accept(new ReversePoints(ADA, before + 2, null, null, null));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new BudgetReturned(new RuleId("commit"), 5, 995, START));
        assertThat(granted(scenario, 20, null)).isEqualTo(5);
    }

    @Test
    void isReversedByWhatItGaveWhateverTheRuleSaysNow() {
        var scenario = publish(rule("commit", "activity.lines", null));
        scenario.accept(commit(100));
        long grant = scenario.position();
        scenario.accept(
                new PublishProgramme(
                        Programme.EMPTY
                                .withActivities(COMMITS)
                                .withRules(List.of(rule("commit", "activity.lines * 2", null))),
                        1));

        scenario.accept(new ReversePoints(ADA, grant, null, null, null));
        assertThat(scenario.accept(Recorded.class, commit(1)).balance()).isEqualTo(2);
    }

    @Test
    void refusesAttributesThatAreNotTheDeclaredOnes() {
        var scenario = publish(rule("commit", "activity.lines", null));

        assertThat(
                        scenario.refuse(
                                new RecordActivity(
                                        CLUB,
                                        ADA,
                                        COMMIT,
                                        "c1",
                                        Map.of("files", 1L, "lines", "many"),
                                        null)))
                .isEqualTo(
                        new AttributesDoNotFit(
                                COMMIT,
                                List.of("files is not declared", "lines must be a whole number")));
        assertThat(scenario.refuse(new RecordActivity(CLUB, ADA, COMMIT, "c1", null, null)))
                .isEqualTo(new AttributesDoNotFit(COMMIT, List.of("lines is missing")));
        scenario.accept(
                new RecordActivity(
                        CLUB, ADA, new ActivityType("dance"), "d1", Map.of("steps", 4), null));
    }

    @Test
    void refusesWhatARuleCannotCompute() {
        var scenario = publish(rule("good", "1", null), rule("commit", "activity.lines * 4", null));

        assertThat(scenario.refuse(commit(Long.MAX_VALUE)))
                .isEqualTo(new RuleFailed(new RuleId("commit"), 1, "long overflow"));
        assertThat(scenario.refuse(commit(-1)))
                .isEqualTo(
                        new RuleFailed(
                                new RuleId("commit"),
                                1,
                                "gave -4 points, not from 0 to 1000000000000"));
        assertThat(scenario.refuse(commit(Limits.MOST_POINTS))).isInstanceOf(RuleFailed.class);
    }

    @Test
    void refusesWhatTheAccountHasNoRoomForTakingAllRulesTogether() {
        var scenario =
                publish(rule("a", "activity.lines", null), rule("b", "activity.lines", null));

        assertThat(scenario.refuse(commit(Limits.MOST_POINTS / 2 + 1)))
                .isEqualTo(
                        new PointsOverflow(
                                ACCOUNT, Limits.MOST_POINTS / 2 + 1, Limits.MOST_POINTS / 2 + 1));
        scenario.accept(commit(Limits.MOST_POINTS / 2));
    }

    @Test
    void refusesInTheOrderOfPrecedence() {
        var scenario = publish(rule("commit", "activity.lines", null));
        var nowhere = new GroupId("nowhere");
        var later = START.plusSeconds(301);

        assertThat(scenario.refuse(new RecordActivity(nowhere, CY, COMMIT, "c", null, later)))
                .isEqualTo(new GroupNotFound(nowhere));
        assertThat(scenario.refuse(new RecordActivity(CLUB, CY, COMMIT, "c", null, later)))
                .isEqualTo(new MemberNotFound(CY));
        assertThat(scenario.refuse(new RecordActivity(CLUB, ADA, COMMIT, "c", null, later)))
                .isInstanceOf(AttributesDoNotFit.class);
        assertThat(scenario.refuse(commit(1, later)))
                .isEqualTo(new OccursInTheFuture(later, START.plusSeconds(300)));
        scenario.accept(new LeaveGroup(CLUB, ADA, null));
        assertThat(scenario.refuse(commit(1, later))).isEqualTo(new NotAMember(CLUB, ADA));
        scenario.accept(new FreezeAccount(ADA, "fraud"));
        assertThat(scenario.refuse(commit(1, later)))
                .isEqualTo(new AccountFrozen(ACCOUNT, "fraud"));
    }
}
