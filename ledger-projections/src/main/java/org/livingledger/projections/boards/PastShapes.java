package org.livingledger.projections.boards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.projections.boards.Directory.Change;
import org.livingledger.projections.boards.Shapes.Numbered;
import org.livingledger.projections.boards.Shapes.Seat;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Shape;

/// The rows of boards as of a position.
final class PastShapes {

    private PastShapes() {}

    record ScoreKey(long window, long score) {}

    static final Shape<ScoreKey, Long> SCORES =
            new Shape<>(
                    "past_board_scores",
                    key -> new Object[] {key.window, key.score},
                    members -> new Object[] {members},
                    row -> new ScoreKey(row.getLong("window_no"), row.getLong("score")),
                    row -> row.getLong("members"));

    static Stay stay(ResultSet row) throws SQLException {
        return new Stay(
                new Place(
                        -row.getLong("minus_score"),
                        Instants.at(row, "reached_at"),
                        row.getString("member_id")),
                row.getLong("since"),
                row.getLong("through"));
    }

    static @Nullable Object[] columns(long window, int leaf, Stay stay) {
        Place place = stay.place();
        return new Object[] {
            window,
            leaf,
            -place.score(),
            place.reachedAt(),
            place.member(),
            stay.since(),
            stay.through()
        };
    }

    static Change change(ResultSet row) throws SQLException {
        byte[] low = row.getBytes("low");
        return new Change(
                row.getLong("position"),
                row.getInt("leaf_no"),
                row.getBoolean("gone"),
                low == null ? null : new Packed.Reader(low).place(),
                row.getInt("members"),
                row.getInt("scores"),
                row.getInt("stays"));
    }

    static @Nullable Object[] columns(long window, int number, Change change) {
        byte[] low = null;
        if (change.low() != null) {
            var packed = new Packed.Writer();
            packed.place(change.low());
            low = packed.bytes();
        }
        return new @Nullable Object[] {
            window,
            number,
            change.position(),
            change.leaf(),
            change.gone(),
            low,
            change.members(),
            change.scores(),
            change.rows()
        };
    }

    static @Nullable Object[] columns(Numbered board, long begun, long ended) {
        return new @Nullable Object[] {
            board.group(),
            board.id(),
            begun,
            ended,
            board.number(),
            Shapes.lower(board.board().metric()),
            board.activity(),
            Shapes.lower(board.board().ties())
        };
    }

    static @Nullable Object[] columns(String member, long position, String group, Seat seat) {
        return new @Nullable Object[] {member, position, group, seat.active(), seat.endedAt()};
    }

    /// An instant as it is stored.
    static Instant stored(Instant instant) {
        return Instants.parameter(instant).toInstant();
    }
}
