package org.livingledger.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.livingledger.api.LedgerId;

/// What landmarks say is so, whatever they have forgotten.
class LandmarksTests {

    private static final LedgerId CLUB = new LedgerId("club");
    private static final int EVENTS = 1_000_000;

    private final Landmarks landmarks = new Landmarks();

    /// Of every ten events, nine are of one instant.
    private static long recorded(long position) {
        return position / 10 * 10 + (position % 10 == 9 ? 9 : 0);
    }

    @Test
    void sayNothingThatIsNotSo() {
        var random = new Random(1);
        int known = 0;
        for (int i = 0; i < 200_000; i++) {
            long learned = 1 + random.nextLong(EVENTS);
            landmarks.add(CLUB, learned, recorded(learned));
            assertThat(landmarks.at(CLUB, learned)).isEqualTo(recorded(learned));

            long any = 1 + random.nextLong(EVENTS);
            Long at = landmarks.at(CLUB, any);
            if (at != null) {
                known++;
                assertThat(at).isEqualTo(recorded(any));
            }
            long micros = random.nextLong(EVENTS);
            long before = landmarks.before(CLUB, micros);
            long after = landmarks.after(CLUB, micros);
            assertThat(before == 0 || recorded(before) <= micros).isTrue();
            assertThat(after == 0 || recorded(after) > micros).isTrue();
        }
        assertThat(known).isGreaterThan(1_000);
        assertThat(landmarks.at(new LedgerId("none"), 1)).isNull();
    }

    /// Whoever looks for an instant begins within a few hundred events of it, however many were learned.
    @Test
    void rememberSomethingNearByWhenTheyForget() {
        var random = new Random(2);
        for (int i = 0; i < 500_000; i++) {
            long learned = 1 + random.nextLong(EVENTS);
            landmarks.add(CLUB, learned, recorded(learned));
        }
        for (int i = 0; i < 1_000; i++) {
            long micros = 10_000 + random.nextLong(EVENTS - 20_000);
            assertThat(landmarks.after(CLUB, micros) - landmarks.before(CLUB, micros))
                    .isLessThan(1_000);
        }
    }
}
