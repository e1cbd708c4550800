package org.livingledger.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.programme.Expressions.Problem;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.AttributeType;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.programme.ProgrammeRejection.ProgrammeInvalid;
import org.livingledger.api.recognition.BadgeDefinition;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.CheckIns.Milestone;
import org.livingledger.api.recognition.Criterion;
import org.livingledger.api.recognition.Criterion.Kind;
import org.livingledger.api.recognition.Within;
import org.livingledger.domain.Scenario;

/// What is wrong with badges and check-ins is told when they are published, each in its place
/// (`systems.md` S9, S11).
class BadgeProofsTests {

    private static final ActivityType POST = new ActivityType("post");

    private final Scenario scenario = Scenario.in("Asia/Shanghai");

    @Test
    void takesABadgeOfEveryKind() {
        var badges =
                List.of(
                        badge("first", Criterion.over(Kind.FIRST, POST)),
                        badge("count", Criterion.over(Kind.COUNT, POST).within(Within.WEEK)),
                        badge("sum", Criterion.sum(POST, "likes")),
                        badge("days", Criterion.over(Kind.DISTINCT_DAYS, POST)),
                        badge("streak", Criterion.over(Kind.STREAK, POST)),
                        badge("all", Criterion.allOf(new BadgeId("first"), new BadgeId("count"))),
                        badge("hand", Criterion.manual()));
        scenario.accept(
                new PublishProgramme(
                        Programme.EMPTY
                                .withActivities(Map.of("post", Map.of("likes", AttributeType.INT)))
                                .withBadges(badges)
                                .withCheckIns(CheckIns.DEFAULT),
                        null));
    }

    @Test
    void findsABadgeThatIsMadeOfItselfOrOfWhatComesLater() {
        assertThat(
                        problems(
                                badge("one", Criterion.allOf(new BadgeId("one"))),
                                badge("two", Criterion.allOf(new BadgeId("three"))),
                                badge("three", Criterion.manual())))
                .containsExactly("/badges/0/criterion/badges/0", "/badges/1/criterion/badges/0");
    }

    @Test
    void findsTwoBadgesOfOneIdAndTwoMilestonesOfOneLength() {
        assertThat(problems(badge("one", Criterion.manual()), badge("one", Criterion.manual())))
                .containsExactly("/badges/1/id");
        assertThat(
                        problems(
                                Programme.EMPTY.withCheckIns(
                                        new CheckIns(
                                                null,
                                                null,
                                                null,
                                                null,
                                                List.of(
                                                        new Milestone(7, null),
                                                        new Milestone(7, 5L))))))
                .containsExactly("/check_ins/milestones/1/days");
    }

    @Test
    void findsPartsThatDoNotFitTheKind() {
        assertThat(problems(badge("b", criterion(Kind.SUM, null, null, null, null))))
                .containsExactly("/badges/0/criterion/attribute");
        assertThat(problems(badge("b", criterion(Kind.COUNT, "likes", null, null, null))))
                .containsExactly("/badges/0/criterion/attribute");
        assertThat(problems(badge("b", criterion(Kind.ALL_OF, null, null, null, null))))
                .containsExactly("/badges/0/criterion/badges", "/badges/0/criterion/kind");
        assertThat(problems(badge("b", criterion(Kind.STREAK, null, Within.WEEK, null, null))))
                .containsExactly("/badges/0/criterion/within");
        assertThat(
                        problems(
                                badge(
                                        "b",
                                        criterion(
                                                Kind.COUNT,
                                                null,
                                                null,
                                                LocalDate.of(2026, 5, 2),
                                                LocalDate.of(2026, 5, 1)))))
                .containsExactly("/badges/0/criterion/through");
        assertThat(problems(BadgeDefinition.of("b", Criterion.over(Kind.FIRST, POST), 2)))
                .containsExactly("/badges/0/levels");
    }

    @Test
    void findsASumOfWhatIsNoWholeNumber() {
        assertThat(
                        problems(
                                Programme.EMPTY
                                        .withActivities(
                                                Map.of(
                                                        "post",
                                                        Map.of("topic", AttributeType.STRING)))
                                        .withBadges(
                                                List.of(badge("b", Criterion.sum(POST, "topic"))))))
                .containsExactly("/badges/0/criterion/attribute");
    }

    private static Criterion criterion(
            Kind kind,
            @Nullable String attribute,
            @Nullable Within within,
            @Nullable LocalDate from,
            @Nullable LocalDate through) {
        return new Criterion(kind, POST, attribute, within, from, through, null);
    }

    private static BadgeDefinition badge(String id, Criterion criterion) {
        return BadgeDefinition.of(id, criterion, 1);
    }

    private List<String> problems(BadgeDefinition... badges) {
        return problems(Programme.EMPTY.withBadges(List.of(badges)));
    }

    private List<String> problems(Programme programme) {
        var invalid = (ProgrammeInvalid) scenario.refuse(new PublishProgramme(programme, null));
        return invalid.problems().stream().map(Problem::pointer).toList();
    }
}
