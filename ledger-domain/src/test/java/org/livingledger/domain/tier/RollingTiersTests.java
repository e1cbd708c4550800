package org.livingledger.domain.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.tier.Rungs.per;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livingledger.api.tier.Ladder.Downgrade;
import org.livingledger.api.tier.TierAt.Warning;

/// Tiers by the last days instead of by periods (`systems.md` S8; decision 0013): each tier of a rolling
/// window is kept for itself.
class RollingTiersTests extends Climbing {

    @Test
    void countsTheLastDaysOfARollingWindow() {
        scenario.accept(per("P30D").published());
        at("2026-02-10T09:00+08:00");
        earn(300);

        assertThat(now().until()).isEqualTo(instant("2026-03-12T00:00+08:00"));
        assertThat(tierAt("2026-03-11T23:59:59+08:00")).isEqualTo("silver");
        assertThat(tierAt("2026-03-12T00:00+08:00")).isEqualTo("bronze");
    }

    @Test
    void warnsOfARollingWindowByWhatWillBeLeftInIt() {
        scenario.accept(per("P30D").grace(5).warning(10).published());
        at("2026-02-10T09:00+08:00");
        earn(250);
        at("2026-02-20T09:00+08:00");
        earn(100);
        at("2026-03-02T00:00+08:00");

        assertThat(now().warning())
                .isEqualTo(
                        new Warning(
                                "bronze",
                                instant("2026-03-17T00:00+08:00"),
                                instant("2026-03-12T00:00+08:00"),
                                Map.of("points", 200L)));
        assertThat(tierAt("2026-03-16T23:59:59+08:00")).isEqualTo("silver");
        assertThat(tierAt("2026-03-17T00:00+08:00")).isEqualTo("bronze");
    }

    @Test
    void holdsTheNextLowerTierOfARollingWindowForOneFurtherWindow() {
        scenario.accept(per("P30D").downgrade(Downgrade.ONE_DOWN).published());
        at("2026-02-10T09:00+08:00");
        earn(1_000);

        assertThat(tierAt("2026-03-12T00:00+08:00")).isEqualTo("silver");
        assertThat(tierAt("2026-04-10T23:59:59+08:00")).isEqualTo("silver");
        assertThat(tierAt("2026-04-11T00:00+08:00")).isEqualTo("bronze");
    }

    /// Who loses a tier after its grace is still within that of the tier below, as who never had more is.
    @Test
    void givesEachTierOfARollingWindowItsOwnGrace() {
        scenario.accept(per("P7D").grace(2).published());
        at("2026-02-01T09:00+08:00");
        earn(800);
        at("2026-02-02T09:00+08:00");
        earn(400);

        assertThat(tierAt("2026-02-09T23:59:59+08:00")).isEqualTo("gold");
        assertThat(tierAt("2026-02-10T00:00+08:00")).isEqualTo("silver");
        assertThat(tierAt("2026-02-11T00:00+08:00")).isEqualTo("bronze");
    }

    /// Who holds a tier from one down and reaches it again meanwhile is not worse off for that.
    @Test
    void holdsOneDownInARollingWindowForTheWholeOfItWhateverIsReachedMeanwhile() {
        scenario.accept(per("P10D").downgrade(Downgrade.ONE_DOWN).published());
        at("2026-02-01T09:00+08:00");
        earn(700);
        at("2026-02-04T09:00+08:00");
        earn(300);
        assertThat(tierAt("2026-02-11T00:00+08:00")).isEqualTo("silver");
        at("2026-02-13T09:00+08:00");
        earn(50);

        assertThat(tierAt("2026-02-20T23:59:59+08:00")).isEqualTo("silver");
        assertThat(tierAt("2026-02-21T00:00+08:00")).isEqualTo("bronze");
    }
}
