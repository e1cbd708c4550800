package org.livingledger.projections.boards;

/// A sequence of numbers of which is known, for any beginning of it, how many are less than another: a wavelet
/// matrix (Claude, Navarro, Ordóñez, *The wavelet matrix*, 2015). Some bits for a number, and a few steps for each of
/// them to answer.
final class Wavelet {

    /// Words of bits before which the ones are counted.
    private static final int COUNTED = 4;

    private static final int WORD = Long.SIZE;

    private final int levels;
    private final long[][] bits;
    private final int[][] ones;
    private final int[] zeros;

    /// @param numbers from 0; the array is used up
    /// @param end which all of them are below
    Wavelet(int[] numbers, int end) {
        levels = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, end - 1)));
        bits = new long[levels][numbers.length / WORD + 1];
        ones = new int[levels][numbers.length / WORD / COUNTED + 2];
        zeros = new int[levels];
        int[] from = numbers;
        int[] to = new int[numbers.length];
        for (int level = 0; level < levels; level++) {
            zeros[level] = part(from, to, level);
            int[] other = from;
            from = to;
            to = other;
        }
    }

    /// Moves the numbers without a level's bit before those with it.
    ///
    /// @return how many are without
    private int part(int[] from, int[] to, int level) {
        int shift = levels - 1 - level;
        long[] row = bits[level];
        int without = 0;
        for (int i = 0; i < from.length; i++) {
            if (((from[i] >>> shift) & 1) == 0) {
                to[without++] = from[i];
            } else {
                row[i / WORD] |= 1L << i;
            }
        }
        int with = without;
        for (int each : from) {
            if (((each >>> shift) & 1) == 1) {
                to[with++] = each;
            }
        }
        int counted = 0;
        for (int word = 0; word < row.length; word++) {
            if (word % COUNTED == 0) {
                ones[level][word / COUNTED] = counted;
            }
            counted += Long.bitCount(row[word]);
        }
        return without;
    }

    int levels() {
        return levels;
    }

    /// How many of a level's first numbers are without its bit.
    int zeros(int level, int end) {
        return end - ones(level, end);
    }

    /// Where a level's numbers without its bit end, and those with it begin.
    int zeros(int level) {
        return zeros[level];
    }

    private int ones(int level, int end) {
        long[] row = bits[level];
        int last = end / WORD;
        int counted = ones[level][last / COUNTED];
        for (int word = last / COUNTED * COUNTED; word < last; word++) {
            counted += Long.bitCount(row[word]);
        }
        return counted + Long.bitCount(row[last] & ((1L << end) - 1));
    }

    /// How many of the first numbers are less than another.
    int less(int end, int number) {
        if (number >>> levels != 0) {
            return end;
        }
        int from = 0;
        int to = end;
        int found = 0;
        for (int level = 0; level < levels; level++) {
            int zerosFrom = zeros(level, from);
            int zerosTo = zeros(level, to);
            if (((number >>> (levels - 1 - level)) & 1) == 0) {
                from = zerosFrom;
                to = zerosTo;
            } else {
                found += zerosTo - zerosFrom;
                from += zeros[level] - zerosFrom;
                to += zeros[level] - zerosTo;
            }
        }
        return found;
    }

    long bytes() {
        return levels * (8L * bits[0].length + 4L * ones[0].length);
    }
}
