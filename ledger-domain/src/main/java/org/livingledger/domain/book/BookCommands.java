package org.livingledger.domain.book;

import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.book.BookCommand.OpenLedger;
import org.livingledger.api.book.BookOutcome.Opened;
import org.livingledger.api.book.BookRejection.LedgerExists;
import org.livingledger.domain.Desk;

/// Handles the commands about a ledger as a whole.
public final class BookCommands {

    private final Books books;

    /// Handles them on these books.
    public BookCommands(Books books) {
        this.books = books;
    }

    /// Decides [OpenLedger].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Opened handle(OpenLedger command, Desk desk) {
        var book = books.take(desk.ledger());
        if (book.exists()) {
            throw new Refused(new LedgerExists(desk.ledger()));
        }
        book.apply(book.root().open(command.name(), command.zone(), desk.now()));
        return new Opened(desk.ledger(), command.name(), command.zone());
    }
}
