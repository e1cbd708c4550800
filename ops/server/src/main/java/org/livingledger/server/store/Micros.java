package org.livingledger.server.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times as the tables keep them: microseconds since 1970 in UTC.
public final class Micros {

    private static final long PER_SECOND = 1_000_000L;

    private Micros() {}

    /// The microseconds of an instant.
    public static long of(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), PER_SECOND),
                instant.getNano() / 1_000);
    }

    /// The instant of some microseconds.
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
