package org.livingledger.server.boot;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A clock that stands where it was set, or follows the system until it is. Only in the profiles
/// `test` and `demo`.
public final class SettableClock extends Clock {

    private final AtomicReference<@Nullable Instant> stopped = new AtomicReference<>();
    private final Clock system = Clock.systemUTC();

    /// Stops the clock at an instant, or lets it follow the system again when that is null.
    public void set(@Nullable Instant instant) {
        stopped.set(instant);
    }

    @Override
    public Instant instant() {
        Instant set = stopped.get();
        return set == null ? system.instant() : set;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
