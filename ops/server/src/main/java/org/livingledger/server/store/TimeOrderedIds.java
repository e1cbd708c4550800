package org.livingledger.server.store;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;

/// Ids of events: UUIDs of version 7 (RFC 9562 §5.7), which begin with the time, so that rows with
/// neighbouring ids are neighbours in an index. They need to be unique, not secret.
public final class TimeOrderedIds extends IdentifierFactory {

    private static final int RANDOM_A_BITS = 12;

    @Override
    public String generateIdentifier() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long millis = System.currentTimeMillis();
        long high = (millis << 16) | 0x7000L | random.nextLong(1L << RANDOM_A_BITS);
        long low = (random.nextLong() >>> 2) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
