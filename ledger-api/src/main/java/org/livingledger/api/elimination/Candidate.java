package org.livingledger.api.elimination;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.elimination.Span.Days;
import org.livingledger.api.membership.MemberId;

/// A member of a group as a policy sees them.
///
/// @param role `owner`, `admin` or `member`
/// @param titles the titles that they hold in the group
/// @param epoch the epoch of their membership
/// @param joinedAt when it began
/// @param figure what they came to
/// @param warnedUntil from when on they are to be eliminated, or null if they are not warned
public record Candidate(
        MemberId member,
        String role,
        List<String> titles,
        int epoch,
        Instant joinedAt,
        Figure figure,
        @Nullable Instant warnedUntil) {

    /// What someone came to.
    ///
    /// @param days over which it was counted
    public record Figure(long count, Days days) {

        /// The better of two; of equals, this one.
        public Figure or(Figure other) {
            return other.count > count ? other : this;
        }
    }
}
