package org.livingledger.projections.reading;

import java.util.concurrent.TimeUnit;

/// When there is time for projections that follow behind, and how much of it they take at once: an event
/// that comes meanwhile waits for the end of their page.
final class Spare {

    /// Who was folding so recently will soon fold again.
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /// So long without a quiet moment, and a page is folded all the same.
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /// How often, then.
    private static final long BETWEEN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long PAGE_NANOS = TimeUnit.MILLISECONDS.toNanos(30);
    private static final int LEAST_PAGE = 100;
    private static final int MOST_PAGE = 500;

    private long folded = System.nanoTime() - QUIET_NANOS;
    private long used = System.nanoTime();
    private long quiet = used;
    private int page = LEAST_PAGE;

    /// The others were looked after.
    ///
    /// @param moved whether there was something to do for them
    void looked(boolean moved) {
        long now = System.nanoTime();
        if (moved) {
            folded = now;
        }
        if (now - folded >= QUIET_NANOS) {
            quiet = now;
        }
    }

    boolean isThere() {
        long now = System.nanoTime();
        return now - folded >= QUIET_NANOS
                || (now - quiet >= PATIENCE_NANOS && now - used >= BETWEEN_NANOS);
    }

    /// How many events a page has: as many as take some ten milliseconds.
    int page() {
        return page;
    }

    /// A page of so many took so long.
    void used(long events, long nanos) {
        used = System.nanoTime();
        long fitting = events * PAGE_NANOS / Math.max(1, nanos);
        page =
                (int)
                        Math.clamp(
                                fitting,
                                Math.max(LEAST_PAGE, page / 2),
                                Math.min(MOST_PAGE, 2L * page));
    }
}
