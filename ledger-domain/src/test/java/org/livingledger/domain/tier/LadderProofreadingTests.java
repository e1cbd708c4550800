package org.livingledger.domain.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livingledger.domain.tier.Rungs.per;
import static org.livingledger.domain.tier.Rungs.tier;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingledger.api.programme.Expressions.Problem;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.programme.ProgrammeRejection.ProgrammeInvalid;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.Ladder.Downgrade;
import org.livingledger.api.tier.Ladder.Measure;
import org.livingledger.api.tier.Ladder.Tier;
import org.livingledger.api.tier.Window;
import org.livingledger.domain.Scenario;

/// Publishing ladders: everything that is wrong with one is named at once, each in its place
/// (`systems.md` S8).
class LadderProofreadingTests {

    private final Scenario scenario = Scenario.in("Asia/Shanghai");

    private List<String> wrong(Ladder... ladders) {
        return ((ProgrammeInvalid) scenario.refuse(Rungs.publish(ladders)))
                .problems().stream().map(Problem::pointer).toList();
    }

    private static Ladder ladder(
            String window, @Nullable Integer grace, List<Measure> measures, Tier... tiers) {
        return new Ladder(
                Rungs.STATUS,
                null,
                measures,
                List.of(tiers),
                new Window(window),
                null,
                grace,
                null);
    }

    @Test
    void namesWhatIsWrongWithMeasuresAndTiersInItsPlace() {
        var points = new Measure("points", Metric.POINTS_EARNED, null);
        assertThat(
                        wrong(
                                ladder(
                                        "all",
                                        null,
                                        List.of(points, points),
                                        tier("a", Map.of("points", 1L)),
                                        tier("b", Map.of("points", 9L, "likes", 1L)),
                                        tier("b", Map.of("points", 5L))),
                                ladder("all", null, List.of(), tier("a", Map.of()))))
                .containsExactly(
                        "/ladders/0/measures/1/id",
                        "/ladders/0/tiers/0/thresholds",
                        "/ladders/0/tiers/1/thresholds/likes",
                        "/ladders/0/tiers/2/id",
                        "/ladders/0/tiers/2/thresholds",
                        "/ladders/0/tiers/2/thresholds",
                        "/ladders/0/tiers/2/thresholds",
                        "/ladders/1/id",
                        "/ladders/1/measures");
    }

    @Test
    void letsGraceAndWarningStandOnlyWhereATierCanBeLostAndBeforeTheNextCanBe() {
        assertThat(wrong(per("all").grace(3).warning(3).ladder()))
                .containsExactly("/ladders/0/grace_days", "/ladders/0/warning_days");
        assertThat(wrong(per("month").downgrade(Downgrade.NONE).grace(3).ladder()))
                .containsExactly("/ladders/0/grace_days");
        assertThat(wrong(per("month").grace(28).ladder())).containsExactly("/ladders/0/grace_days");
        scenario.accept(per("month").grace(27).published());
        scenario.accept(per("P7D").grace(30).published());
    }

    @Test
    void refusesMoreLaddersThanOneLooksAfter() {
        var many = Collections.nCopies(Ladder.MOST + 1, per("all").ladder());
        assertThat(wrong(many.toArray(Ladder[]::new))).containsExactly("/ladders");
    }

    @Test
    void knowsNoOtherWindows() {
        for (String window : List.of("week", "P0D", "P30", "30", "P3651D", "P1M", "")) {
            assertThatThrownBy(() -> new Window(window))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
