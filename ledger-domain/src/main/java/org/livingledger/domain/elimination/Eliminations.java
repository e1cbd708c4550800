package org.livingledger.domain.elimination;

import org.livingledger.api.LedgerId;
import org.livingledger.api.group.GroupId;
import org.livingledger.domain.AggregateType;
import org.livingledger.domain.Repositories;
import org.livingledger.domain.Shelf;

/// What was run of the elimination policies of every ledger's groups.
public final class Eliminations {

    /// How the rounds of a group are stored.
    public static final AggregateType<?, ?> TYPE = type();

    private final Shelf<Rounds> shelf;

    /// The eliminations of these repositories.
    public Eliminations(Repositories repositories) {
        this.shelf = new Shelf<>(repositories, type());
    }

    Shelf.Taken<Rounds> take(LedgerId ledger, GroupId group) {
        return shelf.take(ledger, "elimination/" + group);
    }

    private static AggregateType<Rounds, Rounds.State> type() {
        return new AggregateType<>(
                "elimination",
                Rounds.class,
                Rounds.State.class,
                Rounds.SCHEMA_VERSION,
                Rounds::new,
                Rounds::restored);
    }
}
