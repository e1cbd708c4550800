package org.livingledger.api.whatif;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.tier.LadderId;

/// One member as they are, and as they would be under a draft, both as of one position.
///
/// @param changed whether anything of it differs
/// @param points what the programme granted: by its rules, for badges and for milestones. What else
///     came into the account is the same under any programme
/// @param tiers on every ladder of the programme in force and of the draft
/// @param badgesGained what they would hold and do not
/// @param badgesLost what they hold and would not
/// @param ranks on every board of the programme in force and of the draft, for all time
public record MemberDifference(
        MemberId member,
        boolean changed,
        Points points,
        Balance balance,
        List<TierDifference> tiers,
        List<BadgeDifference> badgesGained,
        List<BadgeDifference> badgesLost,
        List<RankDifference> ranks) {

    /// A sum of points, live and under the draft.
    ///
    /// @param difference what the draft would cost more; negative if it would cost less
    public record Points(long live, long draft, long difference) {

        /// The two with their difference.
        public static Points of(long live, long draft) {
            return new Points(live, draft, draft - live);
        }
    }

    /// A balance, live and under the draft.
    ///
    /// @param belowZero how far the draft's would have fallen below zero, or null if it never would
    public record Balance(long live, long draft, @Nullable BelowZero belowZero) {}

    /// A balance that would have been negative.
    ///
    /// @param lowest the lowest it would have been
    /// @param position after which event it first would have been that
    public record BelowZero(long lowest, long position) {}

    /// A ladder.
    ///
    /// @param live the tier, or null if the programme in force has no such ladder
    /// @param draft the tier, or null if the draft has no such ladder
    /// @param change what becomes of them, or null if nothing does
    public record TierDifference(
            LadderId ladder,
            @Nullable String live,
            @Nullable String draft,
            @Nullable Change change) {}

    /// What becomes of a tier. A ladder that is only in one of the two counts as one on whose base
    /// everybody stands in the other.
    public enum Change {
        /// A higher one.
        PROMOTED,
        /// A lower one.
        DEMOTED,
        /// One that the other ladder does not know, so that nobody can say which is higher.
        OTHER
    }

    /// A level of a badge.
    ///
    /// @param group where it is earned, or null for the whole ledger
    /// @param points what it is rewarded with, 0 if nothing
    public record BadgeDifference(BadgeId badge, int level, @Nullable GroupId group, long points) {}

    /// A board, read for all time.
    ///
    /// @param live the rank, or null if they are not on it or the programme in force has none such
    /// @param draft the rank, or null if they would not be on it or the draft has none such
    public record RankDifference(
            BoardId board, @Nullable GroupId group, @Nullable Long live, @Nullable Long draft) {}
}
