package org.livingledger.projections.boards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.programme.Programme.Ties;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Shape;

/// The rows of boards.
final class Shapes {

    /// The group of a board that has none: a key column cannot be null.
    static final String WHOLE_LEDGER = "";

    private Shapes() {}

    record Book(String zone, String seasons, int lastBoard) {}

    record SeatKey(String member, String group) {}

    /// Whether a member is in a group, or when they were last.
    record Seat(boolean active, @Nullable Instant endedAt) {

        static final Seat TAKEN = new Seat(true, null);

        static Seat freed(Instant at) {
            return new Seat(false, at);
        }

        /// The group that somebody comes to or goes from, and their seat in it from then on; null if an
        /// event does neither.
        static Map.@Nullable Entry<String, Seat> after(MembershipEvent event) {
            return switch (event) {
                case MembershipEvent.MemberIntroduced _ -> null;
                case MembershipEvent.MemberJoined joined ->
                        Map.entry(joined.group().value(), TAKEN);
                case MembershipEvent.MemberLeft left ->
                        Map.entry(left.group().value(), freed(left.occurredAt()));
                case MembershipEvent.MemberEliminated eliminated ->
                        Map.entry(eliminated.group().value(), freed(eliminated.occurredAt()));
                case MembershipEvent.MemberReleased released ->
                        Map.entry(released.group().value(), freed(released.occurredAt()));
            };
        }

        /// Whether they are in it, or still were when a window ended.
        boolean isSeen(Instant windowEnd) {
            return active || (endedAt != null && !endedAt.isBefore(windowEnd));
        }
    }

    /// A window of a board.
    record Window(int board, String period) {}

    record RowKey(String member, int board, String period) {

        Window window() {
            return new Window(board, period);
        }
    }

    record Row(long score, boolean listed, Instant reachedAt, String board) {

        /// Whether it is to be seen on the board.
        boolean counts() {
            return listed && score > 0;
        }
    }

    /// How many members a window has, and the most it ever had.
    record Size(long members, long most) {}

    record ScoreKey(int board, String period, long score) {}

    record BucketKey(int board, String period, int bucket) {}

    record Bucket(long members, long scores) {}

    static final Shape<SeatKey, Seat> SEATS =
            new Shape<>(
                    "board_seats",
                    key -> new Object[] {key.member, key.group},
                    seat -> new @Nullable Object[] {seat.active, seat.endedAt},
                    row -> new SeatKey(row.getString("member_id"), row.getString("group_id")),
                    row -> new Seat(row.getBoolean("active"), Instants.maybe(row, "ended_at")));

    static final Shape<RowKey, Row> ROWS =
            new Shape<>(
                    "board_rows",
                    key -> new Object[] {key.member, key.board, key.period},
                    row -> new Object[] {row.score, row.listed, row.reachedAt, row.board},
                    row ->
                            new RowKey(
                                    row.getString("member_id"),
                                    row.getInt("board_no"),
                                    row.getString("period")),
                    row ->
                            new Row(
                                    row.getLong("score"),
                                    row.getBoolean("listed"),
                                    Instants.at(row, "reached_at"),
                                    row.getString("board_id")));

    static final Shape<Window, Size> WINDOWS =
            new Shape<>(
                    "board_windows",
                    key -> new Object[] {key.board, key.period},
                    size -> new Object[] {size.members, size.most},
                    row -> new Window(row.getInt("board_no"), row.getString("period")),
                    row -> new Size(row.getLong("members"), row.getLong("most_members")));

    static final Shape<ScoreKey, Long> SCORES =
            new Shape<>(
                    "board_scores",
                    key -> new Object[] {key.board, key.period, key.score},
                    members -> new Object[] {members},
                    row ->
                            new ScoreKey(
                                    row.getInt("board_no"),
                                    row.getString("period"),
                                    row.getLong("score")),
                    row -> row.getLong("members"));

    static final Shape<BucketKey, Bucket> BUCKETS =
            new Shape<>(
                    "board_buckets",
                    key -> new Object[] {key.board, key.period, key.bucket},
                    bucket -> new Object[] {bucket.members, bucket.scores},
                    row ->
                            new BucketKey(
                                    row.getInt("board_no"),
                                    row.getString("period"),
                                    row.getInt("bucket")),
                    row -> new Bucket(row.getLong("members"), row.getLong("scores")));

    /// A board with the number under which its rows stand.
    record Numbered(int number, BoardDefinition board) {

        String group() {
            GroupId group = board.group();
            return group == null ? WHOLE_LEDGER : group.value();
        }

        String id() {
            return board.id().value();
        }

        @Nullable String activity() {
            ActivityType activity = board.activity();
            return activity == null ? null : activity.value();
        }
    }

    static Numbered board(ResultSet row) throws SQLException {
        String group = row.getString("group_id");
        String activity = row.getString("activity");
        return new Numbered(
                row.getInt("board_no"),
                new BoardDefinition(
                        new BoardId(row.getString("board_id")),
                        Metric.valueOf(row.getString("metric").toUpperCase(Locale.ROOT)),
                        group.equals(WHOLE_LEDGER) ? null : new GroupId(group),
                        activity == null ? null : new ActivityType(activity),
                        Ties.valueOf(row.getString("ties").toUpperCase(Locale.ROOT))));
    }

    static @Nullable Object[] columns(Numbered board) {
        return new @Nullable Object[] {
            board.number(),
            board.group(),
            board.board().id().value(),
            lower(board.board().metric()),
            board.activity(),
            lower(board.board().ties())
        };
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
