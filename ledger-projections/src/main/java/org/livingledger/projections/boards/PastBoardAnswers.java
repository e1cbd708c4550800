package org.livingledger.projections.boards;

import static org.livingledger.projections.boards.Shapes.WHOLE_LEDGER;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.board.BoardQuery.FindAround;
import org.livingledger.api.board.BoardQuery.FindBoard;
import org.livingledger.api.board.BoardQuery.PreviewPrizes;
import org.livingledger.api.explanation.ExplanationQuery.ExplainRank;
import org.livingledger.api.explanation.RankExplanation;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Period;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.boards.RankExplanations.Standing;
import org.livingledger.projections.boards.Shapes.Numbered;
import org.livingledger.projections.boards.Shapes.Window;
import org.livingledger.projections.programmes.InForce;
import org.livingledger.projections.reading.Together;
import org.livingledger.projections.reading.Views;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// What the boards answered right after any event.
public final class PastBoardAnswers {

    private static final List<String> VIEWS =
            Stream.concat(PastBoards.TABLES.stream(), InForce.TABLES.stream()).toList();

    private final Views views;
    private final EventSource source;
    private final JsonMapper json;

    /// Answers from the given views, with the events as the source has them.
    public PastBoardAnswers(Views views, EventSource source, JsonMapper json) {
        this.views = views;
        this.source = source;
        this.json = json;
    }

    /// An answer.
    ///
    /// @param reached how far the past is folded
    /// @param answer from there; null if that is not as far as was asked for, or if what is asked about was
    ///     not there
    public record Answer(long reached, @Nullable Object answer) {}

    /// Answers [FindBoard].
    public Answer find(FindBoard query, long position) {
        return on(
                query.ledger(),
                position,
                past ->
                        past.on(
                                query.group(),
                                query.board(),
                                query.window(),
                                (board, ladder) ->
                                        BoardAnswers.page(query, board.board(), ladder)));
    }

    /// Answers [FindAround].
    public Answer around(FindAround query, long position) {
        return on(
                query.ledger(),
                position,
                past ->
                        past.on(
                                query.group(),
                                query.board(),
                                query.window(),
                                (board, ladder) ->
                                        BoardAnswers.around(query, board.board(), ladder)));
    }

    /// Answers [PreviewPrizes].
    public Answer prizes(PreviewPrizes query, long position) {
        return on(
                query.ledger(),
                position,
                past ->
                        past.on(
                                query.group(),
                                query.board(),
                                query.window(),
                                (board, ladder) ->
                                        BoardAnswers.prizes(query, board.board(), ladder)));
    }

    /// Answers [ExplainRank].
    public Answer explain(ExplainRank query, long position) {
        Answer found = on(query.ledger(), position, past -> past.explained(query, json));
        return found.answer() instanceof RankExplanation explanation
                ? new Answer(
                        found.reached(),
                        RankExplanations.withEvents(source, query.ledger(), explanation))
                : found;
    }

    private Answer on(LedgerId ledger, long position, Function<Past, @Nullable Object> question) {
        return views.read(
                VIEWS,
                client -> {
                    long reached =
                            Together.positions(client, ledger, List.of(PastBoards.NAME))
                                    .getOrDefault(PastBoards.NAME, 0L);
                    return new Answer(
                            reached,
                            reached < position
                                    ? null
                                    : question.apply(new Past(client, ledger, position)));
                });
    }

    /// Answers about a board and one of its windows.
    @FunctionalInterface
    private interface OnBoard {
        Object answer(Numbered board, Ladder ladder);
    }

    /// The tables right after an event.
    private record Past(JdbcClient client, LedgerId ledger, long position) {

        @Nullable Object on(@Nullable GroupId group, BoardId id, Period window, OnBoard answer) {
            Numbered board = board(group, id);
            return board == null ? null : answer.answer(board, ladder(board, window));
        }

        private Ladder ladder(Numbered board, Period window) {
            return ladder(board, window, member(board, window, calendar()));
        }

        private Ladder ladder(Numbered board, Period window, PastMember member) {
            return new PastLadder(
                    client,
                    ledger.value(),
                    new Window(board.number(), window.value()),
                    position,
                    member);
        }

        private PastMember member(Numbered board, Period window, Calendar calendar) {
            return new PastMember(
                    client, ledger.value(), board, window.value(), calendar, position);
        }

        private Calendar calendar() {
            return client.sql(
                            "SELECT zone, seasons FROM past_board_calendars WHERE ledger_id = ? AND"
                                    + " begun <= ? ORDER BY ledger_id DESC, begun DESC FETCH FIRST"
                                    + " 1 ROW ONLY")
                    .params(ledger.value(), position)
                    .query((row, _) -> new Calendar(ZoneId.of(row.getString(1)), row.getString(2)))
                    .single();
        }

        private @Nullable Numbered board(@Nullable GroupId group, BoardId id) {
            return client.sql(
                            "SELECT * FROM past_board_versions WHERE ledger_id = ? AND group_id = ?"
                                    + " AND board_id = ? AND begun <= ? AND ended > ?")
                    .params(
                            ledger.value(),
                            group == null ? WHOLE_LEDGER : group.value(),
                            id.value(),
                            position,
                            position)
                    .query((row, _) -> Shapes.board(row))
                    .optional()
                    .orElse(null);
        }

        @Nullable Object explained(ExplainRank query, JsonMapper json) {
            Numbered board = board(query.group(), query.board());
            if (board == null) {
                return null;
            }
            Calendar calendar = calendar();
            PastMember member = member(board, query.window(), calendar);
            String who = query.member().value();
            List<Fact> facts = member.facts(who);
            var seats = member.seats(who);
            return new Standing(
                            query,
                            board,
                            ladder(board, query.window(), member),
                            calendar,
                            seats,
                            member.row(facts, seats),
                            facts)
                    .explained(position, InForce.at(client, json, ledger, position));
        }
    }
}
