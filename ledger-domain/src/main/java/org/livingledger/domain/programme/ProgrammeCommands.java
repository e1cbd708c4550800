package org.livingledger.domain.programme;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.programme.Expressions;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.programme.ProgrammeOutcome.Published;
import org.livingledger.api.programme.ProgrammeRejection.ProgrammeInvalid;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;

/// Handles the commands about the rule book.
public final class ProgrammeCommands {

    private final Books books;
    private final RuleBooks ruleBooks;
    private final Proofreading proofreading;

    /// Handles them on these rule books.
    public ProgrammeCommands(Books books, RuleBooks ruleBooks, Expressions expressions) {
        this.books = books;
        this.ruleBooks = ruleBooks;
        this.proofreading = new Proofreading(expressions);
    }

    /// Decides [PublishProgramme].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Published handle(PublishProgramme command, Desk desk) {
        books.require(desk.ledger());
        var book = ruleBooks.take(desk.ledger());
        book.root().requireVersion(command.expectedVersion());
        List<Expressions.Problem> problems = proofreading.problems(command.programme());
        if (!problems.isEmpty()) {
            throw new Refused(new ProgrammeInvalid(problems));
        }
        book.apply(book.root().publish(command.programme(), desk.now()));
        return new Published(book.root().version());
    }
}
