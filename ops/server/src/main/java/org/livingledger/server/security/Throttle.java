package org.livingledger.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;

/// How many requests a key may send: a steady rate, and a burst above it. Each server counts for
/// itself. Whoever sends too many is told when to come again (429), and everyone how much is left, in
/// the fields of the IETF draft `draft-ietf-httpapi-ratelimit-headers`.
final class Throttle {

    /// The fastest rate that can be set: above it the counting itself would be the limit.
    private static final int FASTEST = 1_000_000;

    private static final int MOST_KEYS = 10_000;
    private static final String POLICY = "\"key\"";

    private final Ticker ticker;
    private final int burst;
    private final long nanosPerToken;
    private final String policy;
    private final Cache<String, Bucket> buckets;

    /// A limit for each key, or none.
    ///
    /// @param perSecond how many requests a second; 0 for no limit
    /// @param burst how many at once; 0 for as many as in a second
    /// @return null if there is no limit
    /// @throws IllegalArgumentException if they are out of range
    static @Nullable Throttle of(double perSecond, int burst, Ticker ticker) {
        if (perSecond == 0) {
            return null;
        }
        if (!(perSecond > 0 && perSecond <= FASTEST) || burst < 0 || burst > FASTEST) {
            throw new IllegalArgumentException(
                    "ledger.rate-limit and ledger.rate-burst must be from 0 to " + FASTEST);
        }
        return new Throttle(
                perSecond, burst == 0 ? (int) Math.max(1, Math.ceil(perSecond)) : burst, ticker);
    }

    private Throttle(double perSecond, int burst, Ticker ticker) {
        this.ticker = ticker;
        this.burst = burst;
        this.nanosPerToken = Math.round(TimeUnit.SECONDS.toNanos(1) / perSecond);
        Duration window = Duration.ofNanos(Math.multiplyExact(burst, nanosPerToken));
        this.policy = POLICY + ";q=" + burst + ";w=" + seconds(window.toNanos());
        // a bucket that is full again says nothing: it can be forgotten
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(MOST_KEYS)
                        .expireAfterAccess(window)
                        .ticker(ticker)
                        .build();
    }

    /// Counts a request of a key and says in the answer what is left.
    ///
    /// @return what the request is refused with, or null if it may go on
    @Nullable Problem refusal(String key, HttpServletResponse response) {
        long now = ticker.read();
        Bucket bucket = buckets.get(key, any -> new Bucket(burst, nanosPerToken, now));
        Bucket.Taking taking = bucket.take(now);
        response.setHeader("RateLimit-Policy", policy);
        response.setHeader(
                "RateLimit",
                POLICY + ";r=" + taking.remaining() + ";t=" + seconds(taking.nanosToFull()));
        return taking.taken()
                ? null
                : Problem.later(Fault.RATE_LIMITED, Duration.ofNanos(taking.nanosToNext()))
                        .with("burst", burst);
    }

    /// Whole seconds, rounded up: whoever waits so long has waited long enough.
    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
    }
}
