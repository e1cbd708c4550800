package org.livingledger.projections.boards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingledger.projections.boards.Directory.Change;
import org.livingledger.projections.boards.Directory.Leaf;
import org.livingledger.projections.boards.PastShapes.ScoreKey;
import org.livingledger.projections.boards.Shapes.RowKey;
import org.livingledger.projections.boards.Shapes.Window;
import org.livingledger.projections.reading.Rows;
import org.livingledger.projections.reading.Tables;

/// Folds changes of places into the leaves of their windows. Each leaf holds the stays of a range of places
/// for a time; one that is full, or nearly empty, is packed away, and those who are in it move on into new
/// ones.
final class Courses {

    /// A change of one member's place on a window.
    ///
    /// @param before null if they had none
    /// @param after null if they have none any more
    record Move(long position, RowKey key, @Nullable Place before, @Nullable Place after) {

        Stream<Long> scores() {
            return Stream.concat(
                    before == null ? Stream.of() : Stream.of(before.score()),
                    after == null ? Stream.of() : Stream.of(after.score()));
        }
    }

    /// How large leaves are.
    ///
    /// @param full from how many stays on a leaf is packed away
    /// @param target about how many members new leaves get
    /// @param least a leaf of fewer members joins the one beside it
    /// @param segment the least number of changes that a segment has
    record Sizes(int full, int target, int least, int segment) {

        static final Sizes USUAL = new Sizes(384, 128, 32, 256);
    }

    /// A segment repeats every leaf, so the more there are, the rarer it is.
    private static final int LEAVES_PER_CHANGE = 8;

    private final String ledger;
    private final Tables tables;
    private final Sizes sizes;
    private final Rows<ScoreKey, Long> scores;
    private final Map<Window, Course> courses = new HashMap<>();
    private final Set<Course> touched = new LinkedHashSet<>();
    private final Stays stays;
    private long lastWindow;
    private boolean begun;

    Courses(Tables tables, Sizes sizes) {
        this.ledger = tables.ledger().value();
        this.tables = tables;
        this.sizes = sizes;
        this.scores = tables.rows(PastShapes.SCORES);
        this.stays = new Stays(tables);
        this.lastWindow =
                tables
                        .read(
                                "SELECT last_window_no FROM {past_board_numbers} WHERE ledger_id = ?",
                                row -> row.getLong(1),
                                ledger)
                        .stream()
                        .findFirst()
                        .orElse(0L);
    }

    /// Folds changes in the order of their positions.
    void fold(List<Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        load(moves);
        for (Move move : moves) {
            move(move);
        }
        write();
    }

    private void load(List<Move> moves) {
        Set<Window> wanted = new LinkedHashSet<>();
        moves.forEach(move -> wanted.add(move.key.window()));
        wanted.removeAll(courses.keySet());
        if (!wanted.isEmpty()) {
            tables
                    .find(
                            "past_board_courses",
                            wanted.stream()
                                    .map(window ->
                                            new @Nullable Object[] {
                                                window.board(), window.period()
                                            })
                                    .toList(),
                            Course::from)
                    .stream()
                    .filter(Course::isOpen)
                    .forEach(course -> {
                        courses.put(course.window, course);
                        leaves(course);
                    });
        }
        scores.loadAll(
                moves.stream()
                        .flatMap(move -> {
                            Course course = courses.get(move.key.window());
                            return course == null || !course.isCut()
                                    ? Stream.of()
                                    : move.scores()
                                            .map(score -> new ScoreKey(course.number, score));
                        }));
    }

    private void leaves(Course course) {
        if (!course.isCut()) {
            return;
        }
        byte[] leaves =
                tables.read(
                                "SELECT leaves FROM {past_board_segments} WHERE ledger_id = ? AND"
                                        + " window_no = ? AND begun = ? AND segment_no = ?",
                                row -> row.getBytes(1),
                                ledger,
                                course.number,
                                course.segmentBegun,
                                course.segment)
                        .getFirst();
        course.load(
                Directory.unpack(leaves),
                tables.read(
                        "SELECT * FROM {past_board_changes} WHERE ledger_id = ? AND window_no = ?"
                                + " ORDER BY ledger_id, window_no, change_no",
                        PastShapes::change,
                        ledger,
                        course.number));
    }

