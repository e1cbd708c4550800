package org.livingledger.domain.gate;

import org.livingledger.api.gate.GateEvent.MemberUnbanned;
import org.livingledger.domain.Shelf;

/// The end of a ban, decided and not yet carried out.
public final class Pardon {

    private final Shelf.Taken<Door> door;
    private final MemberUnbanned unbanned;

    Pardon(Shelf.Taken<Door> door, MemberUnbanned unbanned) {
        this.door = door;
        this.unbanned = unbanned;
    }

    /// Carries it out. Nothing of the command may be refused after this.
    public void apply() {
        door.apply(unbanned);
    }
}
