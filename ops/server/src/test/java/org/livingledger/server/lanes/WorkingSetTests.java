package org.livingledger.server.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkingSetTests {

    private static final long GIGABYTE = 1L << 30;

    @Test
    void remembersAsManyAggregatesAsAThirdOfTheMemoryHolds() {
        assertThat(WorkingSet.Committed.aggregates(GIGABYTE)).isEqualTo(87_381);
        assertThat(WorkingSet.Committed.aggregates(GIGABYTE / 4)).isEqualTo(21_845);
        assertThat(WorkingSet.Committed.aggregates(64 * GIGABYTE)).isEqualTo(300_000);
    }
}
