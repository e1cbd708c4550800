package org.livingledger.domain.book;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.livingledger.api.book.BookEvent;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.domain.Snapshottable;

/// A ledger is opened once, and its zone never changes: all its days are days of that zone.
final class Book implements Snapshottable<Book.State> {

    static final int SCHEMA_VERSION = 1;

    @AggregateIdentifier private final String id;
    private ZoneId zone = ZoneOffset.UTC;

    Book(String id) {
        this.id = id;
    }

    static Book restored(String id, State state) {
        var book = new Book(id);
        book.zone = state.zone();
        return book;
    }

    LedgerOpened open(String name, ZoneId in, Instant now) {
        return new LedgerOpened(name, in, now);
    }

    ZoneId zone() {
        return zone;
    }

    @EventSourcingHandler
    void on(BookEvent event) {
        zone =
                switch (event) {
                    case LedgerOpened(_, ZoneId in, _) -> in;
                };
    }

    @Override
    public State state() {
        return new State(zone);
    }

    @Override
    public String toString() {
        return id;
    }

    /// What a snapshot of a book holds.
    public record State(ZoneId zone) {}
}
