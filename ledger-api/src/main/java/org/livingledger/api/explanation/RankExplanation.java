package org.livingledger.api.explanation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.board.BoardQuery.BoardRow;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Ties;

/// Why a member stands where they stand on a board, or not at all (`systems.md` S10).
///
/// @param position the last event that is known to it
/// @param programmeVersion the version in force
/// @param zone the ledger's zone, by whose days the window begins and ends
/// @param members how many stand on the board in all
/// @param rank where they stand, or null if they are not to be seen
/// @param score what was counted: the sum of all facts
/// @param reachedAt the latest instant that is counted in the score, or null if there is none
/// @param unlisted why they are not to be seen, if they are not
/// @param leftAt when they were last in the group, or in any, if they are no more
/// @param tie who has the same score; null if they are not to be seen
/// @param better the next better score; null at the top
/// @param facts how many events stand in the list, over all pages
/// @param reversals how many of them take something back
/// @param counted the events that count in the window, by their positions
/// @param next the position that the next page continues after, or null at the end
public record RankExplanation(
        long position,
        int programmeVersion,
        ZoneId zone,
        BoardDefinition board,
        Period window,
        MemberId member,
        long members,
        @Nullable Long rank,
        long score,
        @Nullable Instant reachedAt,
        @Nullable Unlisted unlisted,
        @Nullable Instant leftAt,
        @Nullable Tie tie,
        @Nullable Better better,
        long facts,
        long reversals,
        List<Fact> counted,
        @Nullable String next) {

    /// Why someone is not to be seen on a board.
    public enum Unlisted {
        /// They were never in the board's group.
        NOT_A_MEMBER,
        /// They are in the board's group no more, or, of the ledger's board, in no group any more.
        LEFT,
        /// Nothing of theirs counts in the window, or all of it was taken back.
        NOTHING_COUNTED
    }

    /// Who has the same score. Whoever reached it first stands first, then by the order of members.
    ///
    /// @param rule how equals are ranked
    /// @param equals how many others have the same score
    /// @param before how many of them stand before this member
    /// @param ahead those before, the nearest first, at most 10
    public record Tie(Ties rule, long equals, long before, List<BoardRow> ahead) {}

    /// The next better score.
    ///
    /// @param rank the rank of those who have it
    /// @param member one who has it
    /// @param missing how much is missing for having it too
    public record Better(long rank, MemberId member, long score, long missing) {}

    /// An event that counts.
    ///
    /// @param id the event's id
    /// @param type the event's stored type
    /// @param countsAt when it counts: a reversal counts when its grant did
    /// @param movement the grant that a reversal takes back, by its position
    /// @param count how much, negative if it takes back
    public record Fact(
            long position,
            String id,
            String type,
            @Nullable GroupId group,
            @Nullable ActivityType activity,
            Instant occurredAt,
            Instant countsAt,
            @Nullable Long movement,
            long count) {}
}
