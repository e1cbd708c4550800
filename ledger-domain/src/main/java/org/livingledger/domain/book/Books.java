package org.livingledger.domain.book;

import java.time.ZoneId;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Refused;
import org.livingledger.api.book.BookRejection.LedgerNotFound;
import org.livingledger.domain.AggregateType;
import org.livingledger.domain.Repositories;
import org.livingledger.domain.Shelf;

/// The ledgers that are open: the first thing that every decision asks for.
public final class Books {

    /// How a book is stored.
    public static final AggregateType<?, ?> TYPE = type();

    private final Shelf<Book> shelf;

    /// The books of these repositories.
    public Books(Repositories repositories) {
        this.shelf = new Shelf<>(repositories, type());
    }

    /// The time zone of a ledger.
    ///
    /// @throws Refused with [LedgerNotFound] if it was never opened
    public ZoneId require(LedgerId ledger) {
        Shelf.Taken<Book> book = take(ledger);
        if (!book.exists()) {
            throw new Refused(new LedgerNotFound(ledger));
        }
        return book.root().zone();
    }

    Shelf.Taken<Book> take(LedgerId ledger) {
        return shelf.take(ledger, "book");
    }

    private static AggregateType<Book, Book.State> type() {
        return new AggregateType<>(
                "book",
                Book.class,
                Book.State.class,
                Book.SCHEMA_VERSION,
                Book::new,
                Book::restored);
    }
}
