package org.livingledger.projections.boards;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.projections.boards.Shapes.Numbered;
import org.livingledger.projections.boards.Shapes.Row;
import org.livingledger.projections.boards.Shapes.Seat;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What stood of members in a window of a board right after an event, told from their own facts and moves.
final class PastMember {

    private final JdbcClient client;
    private final String ledger;
    private final Numbered board;
    private final String window;
    private final Calendar calendar;
    private final long position;

    PastMember(
            JdbcClient client,
            String ledger,
            Numbered board,
            String window,
            Calendar calendar,
            long position) {
        this.client = client;
        this.ledger = ledger;
        this.board = board;
        this.window = window;
        this.calendar = calendar;
        this.position = position;
    }

    @Nullable Place place(String member) {
        Row row = row(member);
        return row == null || !row.counts()
                ? null
                : new Place(row.score(), row.reachedAt(), member);
    }

    /// What counts in the window.
    List<Fact> facts(String member) {
        return client
                .sql(
                        "SELECT * FROM past_board_facts WHERE ledger_id = ? AND member_id = ? AND"
                                + " position <= ?")
                .params(ledger, member, position)
                .query((row, _) -> Fact.from(row))
                .list()
                .stream()
                .filter(fact -> fact.countsOn(board))
                .filter(fact -> calendar.windows(fact.occurredAt()).contains(window))
                .sorted(java.util.Comparator.comparingLong(Fact::position))
                .toList();
    }

    /// The groups that a member has ever been in.
    Map<String, Seat> seats(String member) {
        Map<String, Seat> seats = new HashMap<>();
        client.sql(
                        "SELECT * FROM past_board_moves WHERE ledger_id = ? AND member_id = ? AND"
                                + " position <= ? ORDER BY ledger_id, member_id, position")
                .params(ledger, member, position)
                .query(row -> {
                    seats.put(row.getString("group_id"), Shapes.SEATS.readRow().from(row));
                });
        return seats;
    }

    /// A member's score, or null if nothing is left that counts.
    @Nullable Row row(String member) {
        return row(facts(member), seats(member));
    }

    @Nullable Row row(List<Fact> facts, Map<String, Seat> seats) {
        long score = 0;
        Map<Long, Long> left = new HashMap<>();
        for (Fact fact : facts) {
            score += fact.points();
            left.merge(fact.movement(), fact.points(), Long::sum);
        }
        if (score == 0) {
            return null;
        }
        Instant reached = Instant.MIN;
        for (Fact fact : facts) {
            if (left.getOrDefault(fact.movement(), 0L) > 0 && fact.occurredAt().isAfter(reached)) {
                reached = fact.occurredAt();
            }
        }
        boolean listed = Standings.isListed(board, seats, calendar.end(window));
        return new Row(score, listed, reached, board.id());
    }
}
