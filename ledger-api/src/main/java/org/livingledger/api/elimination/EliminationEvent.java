package org.livingledger.api.elimination;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What elimination did besides ending memberships, which is a
/// [org.livingledger.api.membership.MembershipEvent.MemberEliminated].
public sealed interface EliminationEvent extends Event {

    /// The group whose policy it was.
    GroupId group();

    /// Someone was told that they will be eliminated. It stands in their own stream.
    ///
    /// @param reason `below-minimum` or `among-the-last`
    /// @param until from when on they are eliminated, if they are still below then
    @Stored("elimination-warned")
    record EliminationWarned(
            MemberId member,
            GroupId group,
            int epoch,
            String reason,
            Judgement judgement,
            Instant until,
            Instant occurredAt)
            implements EliminationEvent {}

    /// Someone's warning was lifted. It stands in their own stream.
    ///
    /// @param reason `recovered`, or why they are judged no more: `owner`, `role`, `title`,
    ///     `newcomer`
    @Stored("elimination-warning-lifted")
    record EliminationWarningLifted(
            MemberId member,
            GroupId group,
            int epoch,
            String reason,
            Judgement judgement,
            Instant occurredAt)
            implements EliminationEvent {}

    /// A policy was run, and something came of it or its schedule had asked for it. It stands in the
    /// stream `elimination/{group}`, after what came of it.
    ///
    /// @param version the programme's version whose policy it was
    /// @param day the local day on which it ran
    /// @param judged how many were judged
    /// @param exempt how many were not
    /// @param warned how many were warned
    /// @param lifted of how many the warning was lifted
    /// @param eliminated how many were eliminated
    /// @param remaining how many are still to be warned, spared or eliminated
    /// @param scheduledFor the first day of the period for which the schedule asked for it, if it did
    /// @param by the member who asked for it, if a member did
    @Stored("elimination-run")
    record EliminationRun(
            GroupId group,
            int version,
            LocalDate day,
            int judged,
            int exempt,
            int warned,
            int lifted,
            int eliminated,
            int remaining,
            @Nullable LocalDate scheduledFor,
            @Nullable MemberId by,
            Instant occurredAt)
            implements EliminationEvent {}
}
