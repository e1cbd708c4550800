package org.livingledger.api.title;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Rejection;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// Why something about a title was refused.
public sealed interface TitleRejection extends Rejection {

    /// They hold the title already.
    ///
    /// @param expiresAt when it ends; null if it has no end
    record TitleAlreadyHeld(
            GroupId group,
            MemberId member,
            String title,
            @Nullable String field,
            @Nullable Instant expiresAt)
            implements TitleRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// They do not hold the title, or not any more.
    record TitleNotHeld(GroupId group, MemberId member, String title, @Nullable String field)
            implements TitleRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The title has not ended.
    ///
    /// @param expiresAt when it ends; null if it has no end
    record TitleStands(
            GroupId group,
            MemberId member,
            String title,
            @Nullable String field,
            @Nullable Instant expiresAt)
            implements TitleRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// A title ends in the future, not before now.
    record TitleEndsInThePast(GroupId group, String title, Instant expiresAt, Instant now)
            implements TitleRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// They hold as many titles as one can in a group.
    record TooManyTitles(GroupId group, MemberId member, int limit) implements TitleRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }
}
