package org.livingledger.server.security;

/// One caller's tokens: so many at most, a new one at a steady pace, one taken by each request. Kept
/// as the one instant at which it is full again, so that nothing has to be filled.
final class Bucket {

    private final long nanosPerToken;
    private final long nanosOfAll;
    private long fullAt;

    /// @param burst how many tokens it holds at most
    /// @param nanosPerToken how long a token takes to come
    /// @param now the time on the ticker, in nanoseconds
    Bucket(int burst, long nanosPerToken, long now) {
        this.nanosPerToken = nanosPerToken;
        this.nanosOfAll = Math.multiplyExact(burst, nanosPerToken);
        this.fullAt = now;
    }

    /// What came of asking for a token.
    ///
    /// @param taken whether there was one
    /// @param remaining how many are left
    /// @param nanosToNext how long until there is one; 0 if there is
    /// @param nanosToFull how long until all are there again
    record Taking(boolean taken, long remaining, long nanosToNext, long nanosToFull) {}

    /// Takes a token, if there is one.
    synchronized Taking take(long now) {
        // times on a ticker are compared by their difference: it may run over
        long missing = Math.max(0, fullAt - now);
        boolean taken = missing + nanosPerToken <= nanosOfAll;
        if (taken) {
            missing += nanosPerToken;
            fullAt = now + missing;
        }
        long toNext = Math.max(0, missing + nanosPerToken - nanosOfAll);
        return new Taking(taken, (nanosOfAll - missing) / nanosPerToken, toNext, missing);
    }
}
