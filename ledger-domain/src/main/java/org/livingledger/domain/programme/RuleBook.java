package org.livingledger.domain.programme;

import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.adoption.AdoptionRejection.AdoptionNotFound;
import org.livingledger.api.adoption.AdoptionRejection.AdoptionUnderWay;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeEvent;
import org.livingledger.api.programme.ProgrammeEvent.AdoptionBegun;
import org.livingledger.api.programme.ProgrammeEvent.AdoptionEnded;
import org.livingledger.api.programme.ProgrammeEvent.BadgesReviewed;
import org.livingledger.api.programme.ProgrammeEvent.BudgetDrawn;
import org.livingledger.api.programme.ProgrammeEvent.BudgetReturned;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.api.programme.ProgrammeEvent.UndoingBegun;
import org.livingledger.api.programme.ProgrammeEvent.UndoingEnded;
import org.livingledger.api.programme.ProgrammeRejection.ProgrammeVersionConflict;
import org.livingledger.domain.Snapshottable;
import org.livingledger.domain.programme.Adoption.Stage;

/// One version of the programme is in force at a time, and versions follow each other without gaps.
final class RuleBook implements Snapshottable<RuleBook.State> {

    static final int SCHEMA_VERSION = 2;

    @AggregateIdentifier private final String id;
    private Programme programme = Programme.EMPTY;
    private int version;
    private @Nullable Adoption adoption;

    RuleBook(String id) {
        this.id = id;
    }

    static RuleBook restored(String id, State state) {
        var book = new RuleBook(id);
        book.programme = state.programme();
        book.version = state.version();
        book.adoption = state.adoption();
        return book;
    }

    void requireVersion(@Nullable Integer expected) {
        if (expected != null && expected != version) {
            throw new Refused(new ProgrammeVersionConflict(expected, version));
        }
    }

    void requireNoAdoption() {
        if (adoption != null && adoption.isUnderWay()) {
            throw new Refused(new AdoptionUnderWay(adoption.version()));
        }
    }

    /// The adoption of a version, of which only the last is known.
    Adoption requireAdoption(int adopted) {
        if (adoption == null || adoption.version() != adopted) {
            throw new Refused(new AdoptionNotFound(adopted));
        }
        return adoption;
    }

    ProgrammePublished publish(Programme next, Instant now) {
        return new ProgrammePublished(version + 1, next, now);
    }

    Programme programme() {
        return programme;
    }

    int version() {
        return version;
    }

    @EventSourcingHandler
    void on(ProgrammeEvent event) {
        switch (event) {
            case ProgrammePublished(int next, Programme document, _) -> {
                version = next;
                programme = document;
            }
            case AdoptionBegun begun -> adoption = Adoption.of(begun, programme);
            case AdoptionEnded _ -> adoption = in(Stage.ADOPTED);
            case UndoingBegun _ -> adoption = in(Stage.UNDOING);
            case UndoingEnded _ -> adoption = in(Stage.UNDONE);
            case BadgesReviewed _ -> {} // a note of what the members' streams say
            case BudgetDrawn _, BudgetReturned _ -> {} // these stand in the budget's own stream
        }
    }

    private @Nullable Adoption in(Stage stage) {
        return adoption == null ? null : adoption.at(stage);
    }

    @Override
    public State state() {
        return new State(programme, version, adoption);
    }

    @Override
    public String toString() {
        return id;
    }

    /// What a snapshot of a rule book holds.
    public record State(Programme programme, int version, @Nullable Adoption adoption) {}
}
