package org.livingledger.domain.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.START;
import static org.livingledger.domain.activity.Commits.publish;
import static org.livingledger.domain.activity.Commits.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingledger.api.activity.ActivityOutcome.Grant;
import org.livingledger.api.activity.ActivityOutcome.Recorded;
import org.livingledger.api.points.PointsCommand.ReversePoints;
import org.livingledger.api.points.PointsEvent.LimitedBy;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.programme.Programme.Cap;
import org.livingledger.api.programme.Programme.Season;
import org.livingledger.api.programme.ProgrammeEvent.BudgetDrawn;
import org.livingledger.api.programme.ProgrammeEvent.BudgetReturned;
import org.livingledger.api.programme.RuleId;

/// `systems.md S7` and section 2, Caps and budgets (A9): what is left of a cap or a budget cuts a grant,
/// which says so.
class CapsTests {

    private final Commits commits = new Commits();

    @Test
    void fillsACapPerDayAndCutsWhatDoesNotFit() {
        var scenario = publish(rule("commit", "activity.lines", null, new Cap(Cap.Per.DAY, 50)));

        assertThat(commits.granted(scenario, 20, null)).isEqualTo(20);
        long first = scenario.position();
        assertThat(commits.granted(scenario, 20, null)).isEqualTo(20);
        assertThat(scenario.accept(commits.commit(20)))
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
        assertThat(commits.granted(scenario, 20, null)).isZero();
        assertThat(((PointsEarned) scenario.events().getLast()).limitedBy())
                .isEqualTo(new LimitedBy("cap-per-day", 50, 0));

        scenario.accept(new ReversePoints(ADA, first, null, null, null));
        assertThat(commits.granted(scenario, 30, null)).isEqualTo(20);
    }

    @Test
    void fillsTheDayOfALateFact() {
        var scenario = publish(rule("commit", "activity.lines", null, new Cap(Cap.Per.DAY, 50)));
        scenario.accept(commits.commit(50));
        Instant yesterday = START.minusSeconds(86_400);

        assertThat(commits.granted(scenario, 30, yesterday)).isEqualTo(30);
        assertThat(commits.granted(scenario, 30, yesterday)).isEqualTo(20);
        assertThat(commits.granted(scenario, 30, null)).isZero();
    }

    @Test
    void givesExactlyTheCapInManySmallGrants() {
        var scenario = publish(rule("commit", "activity.lines", null, new Cap(Cap.Per.DAY, 50)));
        long sum = 0;
        for (int i = 0; i < 100; i++) {
            sum += commits.granted(scenario, 1, null);
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
        assertThat(commits.granted(scenario, 99, null)).isEqualTo(50);
        assertThat(commits.granted(scenario, 99, START.plusSeconds(-86_400))).isEqualTo(10);
        assertThat(((PointsEarned) scenario.events().getLast()).limitedBy())
                .isEqualTo(new LimitedBy("cap-per-week", 60, 10));
        assertThat(commits.granted(scenario.at("2026-05-04T00:00:00Z"), 99, null)).isEqualTo(5);
        assertThat(((PointsEarned) scenario.events().getLast()).limitedBy())
                .isEqualTo(new LimitedBy("cap-per-season", 65, 5));
        assertThat(commits.granted(scenario.at("2026-06-01T00:00:00Z"), 99, null))
                .as("no season, no cap per season")
                .isEqualTo(50);
    }

    @Test
    void drawsOnTheBudgetOfItsRule() {
        var scenario = publish(rule("commit", "activity.lines", 1000L));
        scenario.accept(commits.commit(995));
        long before = scenario.position();

        assertThat(scenario.accept(Recorded.class, commits.commit(20)).grants())
                .containsExactly(
                        new Grant(
                                new RuleId("commit"), 1, 20, 5, new LimitedBy("budget", 1000, 5)));
        assertThat(scenario.eventsFrom(before + 1))
                .last()
                .isEqualTo(new BudgetDrawn(new RuleId("commit"), 5, 1000, START));
        assertThat(scenario.streamsFrom(before + 1))
                .containsExactly("acme/member/" + ADA, "acme/account/" + ADA, "acme/budget/commit");

        assertThat(commits.granted(scenario, 20, null)).isZero();
        scenario.accept(new ReversePoints(ADA, before + 2, null, null, null));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new BudgetReturned(new RuleId("commit"), 5, 995, START));
        assertThat(commits.granted(scenario, 20, null)).isEqualTo(5);
    }
}
