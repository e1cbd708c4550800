package org.livingledger.api.group;

import java.time.Instant;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.membership.MemberId;

/// What happened to a group. All of these stand in the group's own stream.
public sealed interface GroupEvent extends Event {

    /// The group it happened to.
    GroupId group();

    /// A group was founded; it is open, and its owner's seat follows as a [SeatTaken].
    @Stored("group-founded")
    record GroupFounded(
            GroupId group,
            String name,
            MemberId owner,
            int capacity,
            int adminLimit,
            Instant occurredAt)
            implements GroupEvent {}

    /// The number of seats was set.
    @Stored("capacity-set")
    record CapacitySet(GroupId group, int capacity, Instant occurredAt) implements GroupEvent {}

    /// People can join from here on.
    @Stored("group-opened")
    record GroupOpened(GroupId group, Instant occurredAt) implements GroupEvent {}

    /// Nobody can join from here on.
    @Stored("group-closed")
    record GroupClosed(GroupId group, Instant occurredAt) implements GroupEvent {}

    /// A member took a seat.
    ///
    /// @param taken how many seats are taken from here on
    @Stored("seat-taken")
    record SeatTaken(GroupId group, MemberId member, int taken, Instant occurredAt)
            implements GroupEvent {}

    /// A member's seat came free.
    ///
    /// @param taken how many seats are taken from here on
    @Stored("seat-freed")
    record SeatFreed(GroupId group, MemberId member, int taken, Instant occurredAt)
            implements GroupEvent {}

    /// A member became an admin.
    @Stored("admin-promoted")
    record AdminPromoted(GroupId group, MemberId member, Instant occurredAt)
            implements GroupEvent {}

    /// An admin became an ordinary member.
    @Stored("admin-demoted")
    record AdminDemoted(GroupId group, MemberId member, Instant occurredAt) implements GroupEvent {}

    /// The group went from one owner to the next.
    @Stored("ownership-transferred")
    record OwnershipTransferred(GroupId group, MemberId from, MemberId to, Instant occurredAt)
            implements GroupEvent {}
}
