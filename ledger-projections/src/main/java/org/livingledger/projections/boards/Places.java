package org.livingledger.projections.boards;

import java.util.Arrays;

/// Puts numbered places in their order: by score, then by who reached it first, then by the member's id.
abstract class Places {

    private static final int SCORE_BITS = 38;
    private static final int NUMBER_BITS = 63 - SCORE_BITS;
    private static final long MOST_SCORE = (1L << SCORE_BITS) - 1;

    abstract long score(int place);

    /// When it was reached, in microseconds.
    abstract long at(int place);

    /// The member's id.
    abstract String name(int place);

    private int compare(int a, int b) {
        return compare(a, score(b), at(b), b);
    }

    private int compare(int place, long score, long at, int other) {
        if (score(place) != score) {
            return score(place) > score ? -1 : 1;
        }
        return at(place) != at ? Long.compare(at(place), at) : name(place).compareTo(name(other));
    }

    /// Sorts them, the best first: by score with one key for score and number if that fits, then equals among
    /// themselves.
    void sort(int[] places) {
        if (!fits(places)) {
            merge(places, 0, places.length);
            return;
        }
        var keys = new long[places.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (MOST_SCORE - score(places[i])) << NUMBER_BITS | places[i];
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            places[i] = (int) (keys[i] & ((1L << NUMBER_BITS) - 1));
        }
        for (int from = 0; from < places.length; ) {
            int to = from + 1;
            while (to < places.length && score(places[to]) == score(places[from])) {
                to++;
            }
            merge(places, from, to);
            from = to;
        }
    }

    private boolean fits(int[] places) {
        for (int place : places) {
            if (score(place) > MOST_SCORE || place >= 1 << NUMBER_BITS) {
                return false;
            }
        }
        return true;
    }

    private void merge(int[] places, int from, int to) {
        if (to - from > 1) {
            merge(Arrays.copyOfRange(places, from, to), 0, places, from, to - from);
        }
    }

    /// Sorts a stretch that lies in both arrays alike, into the second.
    private void merge(int[] given, int offset, int[] into, int at, int many) {
        if (many < 2) {
            return;
        }
        int half = many / 2;
        merge(into, at, given, offset, half);
        merge(into, at + half, given, offset + half, many - half);
        int left = offset;
        int right = offset + half;
        for (int i = at; i < at + many; i++) {
            boolean takesLeft =
                    left < offset + half
                            && (right == offset + many || compare(given[left], given[right]) <= 0);
            into[i] = takesLeft ? given[left++] : given[right++];
        }
    }
}
