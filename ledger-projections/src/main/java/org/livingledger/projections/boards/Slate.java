package org.livingledger.projections.boards;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Sums by member while one question is answered: of those whom something has happened to since an order that is
/// known; who else stands as they stood there. It is used again, so that a question about a million leaves nothing to be
/// collected.
final class Slate implements Tape.Take {

    /// The index of each member who was touched; anything of the others.
    private int[] indices = new int[0];

    private int[] touched = new int[16];
    private long[] scores = new long[16];
    private long[] instants = new long[16];
    private long[] before = new long[16];
    private boolean[] moved = new boolean[16];
    private int size;
    private @Nullable Ground ground;

    /// What was counted before.
    interface Ground {

        /// What a member had scored who had a place; null if they had none.
        Tape.@Nullable Sum placed(int member);

        /// What a member had scored who had no place; null if nothing.
        Tape.@Nullable Sum unplaced(int member);
    }

    /// Wipes it.
    ///
    /// @param members how many there are at most
    /// @param from what is counted on from; null if all is counted
    void begin(int members, @Nullable Ground from) {
        if (members > indices.length) {
            indices = new int[members + members / 8];
        }
        size = 0;
        ground = from;
    }

    /// Lets go what it was counted from.
    void end() {
        ground = null;
    }

    @Override
    public void fact(int member, long points, long at) {
        int index = touch(member);
        scores[index] += points;
        if (at > instants[index]) {
            instants[index] = at;
        }
    }

    /// A member has come or gone since.
    void move(int member) {
        int index = touch(member); // which may lay the row out anew
        moved[index] = true;
    }

    private int touch(int member) {
        if (isTouched(member)) {
            return indices[member];
        }
        if (size == touched.length) {
            grow();
        }
        int index = size++;
        indices[member] = index;
        touched[index] = member;
        moved[index] = false;
        Tape.Sum placed = ground == null ? null : ground.placed(member);
        Tape.Sum sum = placed != null || ground == null ? placed : ground.unplaced(member);
        scores[index] = sum == null ? 0 : sum.score();
        instants[index] = sum == null ? Long.MIN_VALUE : sum.at();
        before[index] = placed == null ? 0 : placed.score();
        return index;
    }

    private void grow() {
        int more = size * 2;
        touched = Arrays.copyOf(touched, more);
        scores = Arrays.copyOf(scores, more);
        instants = Arrays.copyOf(instants, more);
        before = Arrays.copyOf(before, more);
        moved = Arrays.copyOf(moved, more);
    }

    /// Takes those off who are not to be seen. Who was seen, and has not come or gone since, is.
    void settle(IntPredicate isListed) {
        for (int i = 0; i < size; i++) {
            boolean isSeen =
                    scores[i] > 0 && ((before[i] > 0 && !moved[i]) || isListed.test(touched[i]));
            if (!isSeen) {
                scores[i] = 0;
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
        int index = indices[member];
        return index < size && touched[index] == member;
    }

    /// The score of one of those whom something has happened to, 0 if they are not to be seen.
    long score(int index) {
        return scores[index];
    }

    /// The score that one of them had before, 0 if they had no place.
    long before(int index) {
        return before[index];
    }

    /// When one of them was last counted, in microseconds.
    long at(int index) {
        return instants[index];
    }
}
