package org.livingledger.domain.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.START;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.Slice;

/// The lots of an account, judged as of a time (`systems.md S6`: section 2, Lots).
class LotsTests {

    private static final Instant LATER = START.plusSeconds(3600);

    @Test
    void judgesAgainWhenAClockIsSetBack() {
        var lots = new Lots();
        lots.put(new NewLot(1, 10, LATER, null), null, false);
        lots.put(new NewLot(2, 5, null, null), LATER, false);
        lots.put(new NewLot(3, 7, null, null), null, false);
        lots.setAside(new Hold("gift", LATER, List.of(new Slice(3, 7, null, null))));

        lots.judge(LATER);
        assertThat(lots.free()).isEqualTo(12);
        lots.judge(START);
        assertThat(lots.free()).isEqualTo(10);
        assertThat(lots.pending()).isEqualTo(5);
        lots.judge(LATER);
        assertThat(lots.free()).isEqualTo(12);
        assertThat(lots.total()).isEqualTo(22);
    }

    @Test
    void debitsAHotAccountWithoutLookingAtEveryLot() {
        var lots = new Lots();
        int many = 200_000;
        for (int i = 1; i <= many; i++) {
            lots.put(new NewLot(i, 10, START.plusSeconds(i % 1000 + 10), null), null, false);
        }
        lots.judge(START);
        long begun = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            lots.take(lots.plan(10, 0));
        }

        // 10 000 scans of 200 000 lots would take a minute
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(lots.free()).isEqualTo(10L * (many - 10_000));
    }
}
