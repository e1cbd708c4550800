package org.livingledger.projections.boards;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.LedgerId;
import org.livingledger.api.board.BoardQuery.Around;
import org.livingledger.api.board.BoardQuery.BoardPage;
import org.livingledger.api.board.BoardQuery.FindAround;
import org.livingledger.api.board.BoardQuery.FindBoard;
import org.livingledger.api.board.BoardQuery.PreviewPrizes;
import org.livingledger.api.board.BoardQuery.PrizePreview;
import org.livingledger.api.explanation.ExplanationQuery.ExplainRank;
import org.livingledger.api.explanation.RankExplanation;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.boards.Editions.Edition;
import org.livingledger.projections.boards.RankExplanations.Standing;
import org.livingledger.projections.boards.Shapes.Numbered;

/// What the boards say of any past: counted anew, in memory, from all the facts that are part of it.
public final class PastBoardAnswers {

    private final Chronicles chronicles;
    private final EventSource source;

    /// Answers from the given chronicles, with the events as the source has them.
    public PastBoardAnswers(Chronicles chronicles, EventSource source) {
        this.chronicles = chronicles;
        this.source = source;
    }

    /// Answers [FindBoard]. Null if there was no such board.
    ///
    /// @throws org.livingledger.api.PastTooLong if the memory has no room for the ledger
    public @Nullable BoardPage find(FindBoard query, AsOf asOf) {
        return on(
                query.ledger(),
                asOf,
                query.group(),
                query.board(),
                query.window(),
                (counted, ladder) -> BoardAnswers.page(query, counted.board, ladder));
    }

    /// Answers [FindAround]. Null if there was no such board.
    ///
    /// @throws org.livingledger.api.PastTooLong if the memory has no room for the ledger
    public @Nullable Around around(FindAround query, AsOf asOf) {
        return on(
                query.ledger(),
                asOf,
                query.group(),
                query.board(),
                query.window(),
                (counted, ladder) -> BoardAnswers.around(query, counted.board, ladder));
    }

    /// Answers [PreviewPrizes]. Null if there was no such board.
    ///
    /// @throws org.livingledger.api.PastTooLong if the memory has no room for the ledger
    public @Nullable PrizePreview prizes(PreviewPrizes query, AsOf asOf) {
        return on(
                query.ledger(),
                asOf,
                query.group(),
                query.board(),
                query.window(),
                (counted, ladder) -> BoardAnswers.prizes(query, counted.board, ladder));
    }

    /// Answers [ExplainRank]. Null if there was no such board.
    ///
    /// @throws org.livingledger.api.PastTooLong if the memory has no room for the ledger
    public @Nullable RankExplanation explain(ExplainRank query, AsOf asOf) {
        RankExplanation found =
                on(
                        query.ledger(),
                        asOf,
                        query.group(),
                        query.board(),
                        query.window(),
                        (counted, ladder) -> explained(query, asOf, counted, ladder));
        return found == null ? null : RankExplanations.withEvents(source, query.ledger(), found);
    }

    private static RankExplanation explained(
            ExplainRank query, AsOf asOf, Counted counted, Ladder ladder) {
        String who = query.member().value();
        List<Fact> facts = counted.window.facts(who);
        return new Standing(
                        query,
                        new Numbered(0, counted.board),
                        ladder,
                        counted.edition.calendar(),
                        counted.window.seats(who),
                        counted.window.row(who),
                        facts)
                .explained(asOf.position(), counted.edition.version(), counted.chronicle.zone());
    }

    private record Counted(
            Chronicle chronicle, Edition edition, BoardDefinition board, Chronicle.Window window) {}

    /// Answers about a board and one of its windows.
    @FunctionalInterface
    private interface OnBoard<T> {
        T answer(Counted counted, Ladder ladder);
    }

    private <T> @Nullable T on(
            LedgerId ledger,
            AsOf asOf,
            @Nullable GroupId group,
            BoardId id,
            Period period,
            OnBoard<T> answer) {
        return chronicles.read(
                ledger,
                asOf.position(),
                chronicle -> {
                    Edition edition = asOf.position() == 0 ? null : chronicle.at(asOf);
                    BoardDefinition board = edition == null ? null : edition.board(group, id);
                    if (edition == null || board == null) {
                        return null;
                    }
                    var window =
                            chronicle.window(
                                    board, edition.calendar(), period.value(), Cut.of(asOf));
                    return chronicles.onSlate(slate ->
                            answer.answer(
                                    new Counted(chronicle, edition, board, window),
                                    window.counted(slate)));
                });
    }
}
