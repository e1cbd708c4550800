package org.livingledger.projections.boards;

import java.util.Arrays;

/// Rows of some words each, side by side, in pieces: one row is read from memory at once, a million one after another, and
/// as they grow nothing is moved.
final class Words {

    /// Rows of a piece: together a few hundred kilobytes, which the collector moves like any other object.
    private static final int BITS = 12;

    private static final int REST = (1 << BITS) - 1;

    private final int width;
    private long[][] pieces = new long[16][];

    /// @param width words of a row
    Words(int width) {
        this.width = width;
    }

    long get(int row, int word) {
        return pieces[row >>> BITS][(row & REST) * width + word];
    }

    /// The first half of a word that holds two numbers.
    int high(int row, int word) {
        return (int) (get(row, word) >> Integer.SIZE);
    }

    /// The second half of a word that holds two numbers.
    int low(int row, int word) {
        return (int) get(row, word);
    }

    /// Two numbers as one word.
    static long pair(int high, int low) {
        return ((long) high << Integer.SIZE) | (low & 0xffff_ffffL);
    }

    /// Sets a row, the last one or the one after it.
    void set(int row, long... words) {
        int piece = row >>> BITS;
        if (piece == pieces.length) {
            pieces = Arrays.copyOf(pieces, piece * 2);
        }
        if ((row & REST) == 0) {
            pieces[piece] = new long[width << BITS];
        }
        System.arraycopy(words, 0, pieces[piece], (row & REST) * width, width);
    }

    /// How many of the first rows have a first word that is not greater; those words are in order.
    int through(int rows, long most) {
        int low = 0;
        int high = rows;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle, 0) <= most) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
