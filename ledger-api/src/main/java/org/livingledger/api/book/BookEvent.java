package org.livingledger.api.book;

import java.time.Instant;
import java.time.ZoneId;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;

/// What happened to a ledger as a whole. All of these stand in the stream `book`.
public sealed interface BookEvent extends Event {

    /// A ledger was opened. It is always the event at position 1.
    @Stored("ledger-opened")
    record LedgerOpened(String name, ZoneId zone, Instant occurredAt) implements BookEvent {}
}
