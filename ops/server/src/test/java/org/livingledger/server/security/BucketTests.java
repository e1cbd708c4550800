package org.livingledger.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.livingledger.server.security.Bucket.Taking;

/// A bucket gives its burst at once and then one token at a time.
class BucketTests {

    private static final long TENTH = 100_000_000;

    /// A ticker's time can be anything.
    private static final long START = System.nanoTime();

    private final Bucket bucket = new Bucket(3, TENTH, START);

    @Test
    void givesItsBurstAtOnceAndSaysWhatIsLeft() {
        assertThat(bucket.take(START)).isEqualTo(new Taking(true, 2, 0, TENTH));
        assertThat(bucket.take(START)).isEqualTo(new Taking(true, 1, 0, 2 * TENTH));
        assertThat(bucket.take(START)).isEqualTo(new Taking(true, 0, TENTH, 3 * TENTH));
    }

    @Test
    void givesNothingToWhoeverDoesNotWaitAndDoesNotMakeThemWaitLonger() {
        for (int i = 0; i < 3; i++) {
            bucket.take(START);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(bucket.take(START)).isEqualTo(new Taking(false, 0, TENTH, 3 * TENTH));
        }
        assertThat(bucket.take(START + TENTH - 1).taken()).isFalse();
        assertThat(bucket.take(START + TENTH)).isEqualTo(new Taking(true, 0, TENTH, 3 * TENTH));
    }

    @Test
    void holdsNoMoreThanItsBurstHoweverLongNobodyComes() {
        bucket.take(START);
        long later = START + 1_000 * TENTH;
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take(later).taken()).isTrue();
        }
        assertThat(bucket.take(later).taken()).isFalse();
    }

    @Test
    void givesNoTokenTwiceToThoseWhoComeAtOnce() throws Exception {
        var wide = new Bucket(1_000, TENTH, START);
        var taken = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5_000; i++) {
                threads.execute(() -> taken.addAndGet(wide.take(START).taken() ? 1 : 0));
            }
        }
        assertThat(taken).hasValue(1_000);
    }
}
