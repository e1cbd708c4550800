package org.livingledger.api.title;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What happened to a member's titles. All of these stand in the member's own stream. The end of a
/// membership ends its titles without any of them.
public sealed interface TitleEvent extends Event {

    /// Whose title it is.
    MemberId member();

    /// The group in which it is held.
    GroupId group();

    /// Someone was given a title.
    ///
    /// @param epoch the membership's, with which it ends
    /// @param expiresAt the first instant at which it is not held any more; null if it has no end
    /// @param by the member who decided, if a member did
    @Stored("title-granted")
    record TitleGranted(
            MemberId member,
            GroupId group,
            int epoch,
            String title,
            @Nullable String field,
            @Nullable Instant expiresAt,
            @Nullable MemberId by,
            Instant occurredAt)
            implements TitleEvent {}

    /// A title was taken away, or given back.
    ///
    /// @param by the member who decided, if a member did
    @Stored("title-revoked")
    record TitleRevoked(
            MemberId member,
            GroupId group,
            int epoch,
            String title,
            @Nullable String field,
            @Nullable String reason,
            @Nullable MemberId by,
            Instant occurredAt)
            implements TitleEvent {}

    /// A title ended by itself.
    ///
    /// @param occurredAt its end, whenever that was written down
    @Stored("title-expired")
    record TitleExpired(
            MemberId member,
            GroupId group,
            int epoch,
            String title,
            @Nullable String field,
            Instant occurredAt)
            implements TitleEvent {}
}
