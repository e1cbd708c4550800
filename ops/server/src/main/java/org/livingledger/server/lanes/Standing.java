package org.livingledger.server.lanes;

import org.livingledger.server.store.Ledgers.Head;
import org.livingledger.server.store.Ledgers.Move;

/// A ledger while a batch is decided: where it was, and where it will be.
final class Standing {

    private final Head from;
    private long position;
    private long recordedMicros;

    Standing(Head from) {
        this.from = from;
        this.position = from.position();
        this.recordedMicros = from.recordedMicros();
    }

    /// When the next command becomes known: now, or with the event before it if the clock went back.
    long recordedMicros(long nowMicros) {
        return Math.max(nowMicros, recordedMicros);
    }

    long position() {
        return position;
    }

    /// The position of the next event.
    long next(long eventMicros) {
        recordedMicros = eventMicros;
        position++;
        return position;
    }

    boolean open() {
        return position > 0;
    }

    Move move() {
        return new Move(from, new Head(position, recordedMicros));
    }
}
