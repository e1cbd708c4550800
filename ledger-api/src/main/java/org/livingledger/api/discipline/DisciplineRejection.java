package org.livingledger.api.discipline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Rejection;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// Why something about the order in a group was refused.
public sealed interface DisciplineRejection extends Rejection {

    /// No measure is taken against the owner of a group.
    record OwnerAboveMeasures(GroupId group, MemberId member) implements DisciplineRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// A mute is over in the future, not before now.
    record MuteEndsInThePast(GroupId group, Instant until, Instant now)
            implements DisciplineRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// They are not muted, or not any more.
    record NotMuted(GroupId group, MemberId member) implements DisciplineRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The group is not muted, or not any more.
    record GroupNotMuted(GroupId group) implements DisciplineRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// As many measures were taken against them in the group as are kept apart.
    record TooManyMeasures(GroupId group, MemberId member, int limit)
            implements DisciplineRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// No measure of this number was taken against them in the group.
    record MeasureNotFound(GroupId group, MemberId member, int measure)
            implements DisciplineRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /// The measure was taken back already.
    record MeasureLifted(GroupId group, MemberId member, int measure, Instant liftedAt)
            implements DisciplineRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// There was an appeal against the measure before: there is one each.
    record AlreadyAppealed(GroupId group, MemberId member, int measure)
            implements DisciplineRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The time to appeal is over.
    ///
    /// @param appealUntil until when it could be appealed against
    record AppealTooLate(GroupId group, MemberId member, int measure, Instant appealUntil)
            implements DisciplineRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// There is no appeal against the measure, or it was decided.
    record NoAppeal(GroupId group, MemberId member, int measure) implements DisciplineRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// Admins do not decide about appeals against their own measures.
    record OwnMeasure(GroupId group, int measure, @Nullable MemberId by)
            implements DisciplineRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }
}
