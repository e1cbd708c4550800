package org.livingledger.projections.boards;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The instants that a window counts: one stretch, or several of a season in whose days another one lies.
///
/// @param stretches in their order, none of them touching the next
record Span(List<Stretch> stretches) {

    /// All instants.
    static final Span ALWAYS = new Span(List.of(new Stretch(Long.MIN_VALUE, Long.MAX_VALUE)));

    /// Beyond them, an instant is as good as none.
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000 - 1;

    /// From the first microsecond, through those before the last.
    record Stretch(long from, long to) {}

    static Stretch stretch(Instant from, Instant to) {
        return new Stretch(micros(from), micros(to));
    }

    /// Microseconds since 1970: as exactly as instants are stored.
    static long micros(Instant instant) {
        if (instant.getEpochSecond() > MOST_SECONDS) {
            return Long.MAX_VALUE;
        }
        if (instant.getEpochSecond() < -MOST_SECONDS) {
            return Long.MIN_VALUE;
        }
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    boolean has(long micros) {
        for (Stretch each : stretches) {
            if (micros >= each.from && micros < each.to) {
                return true;
            }
        }
        return false;
    }

    /// Whether any instant of it lies between two others.
    boolean meets(long earliest, long latest) {
        for (Stretch each : stretches) {
            if (latest >= each.from && earliest < each.to) {
                return true;
            }
        }
        return false;
    }
}
