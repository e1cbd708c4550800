package org.livingledger.projections.boards;

import static org.livingledger.projections.boards.Shapes.WHOLE_LEDGER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.board.BoardQuery.Around;
import org.livingledger.api.board.BoardQuery.BoardPage;
import org.livingledger.api.board.BoardQuery.BoardRow;
import org.livingledger.api.board.BoardQuery.FindAround;
import org.livingledger.api.board.BoardQuery.FindBoard;
import org.livingledger.api.board.BoardQuery.ListBoards;
import org.livingledger.api.board.BoardQuery.PreviewPrizes;
import org.livingledger.api.board.BoardQuery.PrizePreview;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Ties;
import org.livingledger.projections.boards.Shapes.Numbered;
import org.livingledger.projections.reading.Views;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the boards answer.
public final class BoardAnswers {

    /// The most rows of a preview of prizes; more members can be paid, and are counted.
    static final int MOST_PREVIEWED = 1_000;

    private final Views views;
    private final @Nullable Chronicles chronicles;

    /// Answers from the given views.
    public BoardAnswers(Views views) {
        this(views, null);
    }

    /// The same, but for windows with many members, which are kept in order in memory once somebody has asked, if
    /// there are chronicles.
    public BoardAnswers(Views views, @Nullable Chronicles chronicles) {
        this.views = views;
        this.chronicles = chronicles;
    }

    /// Answers [FindBoard].
    @QueryHandler
    public @Nullable BoardPage find(FindBoard query) {
        return on(
                query.ledger(),
                query.group(),
                query.board(),
                query.window(),
                (board, ladder) -> page(query, board, ladder));
    }

    static BoardPage page(FindBoard query, BoardDefinition board, Ladder ladder) {
        String after = query.after();
        Place place = after == null ? null : Place.of(after);
        List<Place> places = ladder.after(place, query.limit() + 1);
        boolean more = places.size() > query.limit();
        List<Place> shown = more ? places.subList(0, query.limit()) : places;
        return new BoardPage(
                board,
                query.window(),
                ladder.members(),
                Ranks.of(shown, ladder, board.ties()),
                more ? shown.getLast().cursor() : null);
    }

    /// Answers [FindAround].
    @QueryHandler
    public @Nullable Around find(FindAround query) {
        return on(
                query.ledger(),
                query.group(),
                query.board(),
                query.window(),
                (board, ladder) -> around(query, board, ladder));
    }

    static Around around(FindAround query, BoardDefinition board, Ladder ladder) {
        Place place = ladder.of(query.member().value());
        if (place == null) {
            return new Around(board, query.window(), ladder.members(), null, List.of());
        }
        List<Place> near = new ArrayList<>(ladder.before(place, query.radius()).reversed());
        int own = near.size();
        near.add(place);
        near.addAll(ladder.after(place, query.radius()));
        List<BoardRow> rows = Ranks.of(near, ladder, board.ties());
        return new Around(board, query.window(), ladder.members(), rows.get(own).rank(), rows);
    }

    /// Answers [ListBoards].
    @QueryHandler
    public List<BoardDefinition> list(ListBoards query) {
        return views.read(
                Boards.TABLES,
                client ->
                        client.sql(
                                        "SELECT * FROM boards WHERE ledger_id = ? ORDER BY"
                                                + " board_id, group_id")
                                .param(query.ledger().value())
                                .query((row, _) -> Shapes.board(row).board())
                                .list());
    }

    /// Answers [PreviewPrizes].
    @QueryHandler
    public @Nullable PrizePreview preview(PreviewPrizes query) {
        return on(
                query.ledger(),
                query.group(),
                query.board(),
                query.window(),
                (board, ladder) -> prizes(query, board, ladder));
    }

    static PrizePreview prizes(PreviewPrizes query, BoardDefinition board, Ladder ladder) {
        long paid = paid(ladder, board.ties(), query.through());
        List<Place> places = ladder.after(null, (int) Math.min(paid, MOST_PREVIEWED));
        return new PrizePreview(query.through(), paid, Ranks.of(places, ladder, board.ties()));
    }

    /// How many members stand on the first positions: more than there are positions, if equals share
    /// one.
    private static long paid(Ladder ladder, Ties ties, int through) {
        if (ties == Ties.ORDINAL) {
            return Math.min(ladder.members(), through);
        }
        long paid = 0;
        for (Ladder.Level level : ladder.levels(through)) {
            if (ties == Ties.COMPETITION && paid >= through) {
                break;
            }
            paid += level.members();
        }
        return paid;
    }

    private <T> @Nullable T on(
            LedgerId ledger,
            @Nullable GroupId group,
            BoardId id,
            Period window,
            BiFunction<BoardDefinition, Ladder, T> answer) {
        var key = new Current.Key(group, id, window.value());
        if (chronicles != null) {
            Optional<T> known = chronicles.now(ledger, key, answer);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return views.read(
                Boards.TABLES,
                client -> {
                    Numbered board = board(client, ledger, group, id);
                    if (board == null) {
                        return null;
                    }
                    var ladder =
                            new PresentLadder(
                                    client, ledger.value(), board.number(), window.value());
                    if (chronicles != null) {
                        chronicles.order(ledger, key, ladder.members());
                    }
                    return answer.apply(board.board(), ladder);
                });
    }

    static @Nullable Numbered board(
            JdbcClient client, LedgerId ledger, @Nullable GroupId group, BoardId id) {
        return client.sql(
                        "SELECT * FROM boards WHERE ledger_id = ? AND group_id = ? AND board_id = ?")
                .params(ledger.value(), group == null ? WHOLE_LEDGER : group.value(), id.value())
                .query((row, _) -> Shapes.board(row))
                .optional()
                .orElse(null);
    }
}
