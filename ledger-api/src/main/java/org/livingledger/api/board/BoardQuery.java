package org.livingledger.api.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Query;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.BoardDefinition;

/// Questions about leaderboards (排行榜). A board is named by its group, or by none when the whole
/// ledger is on it, and its id.
public sealed interface BoardQuery {

    /// Who stands where? Answered with null when the ledger has no board of this id.
    ///
    /// @param window the span that is counted
    /// @param after what the page before ended with, or null for the first; opaque
    /// @param limit at most this many rows, 1 … 200
    record FindBoard(
            LedgerId ledger,
            @Nullable GroupId group,
            BoardId board,
            Period window,
            @Nullable String after,
            int limit)
            implements BoardQuery, Query<BoardPage> {}

    /// Who stands around this member? Answered with null when there is no such board.
    ///
    /// @param radius how many rows on either side, 0 … 100
    record FindAround(
            LedgerId ledger,
            @Nullable GroupId group,
            BoardId board,
            Period window,
            MemberId member,
            int radius)
            implements BoardQuery, Query<Around> {}

    /// Which boards are there? In the order of their ids.
    record ListBoards(LedgerId ledger) implements BoardQuery, Query<List<BoardDefinition>> {}

    /// Who would stand on these prize positions, and so how many would be paid (`systems.md` A3)?
    ///
    /// @param through the last prize position: 3 for "positions 1–3"
    record PreviewPrizes(
            LedgerId ledger, @Nullable GroupId group, BoardId board, Period window, int through)
            implements BoardQuery, Query<PrizePreview> {}

    /// A page of a board.
    ///
    /// @param members how many stand on the board in all
    /// @param next what the next page continues after, or null at the end
    record BoardPage(
            BoardDefinition board,
            Period window,
            long members,
            List<BoardRow> rows,
            @Nullable String next) {}

    /// A member on a board.
    ///
    /// @param rank where they stand, by the board's rule for ties
    /// @param score what was counted
    /// @param reachedAt the latest `occurredAt` that is counted in the score
    record BoardRow(long rank, MemberId member, long score, Instant reachedAt) {}

    /// The neighbourhood of a member.
    ///
    /// @param rank where they stand, or null if they are not on the board
    /// @param rows their row and its neighbours, in order; empty if they are not on the board
    record Around(
            BoardDefinition board,
            Period window,
            long members,
            @Nullable Long rank,
            List<BoardRow> rows) {}

    /// Who would be paid.
    ///
    /// @param paid how many members
    record PrizePreview(int through, long paid, List<BoardRow> rows) {}
}
