package org.livingledger.domain.group;

import java.time.Instant;
import org.livingledger.api.discipline.HouseEvent;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// A group that is followed event by event and never commanded: it tells how things stood in it at the
/// position that was read last.
public final class FollowedGroup {

    private final Group group;

    /// A group to which nothing has happened yet.
    public FollowedGroup(GroupId id) {
        this.group = new Group("group/" + id);
    }

    /// Takes note of what happened to it.
    public void on(GroupEvent event) {
        group.on(event);
    }

    /// Takes note of what happened to the order in it.
    public void on(HouseEvent event) {
        group.on(event);
    }

    /// The role of an active member at an instant.
    public Role roleOf(MemberId member, Instant now) {
        return group.roleOf(member, now);
    }

    /// The order in it.
    public House house() {
        return group.house();
    }
}
