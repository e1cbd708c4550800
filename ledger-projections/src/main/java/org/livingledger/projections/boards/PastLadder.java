package org.livingledger.projections.boards;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingledger.projections.boards.Directory.Leaf;
import org.livingledger.projections.boards.Shapes.Window;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One window of a board as it stood right after an event: the leaves that it was cut into then, of which
/// only those are read that an answer needs.
final class PastLadder implements Ladder {

    private record Found(long number, long cutAt) {}

    private final JdbcClient client;
    private final String ledger;
    private final long position;
    private final PastMember member;
    private final @Nullable Found course;
    private final Directory leaves;
    private final Map<Integer, List<Place>> places = new HashMap<>();

    /// @param position of the last event that counts
    /// @param member tells of a member's own place
    PastLadder(JdbcClient client, String ledger, Window window, long position, PastMember member) {
        this.client = client;
        this.ledger = ledger;
        this.position = position;
        this.member = member;
        this.course =
                client.sql(
                                "SELECT window_no, cut_at FROM past_board_courses WHERE ledger_id = ?"
                                        + " AND board_no = ? AND period = ? AND begun <= ? AND"
                                        + " ended > ?")
                        .params(ledger, window.board(), window.period(), position, position)
                        .query((row, _) -> new Found(row.getLong(1), row.getLong(2)))
                        .optional()
                        .orElse(null);
        this.leaves = course == null ? Directory.of(first(0, 0)) : leaves(course);
    }

    private static Leaf first(int members, int scores) {
        return new Leaf(Course.FIRST_LEAF, Directory.TOP, members, scores, 0);
    }

    private Directory leaves(Found found) {
        if (position < found.cutAt) {
            List<Place> all = read(found.number, Course.FIRST_LEAF);
            places.put(Course.FIRST_LEAF, all);
            return Directory.of(first(all.size(), different(all)));
        }
        return client.sql(
                        "SELECT leaves, changes FROM past_board_segments WHERE ledger_id = ? AND"
                                + " window_no = ? AND begun <= ? ORDER BY ledger_id DESC, window_no"
                                + " DESC, begun DESC, segment_no DESC FETCH FIRST 1 ROW ONLY")
                .params(ledger, found.number, position)
                .query((row, _) -> {
                    Directory directory = Directory.unpack(row.getBytes(1));
                    byte[] changes = row.getBytes(2);
                    if (changes == null) {
                        latest(found.number, directory);
                    } else {
                        directory.apply(changes, position);
                    }
                    return directory;
                })
                .single();
    }

    private void latest(long window, Directory directory) {
        client
                .sql(
                        "SELECT * FROM past_board_changes WHERE ledger_id = ? AND window_no = ?"
                                + " ORDER BY ledger_id, window_no, change_no")
                .params(ledger, window)
                .query((row, _) -> PastShapes.change(row))
                .list()
                .stream()
                .filter(change -> change.position() <= position)
                .forEach(directory::apply);
    }

    private List<Place> places(Leaf leaf) {
        return course == null
                ? List.of()
                : places.computeIfAbsent(leaf.number, number -> read(course.number, number));
    }

    private List<Place> read(long window, int leaf) {
        byte[] packed =
                client.sql(
                                "SELECT stays FROM past_board_leaves WHERE ledger_id = ? AND"
                                        + " window_no = ? AND leaf_no = ?")
                        .params(ledger, window, leaf)
                        .query((row, _) -> row.getBytes(1))
                        .optional()
                        .orElse(null);
        List<Stay> stays =
                packed != null
                        ? Stay.unpack(packed)
                        : client.sql(
                                        "SELECT * FROM past_board_stays WHERE ledger_id = ? AND"
                                                + " window_no = ? AND leaf_no = ? ORDER BY"
                                                + " ledger_id, window_no, leaf_no, minus_score,"
                                                + " reached_at, member_id, since")
                                .params(ledger, window, leaf)
                                .query((row, _) -> PastShapes.stay(row))
                                .list();
        return stays.stream().filter(stay -> stay.isAt(position)).map(Stay::place).toList();
    }

