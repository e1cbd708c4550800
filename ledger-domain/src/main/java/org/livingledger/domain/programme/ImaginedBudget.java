package org.livingledger.domain.programme;

import java.time.Instant;
import org.livingledger.api.programme.ProgrammeEvent.BudgetDrawn;
import org.livingledger.api.programme.RuleId;

/// A rule's budget that is only imagined: it is drawn on as a real one is.
public final class ImaginedBudget implements Drawable {

    private final Budget budget;

    /// A budget from which nothing has been drawn.
    public ImaginedBudget(RuleId rule) {
        this.budget = new Budget("budget/" + rule);
    }

    @Override
    public long left(long limit) {
        return budget.left(limit);
    }

    @Override
    public BudgetDrawn draw(long points, Instant at) {
        return budget.draw(points, at);
    }

    /// Makes it happen.
    public void apply(BudgetDrawn event) {
        budget.on(event);
    }

    /// Points that a reversal returns.
    public void giveBack(long points, Instant at) {
        budget.on(budget.giveBack(points, at));
    }

    /// How many points are gone.
    public long drawn() {
        return budget.state().drawn();
    }
}
