package org.livingledger.projections.boards;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.projections.reading.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One window of a board as it stands in the tables: its places in order, and how many are better.
final class PresentLadder implements Ladder {

    private static final String ROWS =
            " FROM board_rows WHERE ledger_id = ? AND board_no = ? AND period = ? AND listed ="
                    + " TRUE";

    // The leading columns are the same for all rows; they are named so that the index gives the
    // order.
    private static final String DOWN =
            " ORDER BY ledger_id, board_no, period, listed, score DESC, reached_at, member_id FETCH"
                    + " FIRST ? ROWS ONLY";
    private static final String UP =
            " ORDER BY ledger_id DESC, board_no DESC, period DESC, listed DESC, score, reached_at"
                    + " DESC, member_id DESC FETCH FIRST ? ROWS ONLY";

    private final JdbcClient client;
    private final String ledger;
    private final int board;
    private final String window;
    private final long members;
    private final boolean hasHistogram;

    PresentLadder(JdbcClient client, String ledger, int board, String window) {
        this.client = client;
        this.ledger = ledger;
        this.board = board;
        this.window = window;
        Shapes.Size size =
                client.sql(
                                "SELECT * FROM board_windows WHERE ledger_id = ? AND board_no = ?"
                                        + " AND period = ?")
                        .params(ledger, board, window)
                        .query((row, _) -> Shapes.WINDOWS.readRow().from(row))
                        .optional()
                        .orElse(new Shapes.Size(0, 0));
        this.members = size.members();
        this.hasHistogram = size.most() >= Histogram.LEAST;
    }

    @Override
    public long members() {
        return members;
    }

    @Override
    public @Nullable Place of(String member) {
        return client.sql(
                        "SELECT * FROM board_rows WHERE ledger_id = ? AND member_id = ? AND"
                                + " board_no = ? AND period = ? AND listed = TRUE")
                .params(ledger, member, board, window)
                .query((row, _) -> place(row))
                .optional()
                .orElse(null);
    }

    // Three ranges of the index, since neither database takes one for an order that goes down in
    // one
    // column and up in the next.
    @Override
    public List<Place> after(@Nullable Place place, int limit) {
        if (place == null) {
            return places("", DOWN, limit);
        }
        var reached = Instants.parameter(place.reachedAt());
        List<Place> found =
                new ArrayList<>(
                        places(
                                " AND score = ? AND reached_at = ? AND member_id > ?",
                                DOWN,
                                limit,
                                place.score(),
                                reached,
                                place.member()));
        if (found.size() < limit) {
            found.addAll(
                    places(
                            " AND score = ? AND reached_at > ?",
                            DOWN,
                            limit - found.size(),
                            place.score(),
                            reached));
        }
        if (found.size() < limit) {
            found.addAll(places(" AND score < ?", DOWN, limit - found.size(), place.score()));
        }
        return found;
    }

    @Override
    public List<Place> before(Place place, int limit) {
        var reached = Instants.parameter(place.reachedAt());
        List<Place> found =
                new ArrayList<>(
                        places(
                                " AND score = ? AND reached_at = ? AND member_id < ?",
                                UP,
                                limit,
                                place.score(),
                                reached,
                                place.member()));
        if (found.size() < limit) {
            found.addAll(
                    places(
                            " AND score = ? AND reached_at < ?",
                            UP,
                            limit - found.size(),
                            place.score(),
                            reached));
        }
        if (found.size() < limit) {
            found.addAll(places(" AND score > ?", UP, limit - found.size(), place.score()));
        }
        return found;
    }

    @Override
    public @Nullable Place better(long score) {
        return places(" AND score > ?", UP, 1, score).stream().findFirst().orElse(null);
    }

    private List<Place> places(String range, String order, int limit, Object... bounds) {
        if (limit == 0) {
            return List.of();
        }
        List<Object> parameters = new ArrayList<>(List.of(ledger, board, window));
        parameters.addAll(List.of(bounds));
        parameters.add(limit);
        return client.sql("SELECT score, reached_at, member_id" + ROWS + range + order)
                .params(parameters)
                .query((row, _) -> place(row))
                .list();
    }

    private static Place place(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Place(
                row.getLong("score"), Instants.at(row, "reached_at"), row.getString("member_id"));
    }

    @Override
    public long membersAbove(long score) {
        if (!hasHistogram) {
            return number("SELECT COUNT(*)" + ROWS + " AND score > ?", score);
        }
        int bucket = Histogram.bucket(score);
        return number(
                        "SELECT COALESCE(SUM(members), 0)"
                                + from("board_buckets")
                                + " AND bucket > ?",
                        bucket)
                + number(
                        "SELECT COALESCE(SUM(members), 0)"
                                + from("board_scores")
                                + " AND score > ? AND score <= ?",
                        score,
                        Histogram.best(bucket));
    }

    @Override
    public long scoresAbove(long score) {
        if (!hasHistogram) {
            return number("SELECT COUNT(DISTINCT score)" + ROWS + " AND score > ?", score);
        }
        int bucket = Histogram.bucket(score);
        return number(
                        "SELECT COALESCE(SUM(scores), 0)"
                                + from("board_buckets")
                                + " AND bucket > ?",
                        bucket)
                + number(
                        "SELECT COUNT(*)" + from("board_scores") + " AND score > ? AND score <= ?",
                        score,
                        Histogram.best(bucket));
    }

    @Override
    public long membersAt(long score) {
        return hasHistogram
                ? number(
                        "SELECT COALESCE(SUM(members), 0)"
                                + from("board_scores")
                                + " AND score = ?",
                        score)
                : number("SELECT COUNT(*)" + ROWS + " AND score = ?", score);
    }

    @Override
    public long equalsBefore(Place place) {
        var reached = Instants.parameter(place.reachedAt());
        return number(
                        "SELECT COUNT(*)" + ROWS + " AND score = ? AND reached_at < ?",
                        place.score(),
                        reached)
                + number(
                        "SELECT COUNT(*)"
                                + ROWS
                                + " AND score = ? AND reached_at = ? AND member_id < ?",
                        place.score(),
                        reached,
                        place.member());
    }

    @Override
    public List<Level> levels(int limit) {
        String sql =
                hasHistogram
                        ? "SELECT score, members"
                                + from("board_scores")
                                + " ORDER BY ledger_id DESC, board_no DESC, period DESC, score DESC"
                        : "SELECT score, COUNT(*) AS members"
                                + ROWS
                                + " GROUP BY score ORDER BY score DESC";
        return client.sql(sql + " FETCH FIRST ? ROWS ONLY")
                .params(ledger, board, window, limit)
                .query((row, _) -> new Level(row.getLong("score"), row.getLong("members")))
                .list();
    }

    private static String from(String table) {
        return " FROM " + table + " WHERE ledger_id = ? AND board_no = ? AND period = ?";
    }

    private long number(String sql, Object... bounds) {
        List<Object> parameters = new ArrayList<>(List.of(ledger, board, window));
        parameters.addAll(List.of(bounds));
        return client.sql(sql).params(parameters).query(Long.class).single();
    }
}
