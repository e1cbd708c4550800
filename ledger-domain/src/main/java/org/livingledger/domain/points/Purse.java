package org.livingledger.domain.points;

import java.time.Instant;
import org.livingledger.api.Refused;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.domain.Shelf;

/// An account in the hands of one command that grants points. Its questions change nothing;
/// [#apply(PointsEarned)] does.
public final class Purse implements Granting {

    private final Shelf.Taken<Account> taken;
    private final Instant now;
    private final Grants grants;

    Purse(Shelf.Taken<Account> taken, Instant now) {
        this.taken = taken;
        this.now = now;
        this.grants = taken.root().grants(now);
    }

    /// Whether anything has ever happened to it.
    boolean exists() {
        return taken.exists();
    }

    /// Lets pass an account that moves.
    ///
    /// @throws Refused with [AccountFrozen] if it stands still
    public void requireMoving() {
        taken.root().requireMoving();
    }

    @Override
    public long counted(String cap) {
        return taken.root().counted(cap);
    }

    @Override
    public PointsEarned grant(Terms terms) {
        return grants.grant(terms);
    }

    /// The sum of its postings.
    public long balance() {
        return taken.root().balance();
    }

    /// What could be spent now of the points that a group granted.
    public long available(GroupId group) {
        return taken.root().available(group, now);
    }

    /// What could be spent now.
    public long available() {
        return taken.root().available(now);
    }

    /// Makes it happen. Nothing of the command may be refused after this.
    public void apply(PointsEarned event) {
        taken.apply(event);
    }
}
