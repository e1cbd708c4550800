package org.livingledger.api.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What members did. All of these stand in the member's own stream.
public sealed interface ActivityEvent extends Event {

    /// Who did it.
    MemberId member();

    /// The group in which it was done.
    GroupId group();

    /// A member did something; the grants it gave follow in the same command.
    ///
    /// @param epoch the epoch of the membership in which it was recorded
    /// @param day the local day that it belongs to, in the ledger's zone as that was known then: what
    ///     was decided by it stays decided when the rules of the zone change
    @Stored(value = "activity-recorded", revision = 2)
    record ActivityRecorded(
            MemberId member,
            GroupId group,
            int epoch,
            ActivityType activity,
            String activityId,
            Map<String, Object> attributes,
            LocalDate day,
            Instant occurredAt)
            implements ActivityEvent {}

    /// An activity was undone: nothing counts it any more. What it had earned is taken back by events of
    /// its own, in the same command.
    ///
    /// @param fact the position of the [ActivityRecorded]
    /// @param epoch the epoch in which it had been recorded
    /// @param attributes what it had: sums are less by them
    /// @param day the local day that it belonged to
    /// @param countedAt its own `occurredAt`: boards, periods and ladders undo it there
    /// @param reason a code, if given
    @Stored("activity-reversed")
    record ActivityReversed(
            MemberId member,
            long fact,
            GroupId group,
            int epoch,
            ActivityType activity,
            String activityId,
            Map<String, Object> attributes,
            LocalDate day,
            @Nullable String reason,
            Instant countedAt,
            Instant occurredAt)
            implements ActivityEvent {}
}
