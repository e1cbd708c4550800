package org.livingledger.projections.boards;

import static org.livingledger.projections.boards.Shapes.WHOLE_LEDGER;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livingledger.projections.boards.Shapes.Numbered;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Tables;

/// What is left of a grant, or an activity, when all that undoes it is taken off.
record Remaining(
        String member,
        String metric,
        @Nullable String group,
        @Nullable String activity,
        long points,
        Instant occurredAt) {

    /// Selects them; what follows is a condition, [#GROUPED] and an order.
    static final String SELECT =
            "SELECT member_id, metric, group_id, activity, movement, SUM(points) AS points,"
                    + " MAX(occurred_at) AS occurred_at FROM {board_facts} WHERE ledger_id = ? ";

    /// All facts of a movement belong together.
    static final String GROUPED =
            " GROUP BY member_id, metric, group_id, activity, movement HAVING SUM(points) > 0";

    static List<Remaining> of(String ledger, String member, Tables tables) {
        return tables.read(SELECT + "AND member_id = ?" + GROUPED, Remaining::from, ledger, member);
    }

    static Remaining from(ResultSet row) throws SQLException {
        return new Remaining(
                row.getString("member_id"),
                row.getString("metric"),
                row.getString("group_id"),
                row.getString("activity"),
                row.getLong("points"),
                Instants.at(row, "occurred_at"));
    }

    boolean countsOn(Numbered board) {
        return metric.equals(Shapes.lower(board.board().metric()))
                && (board.group().equals(WHOLE_LEDGER) || board.group().equals(group))
                && (board.activity() == null || Objects.equals(board.activity(), activity));
    }
}
