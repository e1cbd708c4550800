package org.livingledger.domain.programme;

import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.livingledger.api.programme.ProgrammeEvent;
import org.livingledger.api.programme.ProgrammeEvent.AdoptionBegun;
import org.livingledger.api.programme.ProgrammeEvent.AdoptionEnded;
import org.livingledger.api.programme.ProgrammeEvent.BadgesReviewed;
import org.livingledger.api.programme.ProgrammeEvent.BudgetDrawn;
import org.livingledger.api.programme.ProgrammeEvent.BudgetReturned;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.api.programme.ProgrammeEvent.UndoingBegun;
import org.livingledger.api.programme.ProgrammeEvent.UndoingEnded;
import org.livingledger.api.programme.RuleId;
import org.livingledger.domain.Snapshottable;

/// What was drawn is what grants took less what reversals returned, and is never below zero.
///
/// It belongs to a rule's id, not to a version of the programme: a rule that is published again
/// goes on with what is left.
final class Budget implements Snapshottable<Budget.State> {

    static final int SCHEMA_VERSION = 1;

    @AggregateIdentifier private final String id;
    private final RuleId rule;
    private long drawn;

    Budget(String id) {
        this.id = id;
        this.rule = new RuleId(id.substring(id.lastIndexOf('/') + 1));
    }

    static Budget restored(String id, State state) {
        var budget = new Budget(id);
        budget.drawn = state.drawn();
        return budget;
    }

    long left(long limit) {
        return Math.max(0, limit - drawn);
    }

    BudgetDrawn draw(long points, Instant at) {
        return new BudgetDrawn(rule, points, drawn + points, at);
    }

    BudgetReturned giveBack(long points, Instant at) {
        return new BudgetReturned(rule, points, drawn - points, at);
    }

    @EventSourcingHandler
    void on(ProgrammeEvent event) {
        switch (event) {
            case BudgetDrawn(_, _, long now, _) -> drawn = now;
            case BudgetReturned(_, _, long now, _) -> drawn = now;
            case ProgrammePublished _,
                    BadgesReviewed _,
                    AdoptionBegun _,
                    AdoptionEnded _,
                    UndoingBegun _,
                    UndoingEnded _ -> {} // these stand in the rule book's own stream
        }
    }

    @Override
    public State state() {
        return new State(drawn);
    }

    @Override
    public String toString() {
        return id;
    }

    /// What a snapshot of a budget holds.
    public record State(long drawn) {}
}