    private void move(Move move) {
        Course course = courses.get(move.key.window());
        if (course == null) {
            course = Course.begin(move.key.window(), ++lastWindow, move.position);
            begun = true;
            courses.put(course.window, course);
        }
        touched.add(course);
        Map<Integer, int[]> counts = new LinkedHashMap<>();
        if (move.before != null) {
            Leaf leaf = course.leaves.of(move.before);
            stays.end(course.number, leaf.number, move.before, move.position);
            count(counts, leaf, -1, 0, 0);
            score(course, move.before.score(), -1, counts);
        }
        if (move.after != null) {
            Leaf leaf = course.leaves.of(move.after);
            stays.begin(course.number, leaf.number, move.after, move.position);
            count(counts, leaf, 1, 0, 1);
            score(course, move.after.score(), 1, counts);
        }
        for (Map.Entry<Integer, int[]> each : counts.entrySet()) {
            int[] sums = each.getValue();
            if (sums[0] != 0 || sums[1] != 0 || sums[2] != 0) {
                course.change(
                        new Change(
                                move.position,
                                each.getKey(),
                                false,
                                null,
                                sums[0],
                                sums[1],
                                sums[2]));
            }
        }
        if (move.before != null) {
            tidy(course, course.leaves.of(move.before), move.position);
        }
        if (move.after != null) {
            tidy(course, course.leaves.of(move.after), move.position);
        }
        if (course.isCut()
                && course.tail.size()
                        >= Math.max(sizes.segment, course.leaves.size() / LEAVES_PER_CHANGE)) {
            segment(course, move.position);
        }
    }

    private static void count(
            Map<Integer, int[]> counts, Leaf leaf, int members, int scores, int rows) {
        int[] sums = counts.computeIfAbsent(leaf.number, _ -> new int[3]);
        sums[0] += members;
        sums[1] += scores;
        sums[2] += rows;
    }

    /// Counts who has a score, and whether anybody has.
    private void score(Course course, long score, int change, Map<Integer, int[]> counts) {
        if (!course.isCut()) {
            return;
        }
        long before = have(course, score);
        long after = before + change;
        ScoreKey key = new ScoreKey(course.number, score);
        if (after == 0) {
            scores.remove(key);
        } else {
            scores.put(key, after);
        }
        if (before == 0 || after == 0) {
            count(counts, course.leaves.of(Place.first(score)), 0, change, 0);
        }
    }

    private long have(Course course, long score) {
        Long members = scores.get(new ScoreKey(course.number, score));
        return members == null ? 0 : members;
    }

    /// Packs away a leaf that is full, or of which little is left.
    private void tidy(Course course, Leaf leaf, long position) {
        if (leaf.rows >= sizes.full) {
            remake(course, List.of(leaf), position);
        } else if (leaf.members < sizes.least && course.leaves.size() > 1) {
            Leaf before = course.leaves.before(leaf);
            Leaf beside = before == null ? course.leaves.after(leaf) : before;
            if (beside != null) {
                remake(
                        course,
                        before == null ? List.of(leaf, beside) : List.of(beside, leaf),
                        position);
            }
        }
    }

    private void remake(Course course, List<Leaf> old, long position) {
        List<Stay> open = new ArrayList<>();
        for (Leaf leaf : old) {
            for (Stay stay : stays.pack(course.number, leaf.number)) {
                if (stay.isOpen()) {
                    open.add(stay);
                }
            }
        }
        if (!course.isCut()) {
            for (Stay stay : open) {
                ScoreKey key = new ScoreKey(course.number, stay.place().score());
                scores.put(key, have(course, key.score()) + 1);
            }
        }
        Leaf next = course.leaves.after(old.getLast());
        for (Leaf leaf : old) {
            course.change(new Change(position, leaf.number, true, null, 0, 0, 0));
        }
        List<Leaf> fresh = fresh(course, open, old.getFirst().low);
        Directory among = among(fresh, next);
        for (long score : scores(course, open, next)) {
            Leaf home = among.find(Place.first(score));
            if (home != null && fresh.contains(home)) {
                home.scores++;
            }
        }
        for (Leaf leaf : fresh) {
            course.change(
                    new Change(
                            position,
                            leaf.number,
                            false,
                            leaf.low,
                            leaf.members,
                            leaf.scores,
                            leaf.rows));
        }
        if (!course.isCut()) {
            course.cutAt = position;
            segment(course, position);
        }
    }

