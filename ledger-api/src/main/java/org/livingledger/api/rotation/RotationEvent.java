package org.livingledger.api.rotation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What happened to the turns of a group. All of these stand in the stream of its rotation.
public sealed interface RotationEvent extends Event {

    /// The group in which turns are taken.
    GroupId group();

    /// The member who decided, or null if none did.
    @Nullable MemberId by();

    /// It was said how turns are taken.
    ///
    /// @param policy how; null if none are any more
    /// @param dueAt when the next proposal is to be made; null if none is
    @Stored("rotation-set")
    record RotationSet(
            GroupId group,
            @Nullable RotationPolicy policy,
            @Nullable Instant dueAt,
            @Nullable MemberId by,
            Instant occurredAt)
            implements RotationEvent {}

    /// Members were proposed for a term.
    ///
    /// @param beginsAt when the term began
    /// @param endsAt when it ends
    /// @param from the first local day whose activities count
    /// @param through the last one
    /// @param considered how many members were looked at
    /// @param candidates who, the most active first; nobody if nobody has done enough
    @Stored("rotation-proposed")
    record RotationProposed(
            GroupId group,
            Instant beginsAt,
            Instant endsAt,
            LocalDate from,
            LocalDate through,
            int considered,
            List<Candidate> candidates,
            @Nullable MemberId by,
            Instant occurredAt)
            implements RotationEvent {}

    /// Those who were proposed became admins to the end of the term.
    ///
    /// @param promoted who; their promotions follow
    @Stored("rotation-confirmed")
    record RotationConfirmed(
            GroupId group,
            Instant beginsAt,
            List<MemberId> promoted,
            @Nullable MemberId by,
            Instant occurredAt)
            implements RotationEvent {}

    /// What was proposed was given up.
    @Stored("rotation-declined")
    record RotationDeclined(
            GroupId group,
            Instant beginsAt,
            String reason,
            @Nullable MemberId by,
            Instant occurredAt)
            implements RotationEvent {}
}
