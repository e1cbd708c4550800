package org.livingledger.domain.group;

import org.livingledger.api.Refused;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupRejection.GroupNotFound;
import org.livingledger.domain.AggregateType;
import org.livingledger.domain.Desk;
import org.livingledger.domain.Repositories;
import org.livingledger.domain.Shelf;

/// The groups of every ledger, as other contexts ask for them.
public final class Groups {

    /// How a group is stored.
    public static final AggregateType<?, ?> TYPE = type();

    private final Shelf<Group> shelf;

    /// The groups of these repositories.
    public Groups(Repositories repositories) {
        this.shelf = new Shelf<>(repositories, type());
    }

    /// A group that was founded and goes on: nobody can do anything in one that has ended.
    ///
    /// @throws Refused with [GroupNotFound] if it was not, or with [GroupDissolved] if it has ended
    public Circle require(Desk desk, GroupId group) {
        Circle circle = requireFounded(desk, group);
        circle.group().requireLiving(desk.now());
        return circle;
    }

    /// Whether a group goes on.
    public boolean isLiving(Desk desk, GroupId group) {
        return find(desk, group).group().endedAt(desk.now()) == null;
    }

    /// A group that was founded, and may have ended.
    Circle requireFounded(Desk desk, GroupId group) {
        Circle circle = find(desk, group);
        if (!circle.exists()) {
            throw new Refused(new GroupNotFound(group));
        }
        return circle;
    }

    Circle find(Desk desk, GroupId group) {
        return new Circle(group, shelf.take(desk.ledger(), "group/" + group), desk.now());
    }

    private static AggregateType<Group, Group.State> type() {
        return new AggregateType<>(
                "group",
                Group.class,
                Group.State.class,
                Group.SCHEMA_VERSION,
                Group::new,
                Group::restored);
    }
}
