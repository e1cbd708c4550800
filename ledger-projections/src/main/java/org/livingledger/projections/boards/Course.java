package org.livingledger.projections.boards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.projections.boards.Directory.Change;
import org.livingledger.projections.boards.Directory.Leaf;
import org.livingledger.projections.boards.Shapes.Window;

/// A window of a board while events are folded into its past.
///
/// It begins with one leaf. When that is full, it is cut into leaves, and a segment begins: the leaves as
/// they are, and from there on each change of them, until the next segment.
final class Course {

    static final int FIRST_LEAF = 1;

    final Window window;
    final long number;
    final long begun;
    private final long ended;
    long cutAt;
    long segmentBegun;
    int segment;
    int lastLeaf;
    Directory leaves;

    /// What changed since the segment began, of which some is written already.
    final List<Change> tail = new ArrayList<>();

    int written;

    private Course(Window window, long number, long begun, long ended, Directory leaves) {
        this.ended = ended;
        this.window = window;
        this.number = number;
        this.begun = begun;
        this.leaves = leaves;
        this.cutAt = Stay.OPEN;
        this.lastLeaf = FIRST_LEAF;
    }

    static Course begin(Window window, long number, long begun) {
        return new Course(window, number, begun, Stay.OPEN, single(0, 0));
    }

    private static Directory single(int members, int rows) {
        return Directory.of(new Leaf(FIRST_LEAF, Directory.TOP, members, 0, rows));
    }

    /// A window as it is stored, still without its leaves if it is cut.
    static Course from(ResultSet row) throws SQLException {
        var course =
                new Course(
                        new Window(row.getInt("board_no"), row.getString("period")),
                        row.getLong("window_no"),
                        row.getLong("begun"),
                        row.getLong("ended"),
                        single(row.getInt("members"), row.getInt("stays")));
        course.cutAt = row.getLong("cut_at");
        course.segmentBegun = row.getLong("segment_begun");
        course.segment = row.getInt("last_segment_no");
        course.lastLeaf = row.getInt("last_leaf_no");
        return course;
    }

    /// Takes the leaves from the last segment, and the changes since.
    void load(Directory begun, List<Change> changes) {
        leaves = begun;
        changes.forEach(leaves::apply);
        tail.addAll(changes);
        written = tail.size();
    }

    boolean isOpen() {
        return ended == Stay.OPEN;
    }

    /// Whether it has more than its first leaf.
    boolean isCut() {
        return cutAt != Stay.OPEN;
    }

    /// Counts a change, and keeps it if the window is cut.
    void change(Change change) {
        leaves.apply(change);
        if (isCut()) {
            tail.add(change);
        }
    }

    @Nullable Object[] columns() {
        Leaf first = leaves.leaves().iterator().next();
        return new Object[] {
            window.board(),
            window.period(),
            begun,
            ended,
            number,
            isCut() ? 0 : first.members,
            isCut() ? 0 : first.rows,
            lastLeaf,
            cutAt,
            segmentBegun,
            segment
        };
    }
}
