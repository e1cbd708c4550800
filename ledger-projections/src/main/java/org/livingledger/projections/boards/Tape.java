package org.livingledger.projections.boards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.programme.Programme.Metric;

/// The facts of one metric, in memory, in the order of positions: one array for each part of them, so that a
/// million are read in some milliseconds. What lies outside a window is left out in blocks.
final class Tape {

    /// Bytes that one takes.
    static final long BYTES = 3 * 8 + 4 * 4;

    /// Facts of which the earliest and the latest instant are known.
    static final int BLOCK = 1_024;

    private static final int NONE = -1;

    /// Which facts a board counts, by the numbers of its group and its activity.
    ///
    /// @param group [Names#NONE] for any
    /// @param activity [Names#NONE] for any
    record Filter(int group, int activity) {}

    private final Metric metric;
    private int size;
    private long[] positions = new long[BLOCK];
    private long[] instants = new long[BLOCK];
    private long[] points = new long[BLOCK];
    private int[] members = new int[BLOCK];
    private int[] groups = new int[BLOCK];
    private int[] activities = new int[BLOCK];
    private int[] previous = new int[BLOCK];
    private int[] newest = new int[BLOCK];
    private long[] earliest = new long[1];
    private long[] latest = new long[1];
    private final Map<Integer, Long> undoes = new HashMap<>();
    private final BitSet undoing = new BitSet();
    private final BitSet undone = new BitSet();

    Tape(Metric metric) {
        this.metric = metric;
        Arrays.fill(newest, NONE);
    }

    int size() {
        return size;
    }

    void add(Fact fact, int member, int group, int activity) {
        grow(member);
        long at = Span.micros(fact.occurredAt());
        positions[size] = fact.position();
        instants[size] = at;
        points[size] = fact.points();
        members[size] = member;
        groups[size] = group;
        activities[size] = activity;
        previous[size] = newest[member];
        newest[member] = size;
        if (fact.undoes()) {
            undoes.put(size, fact.movement());
            undoing.set(size);
            undone.set(member);
        }
        int block = size / BLOCK;
        boolean begins = size % BLOCK == 0;
        earliest[block] = begins ? at : Math.min(earliest[block], at);
        latest[block] = begins ? at : Math.max(latest[block], at);
        size++;
    }

    private void grow(int member) {
        if (size == positions.length) {
            int more = size + Math.max(BLOCK, size / 4 / BLOCK * BLOCK);
            positions = Arrays.copyOf(positions, more);
            instants = Arrays.copyOf(instants, more);
            points = Arrays.copyOf(points, more);
            members = Arrays.copyOf(members, more);
            groups = Arrays.copyOf(groups, more);
            activities = Arrays.copyOf(activities, more);
            previous = Arrays.copyOf(previous, more);
            earliest = Arrays.copyOf(earliest, more / BLOCK);
            latest = Arrays.copyOf(latest, more / BLOCK);
        }
        if (member >= newest.length) {
            int before = newest.length;
            newest = Arrays.copyOf(newest, Math.max(member + 1, before + before / 2));
            Arrays.fill(newest, before, newest.length, NONE);
        }
    }

    /// How many there are up to a position.
    int through(long position) {
        int found = Arrays.binarySearch(positions, 0, size, position);
        return found < 0 ? -found - 1 : found + 1;
    }

    int member(int fact) {
        return members[fact];
    }

    long points(int fact) {
        return points[fact];
    }

    /// When a fact counts, in microseconds.
    long at(int fact) {
        return instants[fact];
    }

    long position(int fact) {
        return positions[fact];
    }

    /// Whether a fact takes another one back, or gives it again.
    boolean isUndoing(int fact) {
        return undoing.get(fact);
    }

    /// Whether anything of a member was ever taken back. When their score was reached is then known only from
    /// all their facts.
    boolean isUndone(int member) {
        return undone.get(member);
    }

    /// Takes what is counted for a member.
    @FunctionalInterface
    interface Take {

