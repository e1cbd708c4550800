package org.livingledger.projections.boards;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Sums by member while one question is answered: of those whom something has happened to since a base; who else
/// stands as they stood there. It is used again, so that a question about a million leaves nothing to be collected.
final class Slate implements Tape.Take {

    private long[] scores = new long[0];
    private long[] instants = new long[0];
    private int[] stamps = new int[0];
    private int[] touched = new int[0];
    private int size;
    private int stamp;
    private Base base = Base.EMPTY;

    /// Wipes it.
    ///
    /// @param members how many there are at most
    void begin(int members, @Nullable Base from) {
        if (members > scores.length) {
            int more = members + members / 8;
            scores = new long[more];
            instants = new long[more];
            stamps = new int[more];
            touched = new int[more];
            stamp = 0;
        }
        if (stamp == Integer.MAX_VALUE) {
            Arrays.fill(stamps, 0);
            stamp = 0;
        }
        stamp++;
        size = 0;
        base = from == null ? Base.EMPTY : from;
    }

    /// Lets go what it was counted from.
    void end() {
        base = Base.EMPTY;
    }

    Base base() {
        return base;
    }

    @Override
    public void fact(int member, long points, long at) {
        touch(member);
        scores[member] += points;
        if (at > instants[member]) {
            instants[member] = at;
        }
    }

    /// Has a member counted anew.
    void touch(int member) {
        if (stamps[member] != stamp) {
            stamps[member] = stamp;
            touched[size++] = member;
            scores[member] = base.score(member);
            instants[member] = base.at(member);
        }
    }

    /// Takes those off who are not to be seen.
    void settle(IntPredicate isListed) {
        for (int i = 0; i < size; i++) {
            int member = touched[i];
            if (scores[member] < 0 || (scores[member] > 0 && !isListed.test(member))) {
                scores[member] = 0;
            }
        }
    }

    /// How many members something has happened to.
    int size() {
        return size;
    }

    int member(int index) {
        return touched[index];
    }

    boolean isTouched(int member) {
        return stamps[member] == stamp;
    }

    long score(int member) {
        return isTouched(member) ? scores[member] : base.seen(member);
    }

    /// A member's score, whether or not they are to be seen, before it is settled.
    long raw(int member) {
        return isTouched(member) ? scores[member] : base.score(member);
    }

    /// When a member was last counted, in microseconds.
    long at(int member) {
        return isTouched(member) ? instants[member] : base.at(member);
    }
}
