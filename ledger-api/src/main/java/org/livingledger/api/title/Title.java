package org.livingledger.api.title;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.membership.MemberId;

/// A title that a member holds in a group.
///
/// @param title which, for example `partner`
/// @param field what they are an expert of, if the title is for a field
/// @param by the member who granted it, if a member did
/// @param grantedAt since when they hold it
/// @param expiresAt the first instant at which they do not any more; null if it has no end
public record Title(
        String title,
        @Nullable String field,
        @Nullable MemberId by,
        Instant grantedAt,
        @Nullable Instant expiresAt) {

    /// Whether it has ended by itself at an instant.
    public boolean isOver(Instant at) {
        return expiresAt != null && !expiresAt.isAfter(at);
    }
}
