package org.livingledger.projections.boards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.programme.Programme.Metric;

/// The facts of one metric, in memory, in the order of positions: one row of words for each, side by side, so that a
/// million are read in some milliseconds, and one is read from memory at once. What lies outside a window is left out in
/// blocks.
final class Tape {

    /// The words of a fact: its position, when it counts, its points; its member and its group; its activity and
    /// the fact of its member before it.
    private static final int WORDS = 5;

    private static final int POSITION = 0;
    private static final int AT = 1;
    private static final int POINTS = 2;
    private static final int MEMBER_GROUP = 3;
    private static final int ACTIVITY_PREVIOUS = 4;

    private static final long BYTES = 8 * WORDS;

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
    private final Words rows = new Words(WORDS);
    private int[] newest = new int[BLOCK];
    private long[] earliest = new long[1];
    private long[] latest = new long[1];

    /// Of those that take nothing back: what is told late and does counts from when it was told.
    private final Late late = new Late();

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

    long bytes() {
        return size * BYTES + late.bytes();
    }

    void add(Fact fact, int member, int group, int activity) {
        grow(member);
        long at = Span.micros(fact.occurredAt());
        rows.set(
                size,
                fact.position(),
                at,
                fact.points(),
                Words.pair(member, group),
                Words.pair(activity, newest[member]));
        newest[member] = size;
        if (fact.undoes()) {
            undoes.put(size, fact.movement());
            undoing.set(size);
            undone.set(member);
        } else {
            late.add(size, at);
        }
        int block = size / BLOCK;
        boolean begins = size % BLOCK == 0;
        earliest[block] = begins ? at : Math.min(earliest[block], at);
        latest[block] = begins ? at : Math.max(latest[block], at);
        size++;
    }

    private void grow(int member) {
        if (size == earliest.length * BLOCK) {
            int more = earliest.length + Math.max(1, earliest.length / 4);
            earliest = Arrays.copyOf(earliest, more);
            latest = Arrays.copyOf(latest, more);
        }
        if (member >= newest.length) {
            int before = newest.length;
            newest = Arrays.copyOf(newest, Math.max(member + 1, before + before / 2));
            Arrays.fill(newest, before, newest.length, NONE);
        }
    }

    /// How many there are up to a position.
    int through(long position) {
        return rows.through(size, position);
    }

    long position(int fact) {
        return rows.get(fact, POSITION);
    }

    /// When a fact counts, in microseconds.
    long at(int fact) {
        return rows.get(fact, AT);
    }

    long points(int fact) {
        return rows.get(fact, POINTS);
    }

    int member(int fact) {
        return rows.high(fact, MEMBER_GROUP);
    }

    private int group(int fact) {
        return rows.low(fact, MEMBER_GROUP);
    }

    private int activity(int fact) {
        return rows.high(fact, ACTIVITY_PREVIOUS);
    }

    /// The fact of the same member before one.
    private int previous(int fact) {
        return rows.low(fact, ACTIVITY_PREVIOUS);
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
        int recorded = Math.max(from, Math.min(known, through(cut.recorded())));
        return eachRecorded(from, recorded, filter, span, take)
                + late.each(
                        recorded,
                        known,
                        cut.at(),
                        this::told,
                        fact -> {
                            if (!undoing.get(fact)) {
                                hand(fact, filter, span, take);
                            }
                        });
    }

    private int eachRecorded(int from, int recorded, Filter filter, Span span, Take take) {
        int seen = 0;
        for (int block = from / BLOCK; block * BLOCK < recorded; block++) {
            if (span.meets(earliest[block], latest[block])) {
                int first = Math.max(from, block * BLOCK);
                int end = Math.min(recorded, (block + 1) * BLOCK);
                seen += end - first;
                for (int fact = first; fact < end; fact++) {
                    hand(fact, filter, span, take);
                }
            }
        }
        return seen;
    }

    private void hand(int fact, Filter filter, Span span, Take take) {
        if (counts(fact, filter) && span.has(at(fact))) {
            take.fact(member(fact), points(fact), at(fact));
        }
    }

    /// What the time of a fact is for who looks for late ones: those that take something back are none.
    private long told(int fact) {
        return undoing.get(fact) ? Long.MIN_VALUE : at(fact);
    }

    private boolean counts(int fact, Filter filter) {
        return (filter.group == Names.NONE || group(fact) == filter.group)
                && (filter.activity == Names.NONE || activity(fact) == filter.activity);
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
        for (int i = fact; i != NONE; i = previous(i)) {
            if (counts(i, filter, span, cut)) {
                score += points(i);
                at = Math.max(at, at(i));
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
        for (int i = fact; i != NONE; i = previous(i)) {
            if (counts(i, filter, span, cut)) {
                left.merge(movement(i), points(i), Long::sum);
            }
        }
        long at = Long.MIN_VALUE;
        for (int i = fact; i != NONE; i = previous(i)) {
            if (counts(i, filter, span, cut) && left.getOrDefault(movement(i), 0L) > 0) {
                at = Math.max(at, at(i));
            }
        }
        return at;
    }

    boolean counts(int fact, Filter filter, Span span, Cut cut) {
        return counts(fact, filter)
                && span.has(at(fact))
                && cut.has(position(fact), at(fact), undoing.get(fact));
    }

    private long movement(int fact) {
        return undoes.getOrDefault(fact, position(fact));
    }

    private int last(int member) {
        return member < newest.length ? newest[member] : NONE;
    }

    /// What counts of a member, in the order of positions.
    List<Fact> facts(int member, Filter filter, Span span, Cut cut, Labels labels) {
        List<Fact> facts = new ArrayList<>();
        for (int i = last(member); i != NONE; i = previous(i)) {
            if (counts(i, filter, span, cut)) {
                facts.add(
                        new Fact(
                                position(i),
                                labels.members().name(member),
                                metric,
                                labels.groups().orNull(group(i)),
                                labels.activities().orNull(activity(i)),
                                movement(i),
                                points(i),
                                Span.instant(at(i)),
                                undoing.get(i)));
            }
        }
        return facts.reversed();
    }
}
