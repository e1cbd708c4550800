package org.livingledger.domain.gate;

import org.livingledger.api.LedgerId;
import org.livingledger.api.group.GroupId;
import org.livingledger.domain.AggregateType;
import org.livingledger.domain.Repositories;
import org.livingledger.domain.Shelf;

/// The doors of every ledger's groups. One to which nothing has happened lets everyone in.
public final class Doors {

    /// How a door is stored.
    public static final AggregateType<?, ?> TYPE = type();

    private final Shelf<Door> shelf;

    /// The doors of these repositories.
    public Doors(Repositories repositories) {
        this.shelf = new Shelf<>(repositories, type());
    }

    Shelf.Taken<Door> take(LedgerId ledger, GroupId group) {
        return shelf.take(ledger, "door/" + group);
    }

    private static AggregateType<Door, Door.State> type() {
        return new AggregateType<>(
                "door",
                Door.class,
                Door.State.class,
                Door.SCHEMA_VERSION,
                Door::new,
                Door::restored);
    }
}
