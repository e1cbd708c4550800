package org.livingledger.projections.boards;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;

/// Which rows tell of a time before that of a row before them: so that who looks back finds what was told late
/// without looking through all that was told since.
final class Late {

    /// Rows of which the earliest instant is known.
    private static final int BLOCK = 64;

    private int[] rows = new int[BLOCK];
    private long[] instants = new long[BLOCK];
    private long[] earliest = new long[1];
    private int size;
    private long latest = Long.MIN_VALUE;

    long bytes() {
        return (Integer.BYTES + Long.BYTES) * (long) rows.length;
    }

    /// Notes the next row, if it tells of a time before one that was told of.
    void add(int row, long at) {
        if (at >= latest) {
            latest = at;
            return;
        }
        if (size == rows.length) {
            int more = size * 2;
            rows = Arrays.copyOf(rows, more);
            instants = Arrays.copyOf(instants, more);
            earliest = Arrays.copyOf(earliest, more / BLOCK);
        }
        rows[size] = row;
        instants[size] = at;
        int block = size / BLOCK;
        earliest[block] = size % BLOCK == 0 ? at : Math.min(earliest[block], at);
        size++;
    }

    /// Hands on the rows of a stretch that tell of an instant or a time before it.
    ///
    /// @param most the instant
    /// @param at the instant of any row
    /// @return how many were looked at
    int each(int from, int end, long most, IntToLongFunction at, IntConsumer take) {
        int row = from;
        while (row < end && at.applyAsLong(row) <= most) {
            take.accept(row++); // nothing of the time after it had been told yet
        }
        int seen = row - from;
        for (int i = first(row); i < size && rows[i] < end; i++) {
            if (i % BLOCK == 0 && earliest[i / BLOCK] > most) {
                i += BLOCK - 1;
            } else if (instants[i] <= most) {
                take.accept(rows[i]);
                seen++;
            }
        }
        return seen;
    }

    /// The first that is noted of those from a row on.
    private int first(int row) {
        int found = Arrays.binarySearch(rows, 0, size, row);
        return found < 0 ? -found - 1 : found;
    }
}
