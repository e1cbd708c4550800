package org.livingledger.projections.boards;

import java.util.BitSet;

/// The scores of a window as they stood right after a fact, from which any moment after it is counted on.
///
/// It never changes.
final class Base {

    /// Nothing is counted.
    static final Base EMPTY = new Base(0, 0, new long[0], new long[0], new BitSet());

    private final int facts;
    private final int moves;
    private final long[] scores;
    private final long[] instants;
    private final BitSet off;
    private final int members;

    /// @param facts how many facts are counted
    /// @param moves how many moves were known
    /// @param scores by member
    /// @param instants by member: that of their latest fact, in microseconds
    /// @param off who has a score and is not to be seen
    Base(int facts, int moves, long[] scores, long[] instants, BitSet off) {
        this.facts = facts;
        this.moves = moves;
        this.scores = scores;
        this.instants = instants;
        this.off = off;
        this.members = above(0);
    }

    /// How many facts are counted.
    int facts() {
        return facts;
    }

    /// How many moves were known.
    int moves() {
        return moves;
    }

    /// How many members are to be seen.
    int members() {
        return members;
    }

    /// The numbers of members end before it.
    int end() {
        return scores.length;
    }

    /// A member's score, whether or not they are to be seen.
    long score(int member) {
        return member < scores.length ? scores[member] : 0;
    }

    /// When a member was last counted, in microseconds.
    long at(int member) {
        return member < instants.length ? instants[member] : Long.MIN_VALUE;
    }

    boolean isOff(int member) {
        return off.get(member);
    }

    long bytes() {
        return 16L * scores.length + off.size() / 8;
    }

    /// A member's score, 0 of who is not to be seen.
    long seen(int member) {
        return member < scores.length && !off.get(member) ? Math.max(0, scores[member]) : 0;
    }

    /// How many who are to be seen have a better score.
    int above(long score) {
        int found = 0;
        for (long each : scores) {
            if (each > score) {
                found++;
            }
        }
        for (int member = off.nextSetBit(0); member >= 0; member = off.nextSetBit(member + 1)) {
            if (scores[member] > score) {
                found--;
            }
        }
        return found;
    }
}
