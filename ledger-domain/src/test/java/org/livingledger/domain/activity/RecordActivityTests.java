package org.livingledger.domain.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.START;
import static org.livingledger.domain.activity.Commits.ACCOUNT;
import static org.livingledger.domain.activity.Commits.COMMIT;
import static org.livingledger.domain.activity.Commits.DECLARED;
import static org.livingledger.domain.activity.Commits.publish;
import static org.livingledger.domain.activity.Commits.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import org.livingledger.api.points.Expiry;
import org.livingledger.api.points.PointsCommand.FreezeAccount;
import org.livingledger.api.points.PointsCommand.ReversePoints;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsRejection.AccountFrozen;
import org.livingledger.api.points.PointsRejection.PointsOverflow;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.AttributeType;
import org.livingledger.api.programme.Programme.EarningRule;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.programme.RuleId;
import org.livingledger.domain.Scenario;

/// `systems.md S7`: activities are recorded, and the rules that answer them decide what is granted; in
/// which order what is wrong is refused (section 2).
class RecordActivityTests {

    private final Commits commits = new Commits();

    @Test
    void isRecordedAndGrantsNothingWithoutAProgramme() {
        var scenario = Scenario.club(ADA);

        assertThat(scenario.accept(commits.commit(3)))
                .isEqualTo(new Recorded(ADA, List.of(), 0, 0));
        assertThat(scenario.events())
                .last()
                .isEqualTo(
                        new ActivityRecorded(
                                ADA,
                                CLUB,
                                1,
                                COMMIT,
                                "c1",
                                Map.of("lines", 3L),
                                LocalDate.of(2026, 5, 1),
                                START));
    }

    @Test
    void isAnsweredWithTheRuleItsVersionAndItsInputs() {
        var scenario = Scenario.club(ADA);
        scenario.accept(
                new PublishProgramme(
                        Programme.EMPTY
                                .withActivities(DECLARED)
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

        assertThat(scenario.accept(commits.commit(3, at)))
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

        assertThat(scenario.accept(commits.commit(4)))
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
    void isReversedByWhatItGaveWhateverTheRuleSaysNow() {
        var scenario = publish(rule("commit", "activity.lines", null));
        scenario.accept(commits.commit(100));
        long grant = scenario.position();
        scenario.accept(
                new PublishProgramme(
                        Programme.EMPTY
                                .withActivities(DECLARED)
                                .withRules(List.of(rule("commit", "activity.lines * 2", null))),
                        1));

        scenario.accept(new ReversePoints(ADA, grant, null, null, null));
        assertThat(scenario.accept(Recorded.class, commits.commit(1)).balance()).isEqualTo(2);
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

        assertThat(scenario.refuse(commits.commit(Long.MAX_VALUE)))
                .isEqualTo(new RuleFailed(new RuleId("commit"), 1, "long overflow"));
        assertThat(scenario.refuse(commits.commit(-1)))
                .isEqualTo(
                        new RuleFailed(
                                new RuleId("commit"),
                                1,
                                "gave -4 points, not from 0 to 1000000000000"));
        assertThat(scenario.refuse(commits.commit(Limits.MOST_POINTS)))
                .isInstanceOf(RuleFailed.class);
    }

    @Test
    void refusesWhatTheAccountHasNoRoomForTakingAllRulesTogether() {
        var scenario =
                publish(rule("a", "activity.lines", null), rule("b", "activity.lines", null));

        assertThat(scenario.refuse(commits.commit(Limits.MOST_POINTS / 2 + 1)))
                .isEqualTo(
                        new PointsOverflow(
                                ACCOUNT, Limits.MOST_POINTS / 2 + 1, Limits.MOST_POINTS / 2 + 1));
        scenario.accept(commits.commit(Limits.MOST_POINTS / 2));
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
        assertThat(scenario.refuse(commits.commit(1, later)))
                .isEqualTo(new OccursInTheFuture(later, START.plusSeconds(300)));
        scenario.accept(new LeaveGroup(CLUB, ADA, null));
        assertThat(scenario.refuse(commits.commit(1, later))).isEqualTo(new NotAMember(CLUB, ADA));
        scenario.accept(new FreezeAccount(ADA, "fraud"));
        assertThat(scenario.refuse(commits.commit(1, later)))
                .isEqualTo(new AccountFrozen(ACCOUNT, "fraud"));
    }
}
