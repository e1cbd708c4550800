package org.livingledger.domain.rotation;

import org.livingledger.api.LedgerId;
import org.livingledger.api.group.GroupId;
import org.livingledger.domain.AggregateType;
import org.livingledger.domain.Repositories;
import org.livingledger.domain.Shelf;

/// The turns of the groups of every ledger. A group that takes none has no stream of them.
public final class Rotations {

    /// How turns are stored.
    public static final AggregateType<?, ?> TYPE = type();

    private final Shelf<Rotation> shelf;

    /// The turns of these repositories.
    public Rotations(Repositories repositories) {
        this.shelf = new Shelf<>(repositories, type());
    }

    Shelf.Taken<Rotation> take(LedgerId ledger, GroupId group) {
        return shelf.take(ledger, "rotation/" + group);
    }

    private static AggregateType<Rotation, Rotation.State> type() {
        return new AggregateType<>(
                "rotation",
                Rotation.class,
                Rotation.State.class,
                Rotation.SCHEMA_VERSION,
                Rotation::new,
                Rotation::restored);
    }
}
