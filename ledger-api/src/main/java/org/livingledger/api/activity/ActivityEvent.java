package org.livingledger.api.activity;

import java.time.Instant;
import java.util.Map;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What members did. All of these stand in the member's own stream.
public sealed interface ActivityEvent extends Event {

    /// A member did something; the grants it gave follow in the same command.
    ///
    /// @param epoch the epoch of the membership in which it was recorded
    @Stored("activity-recorded")
    record ActivityRecorded(
            MemberId member,
            GroupId group,
            int epoch,
            ActivityType activity,
            String activityId,
            Map<String, Object> attributes,
            Instant occurredAt)
            implements ActivityEvent {}
}
