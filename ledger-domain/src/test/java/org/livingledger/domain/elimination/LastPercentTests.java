package org.livingledger.domain.elimination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.member;
import static org.livingledger.domain.elimination.JudgedClub.eliminated;
import static org.livingledger.domain.elimination.JudgedClub.policy;
import static org.livingledger.domain.elimination.JudgedClub.publish;
import static org.livingledger.domain.elimination.JudgedClub.ranked;
import static org.livingledger.domain.elimination.JudgedClub.run;

import org.junit.jupiter.api.Test;
import org.livingledger.api.elimination.EliminationOutcome.Run;
import org.livingledger.api.elimination.EliminationPolicy.Measure;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;

/// The last of a hundred go (末位淘汰), counted down to whole members and once in a window
/// (`systems.md` S21, section 4).
class LastPercentTests {

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
}
