package org.livingledger.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.programme.Expressions.Problem;
import org.livingledger.api.programme.Programme.AttributeType;
import org.livingledger.api.programme.Programme.EarningRule;
import org.livingledger.api.programme.RuleId;

/// The language of rules (`systems.md S7`): typed, whole numbers only, no loops, bounded.
class CelExpressionsTests {

    private static final Map<String, AttributeType> PURCHASE =
            Map.of("amount_cents", AttributeType.INT, "vip", AttributeType.BOOL);

    private final CelExpressions expressions = new CelExpressions();

    @Test
    void givesWholePointsAndDividesDownwards() {
        assertThat(points("activity.amount_cents / 100", Map.of("activity.amount_cents", 2_999L)))
                .isEqualTo(29);
    }

    @Test
    void answersByWhatIsKnownOfTheActivityAndTheMember() {
        EarningRule rule = rule("activity.vip && member.role == 'admin'", "1");
        assertThat(
                        expressions.when(
                                rule,
                                PURCHASE,
                                Map.of("activity.vip", true, "member.role", "admin")))
                .isTrue();
        assertThat(
                        expressions.when(
                                rule,
                                PURCHASE,
                                Map.of("activity.vip", true, "member.role", "member")))
                .isFalse();
    }

    @Test
    void asksForTheMembersTierOnTheLaddersThatThereAre() {
        String points = "member.tier.status == 'gold' ? 20 : 10";
        assertThat(problems(null, points)).isEmpty();
        assertThat(problems(null, points.replace("status", "fame"))).hasSize(1);
        assertThat(points(points, Map.of("member.tier.status", "gold"))).isEqualTo(20);
        assertThat(points(points, Map.of("member.tier.status", "bronze"))).isEqualTo(10);
    }

    @Test
    void tellsWhatIsWrongInItsPlace() {
        assertThat(problems(null, "activity.amount / 100"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo("/rules/0/points");
                    assertThat(problem.problem()).contains("line 1", "activity");
                });
        assertThat(problems("activity.amount_cents", "1"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.pointer()).isEqualTo("/rules/0/when"));
    }

    @Test
    void refusesFractionsLoopsAndClocks() {
        assertThat(problems(null, "int(double(activity.amount_cents) * 0.5)"))
                .extracting(Problem::problem)
                .anyMatch(problem -> problem.contains("fractions"));
        assertThat(problems("[1, 2].all(n, n > 0)", "1")).isNotEmpty();
        assertThat(problems("now() > timestamp('2026-01-01T00:00:00Z')", "1")).isNotEmpty();
    }

    @Test
    void failsRatherThanOverflowingOrDividingByZero() {
        assertThatThrownBy(() ->
                        points(
                                "activity.amount_cents * 1000000000000",
                                Map.of("activity.amount_cents", Long.MAX_VALUE)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() ->
                        points("100 / activity.amount_cents", Map.of("activity.amount_cents", 0L)))
                .isInstanceOf(ArithmeticException.class);
    }

    private List<Problem> problems(@Nullable String when, String points) {
        return expressions.problems(rule(when, points), PURCHASE, Set.of("status"), "/rules/0");
    }

    private long points(String expression, Map<String, Object> inputs) {
        return expressions.points(rule(null, expression), PURCHASE, inputs);
    }

    private static EarningRule rule(@Nullable String when, String points) {
        return new EarningRule(
                new RuleId("r"),
                new ActivityType("purchase"),
                null,
                when,
                points,
                null,
                null,
                null,
                null);
    }
}
