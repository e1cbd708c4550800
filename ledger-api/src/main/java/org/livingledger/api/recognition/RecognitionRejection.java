package org.livingledger.api.recognition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Rejection;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// Why something about recognition was refused.
public sealed interface RecognitionRejection extends Rejection {

    /// They have checked in on this local day already.
    record AlreadyCheckedIn(GroupId group, MemberId member, LocalDate day)
            implements RecognitionRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The day cannot be made up for any more, or not yet.
    ///
    /// @param earliest the earliest day that can be made up for now
    /// @param latest the latest
    /// @param within how many days back the programme allows; 0 if it allows no make-ups
    record MakeUpOutOfTime(
            GroupId group,
            MemberId member,
            LocalDate day,
            LocalDate earliest,
            LocalDate latest,
            int within)
            implements RecognitionRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// The make-ups of this month are used up.
    ///
    /// @param limit how many a month has
    /// @param used how many of them were used
    /// @param month which, for example `2026-05`
    record MakeUpLimitReached(GroupId group, MemberId member, int limit, int used, String month)
            implements RecognitionRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// Their streaks rest already.
    record StreakAlreadyPaused(GroupId group, MemberId member, LocalDate from)
            implements RecognitionRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The pause would end before it begins.
    ///
    /// @param through its last day, as asked for
    /// @param from the day on which it would begin
    record PauseWithoutADay(GroupId group, MemberId member, LocalDate through, LocalDate from)
            implements RecognitionRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// Their streaks do not rest.
    record StreakNotPaused(GroupId group, MemberId member) implements RecognitionRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The programme in force has no such badge.
    record BadgeNotFound(BadgeId badge, int version) implements RecognitionRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /// The badge has fewer levels.
    ///
    /// @param levels how many it has
    record BadgeLevelNotFound(BadgeId badge, int level, int levels)
            implements RecognitionRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /// The badge is earned group by group, and the command names none.
    record BadgeNeedsAGroup(BadgeId badge) implements RecognitionRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// They hold this level of the badge already.
    record BadgeAlreadyHeld(MemberId member, BadgeId badge, int level)
            implements RecognitionRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// They do not hold the badge.
    ///
    /// @param level the level that was meant, if one was
    record BadgeNotHeld(MemberId member, BadgeId badge, @Nullable Integer level)
            implements RecognitionRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
