package org.livingledger.server.whatif;

import java.util.concurrent.atomic.LongAdder;

/// Whether commands come to this server.
public final class Bustle {

    private final LongAdder events = new LongAdder();

    /// Events were committed.
    public void committed(int some) {
        events.add(some);
    }

    /// How many events were committed since the server was started.
    public long committed() {
        return events.sum();
    }
}