        /// A fact that counts.
        ///
        /// @param at in microseconds
        void fact(int member, long points, long at);
    }

    /// Hands on the facts of a window in a past, from one on, in their order.
    ///
    /// @return how many were looked at
    int each(int from, Filter filter, Span span, Cut cut, Take take) {
        int known = through(cut.known());
        int recorded = Math.min(known, through(cut.recorded()));
        int seen = 0;
        for (int block = from / BLOCK; block * BLOCK < known; block++) {
            int first = Math.max(from, block * BLOCK);
            int end = Math.min(known, (block + 1) * BLOCK);
            if (!span.meets(earliest[block], latest[block])
                    || (first >= recorded && earliest[block] > cut.at())) {
                continue;
            }
            seen += end - first;
            for (int i = first; i < end; i++) {
                if (counts(i, filter)
                        && span.has(instants[i])
                        && (i < recorded || (instants[i] <= cut.at() && !undoing.get(i)))) {
                    take.fact(members[i], points[i], instants[i]);
                }
            }
        }
        return seen;
    }

    private boolean counts(int fact, Filter filter) {
        return (filter.group == Names.NONE || groups[fact] == filter.group)
                && (filter.activity == Names.NONE || activities[fact] == filter.activity);
    }

    /// What the numbers stand for.
    record Labels(Names members, Names groups, Names activities) {}

    /// What a member has scored, and when they reached it.
    ///
    /// @param at in microseconds
    record Sum(long score, long at) {}

    /// A member's sum in a window, or null if nothing is left that counts.
    @Nullable Sum sum(int member, Filter filter, Span span, Cut cut) {
        return sumThrough(last(member), filter, span, cut);
    }

    /// The sum of a fact's member in a window, of this one and those before it, or null if nothing is left that
    /// counts.
    @Nullable Sum sumThrough(int fact, Filter filter, Span span, Cut cut) {
        long score = 0;
        long at = Long.MIN_VALUE;
        boolean anyUndone = false;
        for (int i = fact; i != NONE; i = previous[i]) {
            if (counts(i, filter, span, cut)) {
                score += points[i];
                at = Math.max(at, instants[i]);
                anyUndone |= undoing.get(i);
            }
        }
        if (score == 0) {
            return null;
        }
        return new Sum(score, anyUndone ? reached(fact, filter, span, cut) : at);
    }

    /// The latest of what is left.
    private long reached(int fact, Filter filter, Span span, Cut cut) {
        Map<Long, Long> left = new HashMap<>();
        for (int i = fact; i != NONE; i = previous[i]) {
            if (counts(i, filter, span, cut)) {
                left.merge(movement(i), points[i], Long::sum);
            }
        }
        long at = Long.MIN_VALUE;
        for (int i = fact; i != NONE; i = previous[i]) {
            if (counts(i, filter, span, cut) && left.getOrDefault(movement(i), 0L) > 0) {
                at = Math.max(at, instants[i]);
            }
        }
        return at;
    }

    boolean counts(int fact, Filter filter, Span span, Cut cut) {
        return counts(fact, filter)
                && span.has(instants[fact])
                && cut.has(positions[fact], instants[fact], undoing.get(fact));
    }

    private long movement(int fact) {
        return undoes.getOrDefault(fact, positions[fact]);
    }

    private int last(int member) {
        return member < newest.length ? newest[member] : NONE;
    }

    /// What counts of a member, in the order of positions.
    List<Fact> facts(int member, Filter filter, Span span, Cut cut, Labels labels) {
        List<Fact> facts = new ArrayList<>();
        for (int i = last(member); i != NONE; i = previous[i]) {
            if (counts(i, filter, span, cut)) {
                facts.add(
                        new Fact(
                                positions[i],
                                labels.members().name(member),
                                metric,
                                labels.groups().orNull(groups[i]),
                                labels.activities().orNull(activities[i]),
                                movement(i),
                                points[i],
                                Span.instant(instants[i]),
                                undoing.get(i)));
            }
        }
        return facts.reversed();
    }
}
