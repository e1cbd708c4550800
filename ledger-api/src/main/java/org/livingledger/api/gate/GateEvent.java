package org.livingledger.api.gate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What happened at a group's door. All of these stand in the door's own stream.
public sealed interface GateEvent extends Event {

    /// The group whose door it is.
    GroupId group();

    /// What stands at the door was set.
    @Stored("gates-set")
    record GatesSet(GroupId group, GatePolicy gates, @Nullable MemberId by, Instant occurredAt)
            implements GateEvent {}

    /// An invitation was made.
    ///
    /// @param invitation its number at this door, from 1
    /// @param digest what its code is recognised by; nobody can tell the code from it
    /// @param uses how many may join by it
    /// @param expiresAt from when on it cannot be used, if ever
    @Stored("invitation-created")
    record InvitationCreated(
            GroupId group,
            long invitation,
            String digest,
            int uses,
            @Nullable Instant expiresAt,
            @Nullable MemberId by,
            Instant occurredAt)
            implements GateEvent {}

    /// An invitation cannot be used any more.
    @Stored("invitation-revoked")
    record InvitationRevoked(
            GroupId group, long invitation, @Nullable MemberId by, Instant occurredAt)
            implements GateEvent {}

    /// Someone applied and lacks nothing but what others must do.
    ///
    /// @param invitation the number of the invitation that they hold a use of, if one
    /// @param awaited what others must do
    @Stored("application-filed")
    record ApplicationFiled(
            GroupId group,
            MemberId member,
            @Nullable Long invitation,
            List<MissingGate> awaited,
            Instant expiresAt,
            Instant occurredAt)
            implements GateEvent {}

    /// Someone's application was approved; what follows from it follows in the same command.
    @Stored("application-approved")
    record ApplicationApproved(
            GroupId group,
            MemberId member,
            @Nullable String reason,
            @Nullable MemberId by,
            Instant occurredAt)
            implements GateEvent {}

    /// Someone's application was rejected.
    @Stored("application-rejected")
    record ApplicationRejected(
            GroupId group,
            MemberId member,
            String reason,
            @Nullable MemberId by,
            Instant occurredAt)
            implements GateEvent {}

    /// Someone took their application or their place on the waiting list back.
    @Stored("application-withdrawn")
    record ApplicationWithdrawn(GroupId group, MemberId member, Instant occurredAt)
            implements GateEvent {}

    /// Nobody reviewed an application in time.
    @Stored("application-expired")
    record ApplicationExpired(GroupId group, MemberId member, Instant occurredAt)
            implements GateEvent {}

    /// Someone passed the gates of a full group and stands on its waiting list.
    ///
    /// @param number who has a lower number comes in before
    /// @param invitation the number of the invitation that they hold a use of, if one
    @Stored("applicant-queued")
    record ApplicantQueued(
            GroupId group,
            MemberId member,
            long number,
            @Nullable Long invitation,
            Instant occurredAt)
            implements GateEvent {}

    /// Someone was let in; their membership begins in the same command.
    ///
    /// @param invitation the number of the invitation that they used, if one
    /// @param passed the kinds of the gates that stood open to them
    @Stored("applicant-admitted")
    record ApplicantAdmitted(
            GroupId group,
            MemberId member,
            @Nullable Long invitation,
            List<String> passed,
            Instant occurredAt)
            implements GateEvent {}

    /// Someone is let in no more.
    @Stored("member-banned")
    record MemberBanned(
            GroupId group,
            MemberId member,
            String reason,
            @Nullable MemberId by,
            Instant occurredAt)
            implements GateEvent {}

    /// Someone who was banned is let in again.
    @Stored("member-unbanned")
    record MemberUnbanned(GroupId group, MemberId member, @Nullable MemberId by, Instant occurredAt)
            implements GateEvent {}
}
