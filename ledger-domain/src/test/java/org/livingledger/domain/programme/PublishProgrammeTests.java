package org.livingledger.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.START;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Expressions.Problem;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.AttributeType;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Cap;
import org.livingledger.api.programme.Programme.EarningRule;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.programme.Programme.Season;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.api.programme.ProgrammeOutcome.Published;
import org.livingledger.api.programme.ProgrammeRejection.ProgrammeInvalid;
import org.livingledger.api.programme.ProgrammeRejection.ProgrammeVersionConflict;
import org.livingledger.api.programme.RuleId;
import org.livingledger.domain.Scenario;

/// Publishing a programme: everything that is wrong with it is named at once, each in its place
/// (`systems.md S7`).
class PublishProgrammeTests {

    private final Scenario scenario = Scenario.in("Asia/Shanghai");

    private static EarningRule rule(String id, String activity, String points, Cap... caps) {
        return new EarningRule(
                new RuleId(id),
                new ActivityType(activity),
                null,
                null,
                points,
                List.of(caps),
                null,
                null,
                null);
    }

    private static BoardDefinition board(String id, @Nullable GroupId group) {
        return new BoardDefinition(new BoardId(id), Metric.ACTIVITY_COUNT, group, null, null);
    }

    private static Season season(String id, String from, String through) {
        return new Season(id, LocalDate.parse(from), LocalDate.parse(through));
    }

    private List<Problem> problems(Programme programme) {
        return ((ProgrammeInvalid) scenario.refuse(new PublishProgramme(programme, null)))
                .problems();
    }

    @Test
    void givesEachDocumentTheNextVersion() {
        var first = Programme.EMPTY.withActivities(Map.of("post", Map.of()));

        assertThat(scenario.accept(new PublishProgramme(first, 0))).isEqualTo(new Published(1));
        assertThat(scenario.events()).last().isEqualTo(new ProgrammePublished(1, first, START));
        assertThat(scenario.accept(new PublishProgramme(Programme.EMPTY, 1)))
                .isEqualTo(new Published(2));
        assertThat(scenario.accept(new PublishProgramme(first, null))).isEqualTo(new Published(3));
    }

    @Test
    void refusesWhatWasWrittenAgainstAnotherVersion() {
        scenario.accept(new PublishProgramme(Programme.EMPTY, null));

        assertThat(
                        scenario.refuse(
                                new PublishProgramme(
                                        Programme.EMPTY.withRules(List.of(rule("a", "post", "1"))),
                                        0)))
                .isEqualTo(new ProgrammeVersionConflict(0, 1));
    }

    @Test
    void namesEverythingThatIsWrongInItsPlace() {
        assertThat(
                        problems(
                                Programme.EMPTY
                                        .withActivities(
                                                Map.of(
                                                        "post",
                                                                Map.of(
                                                                        "type",
                                                                        AttributeType.STRING),
                                                        "A/B~", Map.of()))
                                        .withRules(
                                                List.of(
                                                        rule("a", "post", "broken"),
                                                        rule("a", "dance", "1"),
                                                        rule(
                                                                "b",
                                                                "post",
                                                                "1",
                                                                new Cap(Cap.Per.DAY, 1),
                                                                new Cap(Cap.Per.DAY, 2))))
                                        .withBoards(
                                                List.of(
                                                        board("top", null),
                                                        board("top", CLUB),
                                                        board("top", CLUB)))
                                        .withSeasons(
                                                List.of(
                                                        season("x", "2026-03-01", "2026-03-31"),
                                                        season("y", "2026-01-01", "2026-12-31"),
                                                        season("x", "2027-01-01", "2027-01-01")))))
                .extracting(Problem::pointer)
                .containsExactly(
                        "/activities/A~1B~0",
                        "/activities/post/type",
                        "/rules/0/points",
                        "/rules/1/id",
                        "/rules/1/activity",
                        "/rules/2/caps/1/per",
                        "/boards/2/id",
                        "/seasons/2/id",
                        "/seasons/0/from");
    }

    @Test
    void findsASeasonInsideALongOneThatBeganEarlier() {
        assertThat(
                        problems(
                                Programme.EMPTY.withSeasons(
                                        List.of(
                                                season("long", "2026-01-01", "2026-12-31"),
                                                season("short", "2026-02-01", "2026-02-02"),
                                                season("late", "2026-06-01", "2027-01-01")))))
                .containsExactly(
                        new Problem("/seasons/1/from", "begins inside season long"),
                        new Problem("/seasons/2/from", "begins inside season long"));
    }

    @Test
    void acceptsSeasonsThatMeetWithoutOverlapping() {
        scenario.accept(
                new PublishProgramme(
                        Programme.EMPTY.withSeasons(
                                List.of(
                                        season("b", "2026-02-01", "2026-02-28"),
                                        season("a", "2026-01-01", "2026-01-31"))),
                        null));
    }

    @Test
    void refusesMoreRulesOrBoardsThanAProgrammeMayHave() {
        assertThat(
                        problems(
                                Programme.EMPTY
                                        .withRules(
                                                Collections.nCopies(
                                                        201, rule("a", "post", "broken")))
                                        .withBoards(Collections.nCopies(201, board("top", null)))))
                .containsExactly(
                        new Problem("/rules", "has more than 200 rules"),
                        new Problem("/boards", "has more than 200 boards"));
    }
}