    /// New leaves of about the same size, with those who have moved on.
    private List<Leaf> fresh(Course course, List<Stay> open, Place low) {
        int pieces = Math.max(1, Math.round((float) open.size() / sizes.target));
        List<Leaf> fresh = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            int from = open.size() * i / pieces;
            List<Stay> theirs = open.subList(from, open.size() * (i + 1) / pieces);
            Place first =
                    i == 0 ? low : between(open.get(from - 1).place(), open.get(from).place());
            Leaf leaf = new Leaf(++course.lastLeaf, first, theirs.size(), 0, theirs.size());
            theirs.forEach(stay -> stays.add(course.number, leaf.number, stay));
            fresh.add(leaf);
        }
        return fresh;
    }

    /// New leaves, and what comes after them.
    private static Directory among(List<Leaf> fresh, @Nullable Leaf next) {
        var all = new Directory();
        fresh.forEach(all::add);
        if (next != null) {
            all.add(next);
        }
        return all;
    }

    /// The scores of which places may begin in new leaves: those in them, and the one in whose middle the
    /// leaf after them begins.
    private Set<Long> scores(Course course, List<Stay> open, @Nullable Leaf next) {
        Set<Long> found = new HashSet<>();
        open.forEach(stay -> found.add(stay.place().score()));
        if (next != null && !next.low.isFirst()) {
            long score = next.low.score();
            scores.loadAll(Stream.of(new ScoreKey(course.number, score)));
            if (have(course, score) > 0) {
                found.add(score);
            }
        }
        return new TreeSet<>(found);
    }

    /// The shortest place after one and not after another.
    private static Place between(Place last, Place first) {
        if (last.score() != first.score()) {
            return Place.first(first.score());
        }
        return last.reachedAt().equals(first.reachedAt())
                ? first
                : new Place(first.score(), first.reachedAt(), "");
    }

    private void segment(Course course, long position) {
        if (course.segment > 0) {
            tables.execute(
                    "UPDATE {past_board_segments} SET changes = ? WHERE ledger_id = ? AND window_no"
                            + " = ? AND begun = ? AND segment_no = ?",
                    Change.pack(course.tail),
                    ledger,
                    course.number,
                    course.segmentBegun,
                    course.segment);
            tables.execute(
                    "DELETE FROM {past_board_changes} WHERE ledger_id = ? AND window_no = ?",
                    ledger,
                    course.number);
        }
        course.tail.clear();
        course.written = 0;
        course.segment++;
        course.segmentBegun = position;
        tables.executeAll(
                "INSERT INTO {past_board_segments} (ledger_id, window_no, begun, segment_no,"
                        + " leaves) VALUES (?, ?, ?, ?, ?)",
                List.<@Nullable Object[]>of(
                        new Object[] {
                            ledger, course.number, position, course.segment, course.leaves.pack()
                        }));
    }

    private void write() {
        stays.flush();
        scores.flush();
        List<@Nullable Object[]> changes = new ArrayList<>();
        for (Course course : touched) {
            while (course.written < course.tail.size()) {
                changes.add(
                        PastShapes.columns(
                                course.number, course.written, course.tail.get(course.written)));
                course.written++;
            }
        }
        tables.insert("past_board_changes", changes);
        tables.upsert("past_board_courses", touched.stream().map(Course::columns).toList());
        touched.clear();
        if (begun) {
            tables.upsert(
                    "past_board_numbers", List.<@Nullable Object[]>of(new Object[] {lastWindow}));
            begun = false;
        }
    }

    /// Ends the windows of a board's seasons: what comes is in new ones.
    void endSeasons(int board, long position) {
        tables.execute(
                "UPDATE {past_board_courses} SET ended = ? WHERE ledger_id = ? AND board_no = ? AND"
                        + " ended = ? AND period LIKE 'season:%'",
                position, ledger, board, Stay.OPEN);
        courses.keySet()
                .removeIf(window ->
                        window.board() == board && window.period().startsWith(Calendar.SEASON));
    }
}
