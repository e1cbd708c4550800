package org.livingledger.api.discipline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What was said about the order in a group. All of these stand in the group's own stream.
public sealed interface HouseEvent extends Event {

    /// The group whose order it is.
    GroupId group();

    /// The member who decided, or null if none did.
    @Nullable MemberId by();

    /// It was said how the group deals with those who break its rules.
    @Stored("house-rules-set")
    record HouseRulesSet(GroupId group, HouseRules rules, @Nullable MemberId by, Instant occurredAt)
            implements HouseEvent {}

    /// Everyone was muted.
    ///
    /// @param until when that is over; null if it stands until it is lifted
    @Stored("group-muted")
    record GroupMuted(
            GroupId group,
            String reason,
            @Nullable Instant until,
            @Nullable MemberId by,
            Instant occurredAt)
            implements HouseEvent {}

    /// The group may talk again.
    @Stored("group-unmuted")
    record GroupUnmuted(GroupId group, @Nullable MemberId by, Instant occurredAt)
            implements HouseEvent {}
}
