package org.livingledger.api.group;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.membership.MemberId;

/// What happened to a group. All of these stand in the group's own stream.
public sealed interface GroupEvent extends Event {

    /// The group it happened to.
    GroupId group();

    /// A group was founded; it is open, and its owner's seat follows as a [SeatTaken].
    ///
    /// @param kind whom it brings together, if that was told
    /// @param parent the group that it is a sub-group of, if it is one
    /// @param by the member of the parent who founded it, if a member did
    /// @param dissolvesAt when it ends by itself, if it does
    @Stored("group-founded")
    record GroupFounded(
            GroupId group,
            String name,
            MemberId owner,
            int capacity,
            int adminLimit,
            @Nullable GroupKind kind,
            @Nullable GroupId parent,
            @Nullable MemberId by,
            @Nullable Instant dissolvesAt,
            Instant occurredAt)
            implements GroupEvent {

        /// A group of no kind that stands alone and stays.
        public GroupFounded(
                GroupId group,
                String name,
                MemberId owner,
                int capacity,
                int adminLimit,
                Instant occurredAt) {
            this(group, name, owner, capacity, adminLimit, null, null, null, null, occurredAt);
        }
    }

    /// A group got another name.
    @Stored("group-renamed")
    record GroupRenamed(GroupId group, String name, @Nullable MemberId by, Instant occurredAt)
            implements GroupEvent {}

    /// It was said what a group is about.
    @Stored("group-described")
    record GroupDescribed(
            GroupId group, String description, @Nullable MemberId by, Instant occurredAt)
            implements GroupEvent {}

    /// It was said who may found sub-groups.
    @Stored("sub-group-policy-set")
    record SubGroupPolicySet(
            GroupId group, Founders founders, @Nullable MemberId by, Instant occurredAt)
            implements GroupEvent {}

    /// It was said when the group ends by itself.
    ///
    /// @param dissolvesAt from when on it is dissolved; null if it stays
    @Stored("dissolve-date-set")
    record DissolveDateSet(
            GroupId group, @Nullable Instant dissolvesAt, @Nullable MemberId by, Instant occurredAt)
            implements GroupEvent {}

    /// The group ended for ever. The ends of its memberships follow.
    @Stored("group-dissolved")
    record GroupDissolved(GroupId group, @Nullable MemberId by, Instant occurredAt)
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

    /// It was said how many admins the group may have.
    @Stored("admin-limit-set")
    record AdminLimitSet(GroupId group, int adminLimit, @Nullable MemberId by, Instant occurredAt)
            implements GroupEvent {}

    /// A member became an admin.
    ///
    /// @param termEndsAt from when on they are an ordinary member again; null if that is open
    @Stored("admin-promoted")
    record AdminPromoted(
            GroupId group, MemberId member, @Nullable Instant termEndsAt, Instant occurredAt)
            implements GroupEvent {

        /// An admin for good.
        public AdminPromoted(GroupId group, MemberId member, Instant occurredAt) {
            this(group, member, null, occurredAt);
        }
    }

    /// An admin became an ordinary member.
    ///
    /// @param occurredAt the end of their term if that is why, whenever it was written down
    @Stored("admin-demoted")
    record AdminDemoted(GroupId group, MemberId member, Instant occurredAt) implements GroupEvent {}

    /// The group went from one owner to the next.
    @Stored("ownership-transferred")
    record OwnershipTransferred(GroupId group, MemberId from, MemberId to, Instant occurredAt)
            implements GroupEvent {}
}
