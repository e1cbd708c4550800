package org.livingledger.domain.programme;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.adoption.AdoptionCommand.AdoptProgramme;
import org.livingledger.api.adoption.AdoptionCommand.UndoAdoption;
import org.livingledger.api.adoption.AdoptionFigures;
import org.livingledger.api.adoption.AdoptionMode;
import org.livingledger.api.adoption.AdoptionOutcome.Adopted;
import org.livingledger.api.adoption.AdoptionRejection.AdoptionFromTheFuture;
import org.livingledger.api.adoption.AdoptionRejection.AdoptionUndone;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.api.programme.Expressions;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.programme.ProgrammeEvent.AdoptionBegun;
import org.livingledger.api.programme.ProgrammeEvent.AdoptionEnded;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.api.programme.ProgrammeEvent.UndoingBegun;
import org.livingledger.api.programme.ProgrammeOutcome.Published;
import org.livingledger.api.programme.ProgrammeRejection.ProgrammeInvalid;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.programme.Adoption.Stage;

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
        book.root().requireNoAdoption();
        requireFaultless(command.programme());
        book.apply(book.root().publish(command.programme(), desk.now()));
        return new Published(book.root().version());
    }

    /// Decides [AdoptProgramme].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Adopted handle(AdoptProgramme command, Desk desk) {
        books.require(desk.ledger());
        var book = ruleBooks.take(desk.ledger());
        book.root().requireVersion(command.expectedVersion());
        book.root().requireNoAdoption();
        Instant from = command.from();
        if (from != null && from.isAfter(desk.now())) {
            throw new Refused(new AdoptionFromTheFuture(from, desk.now()));
        }
        requireFaultless(command.programme());
        ProgrammePublished published = book.root().publish(command.programme(), desk.now());
        int version = published.version();
        book.apply(
                new AdoptionBegun(
                        version,
                        command.mode(),
                        from,
                        requireNonNullElse(command.policy(), ReversalPolicy.WITHIN_BALANCE),
                        desk.now()));
        book.apply(published);
        if (command.mode() == AdoptionMode.GRANDFATHER) {
            book.apply(new AdoptionEnded(version, AdoptionFigures.NONE, desk.now()));
        }
        return new Adopted(version, version);
    }

    /// Decides [UndoAdoption].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Adopted handle(UndoAdoption command, Desk desk) {
        books.require(desk.ledger());
        var book = ruleBooks.take(desk.ledger());
        Adoption adoption = book.root().requireAdoption(command.version());
        if (adoption.stage() == Stage.UNDOING || adoption.stage() == Stage.UNDONE) {
            throw new Refused(new AdoptionUndone(adoption.version()));
        }
        book.root().requireVersion(adoption.version());
        book.apply(new UndoingBegun(adoption.version(), desk.now()));
        book.apply(book.root().publish(adoption.before(), desk.now()));
        return new Adopted(book.root().version(), adoption.version());
    }

    private void requireFaultless(Programme programme) {
        List<Expressions.Problem> problems = proofreading.problems(programme);
        if (!problems.isEmpty()) {
            throw new Refused(new ProgrammeInvalid(problems));
        }
    }
}