    private static int different(Collection<Place> places) {
        Set<Long> scores = new HashSet<>();
        places.forEach(place -> scores.add(place.score()));
        return scores.size();
    }

    @Override
    public long members() {
        return leaves.leaves().stream().mapToLong(leaf -> leaf.members).sum();
    }

    @Override
    public @Nullable Place of(String who) {
        return member.place(who);
    }

    @Override
    public List<Place> after(@Nullable Place place, int limit) {
        Leaf leaf = leaves.of(place == null ? Directory.TOP : place);
        int from = place == null ? 0 : index(leaf, place) + (has(leaf, place) ? 1 : 0);
        List<Place> found = new ArrayList<>();
        for (Leaf next = leaf; next != null && found.size() < limit; next = leaves.after(next)) {
            if (next.members > 0) {
                List<Place> theirs = places(next);
                int to = (int) Math.min(theirs.size(), (long) from + limit - found.size());
                found.addAll(theirs.subList(Math.min(from, to), to));
            }
            from = 0;
        }
        return found;
    }

    @Override
    public List<Place> before(Place place, int limit) {
        Leaf leaf = leaves.of(place);
        int to = index(leaf, place);
        List<Place> found = new ArrayList<>();
        for (Leaf next = leaf; next != null && found.size() < limit; next = leaves.before(next)) {
            if (next.members > 0) {
                List<Place> theirs = next == leaf ? places(next).subList(0, to) : places(next);
                found.addAll(
                        theirs.subList(
                                        Math.max(0, theirs.size() - limit + found.size()),
                                        theirs.size())
                                .reversed());
            }
        }
        return found;
    }

    /// How many of a leaf come before a place.
    private int index(Leaf leaf, Place place) {
        int found = Collections.binarySearch(places(leaf), place, Place.ORDER);
        return found < 0 ? -found - 1 : found;
    }

    private boolean has(Leaf leaf, Place place) {
        return Collections.binarySearch(places(leaf), place, Place.ORDER) >= 0;
    }

    @Override
    public @Nullable Place better(long score) {
        return before(Place.first(score), 1).stream().findFirst().orElse(null);
    }

    @Override
    public long membersAbove(long score) {
        return before(Place.first(score));
    }

    private long before(Place place) {
        Leaf leaf = leaves.of(place);
        long members = 0;
        for (Leaf each : leaves.allBefore(leaf)) {
            members += each.members;
        }
        return members + (leaf.members == 0 ? 0 : index(leaf, place));
    }

    @Override
    public long scoresAbove(long score) {
        Place place = Place.first(score);
        Leaf leaf = leaves.of(place);
        long scores = 0;
        for (Leaf each : leaves.allBefore(leaf)) {
            scores += each.scores;
        }
        Set<Long> here = new HashSet<>();
        for (Place each : places(leaf).subList(0, index(leaf, place))) {
            here.add(each.score());
        }
        if (!leaf.low.isFirst()) {
            here.remove(leaf.low.score()); // it begins in a leaf before
        }
        return scores + here.size();
    }

    @Override
    public long membersAt(long score) {
        return membersAbove(score - 1) - membersAbove(score);
    }

    @Override
    public long equalsBefore(Place place) {
        return before(place) - membersAbove(place.score());
    }

    @Override
    public List<Level> levels(int limit) {
        List<Level> levels = new ArrayList<>();
        Place best = after(null, 1).stream().findFirst().orElse(null);
        while (best != null && levels.size() < limit) {
            long score = best.score();
            levels.add(new Level(score, membersAt(score)));
            Place end = Place.first(score - 1);
            best = after(end, 1).stream().findFirst().orElse(null);
        }
        return levels;
    }
}
