package org.livingledger.projections;

import static org.livingledger.projections.House.ACME;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.Query;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.board.BoardQuery.FindAround;
import org.livingledger.api.board.BoardQuery.FindBoard;
import org.livingledger.api.board.BoardQuery.PreviewPrizes;
import org.livingledger.api.explanation.ExplanationQuery.ExplainRank;
import org.livingledger.projections.boards.BoardAnswers;
import org.livingledger.projections.boards.Boards;
import org.livingledger.projections.boards.RankExplanations;
import org.livingledger.projections.books.Books;
import org.livingledger.projections.programmes.Programmes;
import org.livingledger.projections.reading.Scratch;
import tools.jackson.databind.json.JsonMapper;

/// What the boards of now say over some events, in memory.
final class PresentBoards implements AutoCloseable {

    private final List<Object> answers = new ArrayList<>();
    private final Scratch scratch;

    PresentBoards(EventSource source) {
        var json = new JsonMapper();
        scratch =
                new Scratch(views -> {
                    answers.add(new BoardAnswers(views));
                    answers.add(new RankExplanations(views, source, json));
                    return List.of(new Boards(), new Books(views), new Programmes(views, json));
                });
    }

    List<@Nullable Object> ask(List<RecordedEvent> events, AsOf asOf, List<Query<?>> queries) {
        return scratch.with(
                ACME,
                events,
                asOf.position(),
                () -> queries.stream().map(this::ask).collect(Collectors.toList()));
    }

    private @Nullable Object ask(Query<?> query) {
        return query instanceof ExplainRank rank
                ? ((RankExplanations) answers.get(1)).explain(rank)
                : now((BoardAnswers) answers.getFirst(), query);
    }

    @Override
    public void close() {
        scratch.close();
    }

    static @Nullable Object now(BoardAnswers boards, Query<?> query) {
        return switch (query) {
            case FindBoard find -> boards.find(find);
            case FindAround around -> boards.find(around);
            case PreviewPrizes prizes -> boards.preview(prizes);
            default -> throw new AssertionError(query);
        };
    }
}
