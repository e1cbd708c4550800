package org.livingledger.projections.boards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.projections.boards.Courses.Move;
import org.livingledger.projections.boards.Shapes.Book;
import org.livingledger.projections.boards.Shapes.Numbered;
import org.livingledger.projections.boards.Shapes.Row;
import org.livingledger.projections.boards.Shapes.RowKey;
import org.livingledger.projections.boards.Shapes.Seat;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Tables;

/// Every board as it stood right after any event.
///
/// It counts as the boards of now are counted, in tables of its own, and keeps what changes on each window:
/// who came to which place at which event, and who left it. It follows behind the other projections, since
/// a fact changes many places, and nobody who records one waits for its past.
public final class PastBoards implements Projection {

    /// What it is called.
    public static final String NAME = "past-boards";

    static final List<String> TABLES =
            List.of(
                    "past_board_books",
                    "past_boards",
                    "past_board_seats",
                    "past_board_facts",
                    "past_board_rows",
                    "past_board_windows",
                    "past_board_calendars",
                    "past_board_versions",
                    "past_board_moves",
                    "past_board_courses",
                    "past_board_numbers",
                    "past_board_stays",
                    "past_board_leaves",
                    "past_board_segments",
                    "past_board_changes",
                    "past_board_scores");

    /// The past of a shorter ledger is told anew in a second or two.
    private static final long LEAST_EVENTS = 50_000;

    private final Courses.Sizes sizes;
    private final long leastEvents;

    /// With leaves of the usual size.
    public PastBoards() {
        this(Courses.Sizes.USUAL, LEAST_EVENTS);
    }

    private PastBoards(Courses.Sizes sizes, long leastEvents) {
        this.sizes = sizes;
        this.leastEvents = leastEvents;
    }

    /// With very small leaves, so that few members have many, and of ledgers of any length.
    public static PastBoards ofSmallLeaves() {
        return new PastBoards(new Courses.Sizes(9, 4, 2, 5), 0);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int generation() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return TABLES;
    }

    @Override
    public boolean followsBehind() {
        return true;
    }

    @Override
    public long begins() {
        return leastEvents;
    }

    @Override
    public void on(Batch batch) {
        var told = new Told(batch.tables(), new Courses(batch.tables(), sizes));
        var counting = new Counting(batch.tables().under("past_"), told, Counting.NO_HISTOGRAM);
        List<RecordedEvent> run = new ArrayList<>();
        for (RecordedEvent recorded : batch.events()) {
            run.add(recorded);
            // when a score was reached is known again only at the end of a run
            Fact fact = Fact.of(recorded);
            if (fact != null && fact.undoes()) {
                counting.on(run);
                run.clear();
            }
        }
        counting.on(run);
        told.end();
        moves(batch);
    }

    private static void moves(Batch batch) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (RecordedEvent recorded : batch.events()) {
            if (recorded.event() instanceof MembershipEvent move) {
                Map.Entry<String, Seat> seat = Seat.after(move);
                if (seat != null) {
                    rows.add(
                            PastShapes.columns(
                                    move.member().value(),
                                    recorded.position(),
                                    seat.getKey(),
                                    seat.getValue()));
                }
            }
        }
        batch.tables().insert("past_board_moves", rows);
    }

    /// Gathers what one event does to each row, and hands it on event by event.
    private static final class Told implements Changes {

        private static final int MOST_AT_ONCE = 10_000;
        private static final Comparator<RowKey> ORDER =
                Comparator.comparingInt(RowKey::board)
                        .thenComparing(RowKey::period)
                        .thenComparing(RowKey::member);

        private final String ledger;
        private final Tables tables;
        private final Courses courses;
        private final List<Move> moves = new ArrayList<>();
        private final Map<RowKey, @Nullable Row> first = new TreeMap<>(ORDER);
        private final Map<RowKey, @Nullable Row> last = new HashMap<>();
        private long position;

        Told(Tables tables, Courses courses) {
            this.ledger = tables.ledger().value();
            this.tables = tables;
            this.courses = courses;
        }

        @Override
        public void row(long at, RowKey key, @Nullable Row before, @Nullable Row after) {
            if (at != position || first.size() >= MOST_AT_ONCE) {
                settle();
                position = at;
            }
            if (!first.containsKey(key)) {
                first.put(key, before);
            }
            last.put(key, after);
        }

        private void settle() {
            first.forEach((key, row) -> {
                Place before = place(key, row);
                Place after = place(key, last.get(key));
                if (before == null ? after != null : !before.equals(after)) {
                    moves.add(new Move(position, key, before, after));
                }
            });
            first.clear();
            last.clear();
            if (moves.size() >= MOST_AT_ONCE) {
                courses.fold(moves);
                moves.clear();
            }
        }

        void end() {
            settle();
            courses.fold(moves);
            moves.clear();
        }

        private static @Nullable Place place(RowKey key, @Nullable Row row) {
            return row == null || !row.counts()
                    ? null
                    : new Place(row.score(), PastShapes.stored(row.reachedAt()), key.member());
        }

        @Override
        public void seasons(long at, int board) {
            end();
            courses.endSeasons(board, at);
        }

        @Override
        public void boards(long at, List<Numbered> before, List<Numbered> after) {
            for (Numbered board : before) {
                if (!after.contains(board)) {
                    tables.execute(
                            "UPDATE {past_board_versions} SET ended = ? WHERE ledger_id = ? AND"
                                    + " group_id = ? AND board_id = ? AND ended = ?",
                            at,
                            ledger,
                            board.group(),
                            board.id(),
                            Stay.OPEN);
                }
            }
            tables.insert(
                    "past_board_versions",
                    after.stream()
                            .filter(board -> !before.contains(board))
                            .map(board -> PastShapes.columns(board, at, Stay.OPEN))
                            .toList());
        }

        @Override
        public void book(long at, Book book) {
            tables.upsert(
                    "past_board_calendars",
                    List.<@Nullable Object[]>of(new Object[] {at, book.zone(), book.seasons()}));
        }
    }
}
