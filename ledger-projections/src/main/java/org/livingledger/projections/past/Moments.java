package org.livingledger.projections.past;

import java.time.Instant;
import org.livingledger.api.AsOf;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Moment;
import org.livingledger.api.book.BookQuery.LocatePast;
import org.livingledger.projections.EventSource;

/// Which events and which instants a past is made of.
final class Moments {

    private final EventSource source;

    Moments(EventSource source) {
        this.source = source;
    }

    AsOf locate(LocatePast query) {
        Instant at =
                switch (query.asOf()) {
                    case Moment.At(Instant instant) -> instant;
                    case Moment.After(long position) -> recordedAt(query.ledger(), position);
                };
        long then = position(query.ledger(), query.asOf());
        long known = position(query.ledger(), query.known());
        if (known > then && query.asOf() instanceof Moment.After) {
            then = source.positionAt(query.ledger(), at); // what came later in the same instant
        }
        return new AsOf(at, Math.min(then, known), known);
    }

    private long position(LedgerId ledger, Moment moment) {
        return switch (moment) {
            case Moment.At(Instant instant) -> source.positionAt(ledger, instant);
            case Moment.After(long position) -> position;
        };
    }

    private Instant recordedAt(LedgerId ledger, long position) {
        return position == 0 ? Instant.EPOCH : source.recordedAt(ledger, position);
    }
}
