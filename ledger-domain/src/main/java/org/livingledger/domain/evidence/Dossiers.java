package org.livingledger.domain.evidence;

import org.livingledger.api.LedgerId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.domain.AggregateType;
import org.livingledger.domain.Repositories;
import org.livingledger.domain.Shelf;

/// The dossiers of every ledger's members, as other contexts ask for them.
public final class Dossiers {

    /// How a dossier is stored.
    public static final AggregateType<?, ?> TYPE = type();

    private final Shelf<Dossier> shelf;

    /// The dossiers of these repositories.
    public Dossiers(Repositories repositories) {
        this.shelf = new Shelf<>(repositories, type());
    }

    /// What is known of someone, which may be nothing.
    public Papers find(LedgerId ledger, MemberId member) {
        return new Papers(take(ledger, member).root());
    }

    Shelf.Taken<Dossier> take(LedgerId ledger, MemberId member) {
        return shelf.take(ledger, "dossier/" + member);
    }

    private static AggregateType<Dossier, Dossier.State> type() {
        return new AggregateType<>(
                "dossier",
                Dossier.class,
                Dossier.State.class,
                Dossier.SCHEMA_VERSION,
                Dossier::new,
                Dossier::restored);
    }
}
