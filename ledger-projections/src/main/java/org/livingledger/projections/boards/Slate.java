package org.livingledger.projections.boards;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Sums by member while one question is answered: of those whom something has happened to since an order that is
/// known; who else stands as they stood there. It is used again, so that a question about a million leaves nothing to be
/// collected.
final class Slate implements Tape.Take {

    private long[] scores = new long[0];
    private long[] instants = new long[0];
    private long[] before = new long[0];
    private boolean[] moved = new boolean[0];
    private int[] stamps = new int[0];
    private int[] touched = new int[0];
    private int size;
    private int stamp;
    private @Nullable Ground ground;

    /// What was counted before.
    interface Ground {

        /// What a member had scored, whether or not they were to be seen; null if nothing.
        Tape.@Nullable Sum sum(int member);

        /// Whether a member was to be seen.
        boolean isListed(int member);
    }

    /// Wipes it.
    ///
    /// @param members how many there are at most
    /// @param from what is counted on from; null if all is counted
    void begin(int members, @Nullable Ground from) {
        if (members > scores.length) {
            int more = members + members / 8;
            scores = new long[more];
            instants = new long[more];
            before = new long[more];
            moved = new boolean[more];
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
        ground = from;
    }

    /// Lets go what it was counted from.
    void end() {
        ground = null;
    }

    @Override
    public void fact(int member, long points, long at) {
        touch(member);
        scores[member] += points;
        if (at > instants[member]) {
            instants[member] = at;
        }
    }

    /// A member has come or gone since.
    void move(int member) {
        touch(member);
        moved[member] = true;
    }

    private void touch(int member) {
        if (stamps[member] != stamp) {
            stamps[member] = stamp;
            touched[size++] = member;
            moved[member] = false;
            Tape.Sum sum = ground == null ? null : ground.sum(member);
            scores[member] = sum == null ? 0 : sum.score();
            instants[member] = sum == null ? Long.MIN_VALUE : sum.at();
            before[member] =
                    ground != null && scores[member] > 0 && ground.isListed(member)
                            ? scores[member]
                            : 0;
        }
    }

    /// Takes those off who are not to be seen. Who was seen, and has not come or gone since, is.
    void settle(IntPredicate isListed) {
        for (int i = 0; i < size; i++) {
            int member = touched[i];
            boolean isSeen =
                    scores[member] > 0
                            && ((before[member] > 0 && !moved[member]) || isListed.test(member));
            if (!isSeen) {
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

    /// The score of a member whom something has happened to, 0 if they are not to be seen.
    long score(int member) {
        return scores[member];
    }

    /// The score that such a member had before, 0 if they had no place.
    long before(int member) {
        return before[member];
    }

    /// When such a member was last counted, in microseconds.
    long at(int member) {
        return instants[member];
    }
}
