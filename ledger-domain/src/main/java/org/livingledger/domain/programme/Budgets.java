package org.livingledger.domain.programme;

import org.livingledger.api.LedgerId;
import org.livingledger.api.programme.RuleId;
import org.livingledger.domain.AggregateType;
import org.livingledger.domain.Repositories;
import org.livingledger.domain.Shelf;

/// The budgets of every ledger's rules, as other contexts ask for them.
public final class Budgets {

    /// How a budget is stored.
    public static final AggregateType<?, ?> TYPE = type();

    private final Shelf<Budget> shelf;

    /// The budgets of these repositories.
    public Budgets(Repositories repositories) {
        this.shelf = new Shelf<>(repositories, type());
    }

    /// The budget of a rule, from which nothing may have been drawn yet.
    public Allowance find(LedgerId ledger, RuleId rule) {
        return new Allowance(shelf.take(ledger, "budget/" + rule));
    }

    private static AggregateType<Budget, Budget.State> type() {
        return new AggregateType<>(
                "budget",
                Budget.class,
                Budget.State.class,
                Budget.SCHEMA_VERSION,
                Budget::new,
                Budget::restored);
    }
}
