package org.livingledger.domain.programme;

import org.livingledger.api.LedgerId;
import org.livingledger.api.Refused;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeEvent.AdoptionEnded;
import org.livingledger.api.programme.ProgrammeEvent.BadgesReviewed;
import org.livingledger.api.programme.ProgrammeEvent.UndoingEnded;
import org.livingledger.domain.AggregateType;
import org.livingledger.domain.Repositories;
import org.livingledger.domain.Shelf;

/// The rule books of every ledger, as other contexts ask for them.
public final class RuleBooks {

    /// How a rule book is stored.
    public static final AggregateType<?, ?> TYPE = type();

    private final Shelf<RuleBook> shelf;

    /// The rule books of these repositories.
    public RuleBooks(Repositories repositories) {
        this.shelf = new Shelf<>(repositories, type());
    }

    /// The programme of a ledger, empty and of version 0 before the first is published.
    public InForce inForce(LedgerId ledger) {
        RuleBook book = take(ledger).root();
        return new InForce(book.programme(), book.version());
    }

    /// Lets pass whoever goes by the version in force.
    ///
    /// @throws Refused with [ProgrammeVersionConflict] if another is
    public void requireVersion(LedgerId ledger, int version) {
        take(ledger).root().requireVersion(version);
    }

    /// Lets pass what must wait until an adoption is carried out, or undone.
    ///
    /// @throws Refused with [AdoptionUnderWay] if one is not yet
    public void requireNoAdoption(LedgerId ledger) {
        take(ledger).root().requireNoAdoption();
    }

    /// The adoption of a version.
    ///
    /// @throws Refused with [AdoptionNotFound] if it was not adopted, or another was since
    public Adoption requireAdoption(LedgerId ledger, int version) {
        return take(ledger).root().requireAdoption(version);
    }

    /// Notes that members were looked at. Nothing of the command may be refused after this.
    public void note(LedgerId ledger, BadgesReviewed reviewed) {
        take(ledger).apply(reviewed);
    }

    /// Notes how far an adoption is. Nothing of the command may be refused after this.
    public void note(LedgerId ledger, AdoptionEnded ended) {
        take(ledger).apply(ended);
    }

    /// Notes how far an undoing is. Nothing of the command may be refused after this.
    public void note(LedgerId ledger, UndoingEnded ended) {
        take(ledger).apply(ended);
    }

    Shelf.Taken<RuleBook> take(LedgerId ledger) {
        return shelf.take(ledger, "programme");
    }

    private static AggregateType<RuleBook, RuleBook.State> type() {
        return new AggregateType<>(
                "programme",
                RuleBook.class,
                RuleBook.State.class,
                RuleBook.SCHEMA_VERSION,
                RuleBook::new,
                RuleBook::restored);
    }

    /// The version of the programme that decides now.
    public record InForce(Programme programme, int version) {}
}
