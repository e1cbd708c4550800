package org.livingledger.domain.programme;

import java.time.Instant;
import org.livingledger.api.programme.ProgrammeEvent.BudgetDrawn;
import org.livingledger.api.programme.ProgrammeEvent.BudgetReturned;
import org.livingledger.domain.Shelf;

/// A rule's budget in the hands of one command. Its questions change nothing; the `apply` methods do.
public final class Allowance implements Drawable {

    private final Shelf.Taken<Budget> taken;

    Allowance(Shelf.Taken<Budget> taken) {
        this.taken = taken;
    }

    @Override
    public long left(long limit) {
        return taken.root().left(limit);
    }

    @Override
    public BudgetDrawn draw(long points, Instant at) {
        return taken.root().draw(points, at);
    }

    /// Points that a reversal returns.
    public BudgetReturned giveBack(long points, Instant at) {
        return taken.root().giveBack(points, at);
    }

    /// Makes it happen. Nothing of the command may be refused after this.
    public void apply(BudgetDrawn event) {
        taken.apply(event);
    }

    /// Makes it happen. Nothing of the command may be refused after this.
    public void apply(BudgetReturned event) {
        taken.apply(event);
    }
}
