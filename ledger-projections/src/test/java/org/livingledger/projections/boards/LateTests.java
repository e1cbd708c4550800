package org.livingledger.projections.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who looks back finds every row that tells of a time by then, and looks at few others.
class LateTests {

    private static final int ROWS = 20_000;

    private final Late late = new Late();
    private final long[] instants = new long[ROWS];

    /// @param late how many of a hundred rows are told late
    private void given(int late, int by, Random random) {
        for (int row = 0; row < ROWS; row++) {
            boolean isLate = random.nextInt(100) < late;
            instants[row] = row / 3L - (isLate ? random.nextInt(by) : 0);
            this.late.add(row, instants[row]);
        }
    }

    private List<Integer> found(int from, int end, long most) {
        List<Integer> found = new ArrayList<>();
        late.each(from, end, most, row -> instants[row], found::add);
        return found;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 100})
    void handsOnEveryRowOfAStretchThatTellsOfATimeByThen(int part) {
        var random = new Random(part);
        given(part, 2_000, random);
        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(ROWS);
            int end = from + random.nextInt(ROWS - from + 1);
            long most = random.nextLong(ROWS / 3L + 100) - 50;
            assertThat(found(from, end, most))
                    .as("%s to %s, by %s", from, end, most)
                    .isEqualTo(
                            IntStream.range(from, end)
                                    .filter(row -> instants[row] <= most)
                                    .boxed()
                                    .toList());
        }
    }

    /// What was told long afterwards costs nothing but itself.
    @Test
    void looksAtNothingButWhatItHandsOn() {
        given(10, 100, new Random(1));
        int from = ROWS / 2;
        List<Integer> found = new ArrayList<>();
        int seen = late.each(from, ROWS, from / 3L, row -> instants[row], found::add);
        assertThat(found).isNotEmpty();
        assertThat(seen).isEqualTo(found.size());
    }
}
