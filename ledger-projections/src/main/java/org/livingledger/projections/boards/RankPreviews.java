package org.livingledger.projections.boards;

import static org.livingledger.projections.boards.Shapes.WHOLE_LEDGER;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.Ties;
import org.livingledger.api.reversal.ReversalQuery.FindRanksWithout;
import org.livingledger.api.reversal.ReversalQuery.RankMove;
import org.livingledger.api.reversal.ReversalQuery.Standing;
import org.livingledger.api.reversal.ReversalQuery.Uncounted;
import org.livingledger.projections.boards.Shapes.Numbered;
import org.livingledger.projections.reading.Views;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where a member would stand if some of what they did were not counted. Nobody else moves but by the
/// place that this leaves.
public final class RankPreviews {

    private final Views views;

    /// Answers from the given views.
    public RankPreviews(Views views) {
        this.views = views;
    }

    /// Answers [FindRanksWithout].
    @QueryHandler
    public List<RankMove> find(FindRanksWithout query) {
        return views.read(
                Boards.TABLES,
                client -> {
                    Calendar calendar = calendar(client, query.ledger().value());
                    if (calendar == null || query.without().isEmpty()) {
                        return List.of();
                    }
                    var moves = new ArrayList<RankMove>();
                    List<Remaining> left = left(client, query);
                    for (Numbered board : boards(client, query.ledger().value())) {
                        off(board, query.without(), calendar)
                                .forEach((window, points) -> {
                                    RankMove move =
                                            new Window(client, query, board, window)
                                                    .without(
                                                            Objects.requireNonNull(points),
                                                            reached(left, board, window, calendar));
                                    if (move != null) {
                                        moves.add(move);
                                    }
                                });
                    }
                    return moves;
                });
    }

    /// How much each window of a board loses.
    private static Map<String, Long> off(
            Numbered board, List<Uncounted> without, Calendar calendar) {
        var off = new LinkedHashMap<String, Long>();
        for (Uncounted one : without) {
            if (countsOn(board, one)) {
                for (String window : calendar.windows(one.at())) {
                    off.merge(window, one.count(), Long::sum);
                }
            }
        }
        return off;
    }

    private static boolean countsOn(Numbered board, Uncounted one) {
        var activity = one.activity();
        var group = one.group();
        return one.metric() == board.board().metric()
                && (board.group().equals(WHOLE_LEDGER)
                        || (group != null && board.group().equals(group.value())))
                && (board.activity() == null
                        || (activity != null && board.activity().equals(activity.value())));
    }

    /// What would be left of everything that was ever counted of the member.
    private static List<Remaining> left(JdbcClient client, FindRanksWithout query) {
        var off = new HashMap<String, Long>();
        query.without()
                .forEach(one ->
                        off.merge(
                                Shapes.lower(one.metric()) + one.movement(),
                                one.count(),
                                Long::sum));
        return client
                .sql(
                        Remaining.SELECT.replace("{board_facts}", "board_facts")
                                + "AND member_id = ?"
                                + Remaining.GROUPED)
                .params(query.ledger().value(), query.member().value())
                .query((row, _) -> new Counted(row.getLong("movement"), Remaining.from(row)))
                .list()
                .stream()
                .filter(each ->
                        off.getOrDefault(each.left().metric() + each.movement(), 0L)
                                < each.left().points())
                .map(Counted::left)
                .toList();
    }

    private record Counted(long movement, Remaining left) {}

    /// The latest that would be left in a window, or null if nothing would be.
    private static @Nullable Instant reached(
            List<Remaining> left, Numbered board, String window, Calendar calendar) {
        Instant latest = null;
        for (Remaining one : left) {
            if (one.countsOn(board)
                    && calendar.windows(one.occurredAt()).contains(window)
                    && (latest == null || one.occurredAt().isAfter(latest))) {
                latest = one.occurredAt();
            }
        }
        return latest;
    }

    private static @Nullable Calendar calendar(JdbcClient client, String ledger) {
        return client.sql("SELECT * FROM board_books WHERE ledger_id = ?")
                .param(ledger)
                .query((row, _) ->
                        new Calendar(ZoneId.of(row.getString("zone")), row.getString("seasons")))
                .optional()
                .orElse(null);
    }

    private static List<Numbered> boards(JdbcClient client, String ledger) {
        return client.sql("SELECT * FROM boards WHERE ledger_id = ? ORDER BY board_no")
                .param(ledger)
                .query((row, _) -> Shapes.board(row))
                .list();
    }

    /// One window of one board, as it stands.
    private static final class Window {

        private final FindRanksWithout query;
        private final Numbered board;
        private final Period window;
        private final Ladder ladder;

        Window(JdbcClient client, FindRanksWithout query, Numbered board, String window) {
            this.query = query;
            this.board = board;
            this.window = new Period(window);
            this.ladder = new PresentLadder(client, query.ledger().value(), board.number(), window);
        }

        /// Null if they are not to be seen there, or stand where they stood.
        @Nullable RankMove without(long points, @Nullable Instant reachedAt) {
            Place place = ladder.of(query.member().value());
            if (place == null) {
                return null;
            }
            Ties ties = board.board().ties();
            Place after =
                    reachedAt == null || place.score() == points
                            ? null
                            : new Place(place.score() - points, reachedAt, place.member());
            return new RankMove(
                    board.board().id(),
                    board.board().group(),
                    window,
                    new Standing(Ranks.of(place, ladder, ties), place.score(), place.reachedAt()),
                    after == null
                            ? null
                            : new Standing(
                                    rank(place, after, ties), after.score(), after.reachedAt()));
        }

        /// The rank at a lower place, among the others: their own old place stands above it no more.
        private long rank(Place before, Place after, Ties ties) {
            long own =
                    switch (ties) {
                        case COMPETITION, ORDINAL -> 1;
                        case DENSE -> ladder.membersAt(before.score()) == 1 ? 1 : 0;
                    };
            return Ranks.of(after, ladder, ties) - own;
        }
    }
}
