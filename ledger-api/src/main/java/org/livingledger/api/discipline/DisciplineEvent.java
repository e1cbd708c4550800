package org.livingledger.api.discipline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What was done about a member who broke a rule. All of these stand in the member's own stream. That a
/// strike lapses and a mute is over needs no event: the measure says when.
public sealed interface DisciplineEvent extends Event {

    /// Whom it was done to.
    MemberId member();

    /// The group in which it was done.
    GroupId group();

    /// The measure's number among those against this member in this group.
    int measure();

    /// A measure was taken. A removal and a ban are followed by the end of the membership.
    ///
    /// @param rule the rule that was broken, if that was told
    /// @param until when a strike lapses or a mute is over; null if it does not end by itself
    /// @param strikes how many strikes are in force from here on
    /// @param followsFrom the warning that led to it, if one did
    /// @param appealUntil until when it can be appealed against
    /// @param by the member who decided, if a member did
    @Stored("measure-taken")
    record MeasureTaken(
            MemberId member,
            GroupId group,
            int measure,
            Measure kind,
            String reason,
            @Nullable String rule,
            @Nullable Instant until,
            int strikes,
            @Nullable Integer followsFrom,
            Instant appealUntil,
            @Nullable MemberId by,
            Instant occurredAt)
            implements DisciplineEvent {}

    /// A measure was taken back before its end.
    ///
    /// @param by the member who decided, if a member did
    @Stored("measure-lifted")
    record MeasureLifted(
            MemberId member,
            GroupId group,
            int measure,
            @Nullable String reason,
            @Nullable MemberId by,
            Instant occurredAt)
            implements DisciplineEvent {}

    /// A member appealed against a measure.
    @Stored("appeal-filed")
    record AppealFiled(MemberId member, GroupId group, int measure, Instant occurredAt)
            implements DisciplineEvent {}

    /// An appeal was decided. What is lifted by it follows.
    ///
    /// @param overturned whether the measure is taken back; otherwise it is upheld
    /// @param by the member who decided, if a member did
    @Stored("appeal-decided")
    record AppealDecided(
            MemberId member,
            GroupId group,
            int measure,
            boolean overturned,
            String reason,
            @Nullable MemberId by,
            Instant occurredAt)
            implements DisciplineEvent {}
}
