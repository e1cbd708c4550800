package org.livingledger.projections.boards;

import java.util.Arrays;

/// What was there at any position, of things that come and go and have numbers: how many of them came before another
/// in the order of numbers, and which was the first, the tenth, the millionth.
final class Presence {

    private final long[] cameAt;
    private final long[] wentAt;
    private final Wavelet came;
    private final Wavelet went;

    /// Comings and goings, each in the order of positions.
    ///
    /// @param end which all numbers are below
    Presence(Log came, Log went, int end) {
        this.cameAt = came.positions();
        this.wentAt = went.positions();
        this.came = new Wavelet(came.numbers(), end);
        this.went = new Wavelet(went.numbers(), end);
    }

    long bytes() {
        return 8L * (cameAt.length + wentAt.length) + came.bytes() + went.bytes();
    }

    Moment at(long position) {
        return new Moment(through(cameAt, position), through(wentAt, position));
    }

    private static int through(long[] positions, long position) {
        int low = 0;
        int high = positions.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (positions[middle] <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// What was there right after a position.
    final class Moment {

        private final int comings;
        private final int goings;

        private Moment(int comings, int goings) {
            this.comings = comings;
            this.goings = goings;
        }

        /// How many had come.
        int comings() {
            return comings;
        }

        /// How many had gone.
        int goings() {
            return goings;
        }

        /// How many there were.
        int size() {
            return comings - goings;
        }

        /// How many there were with smaller numbers.
        int before(int number) {
            return came.less(comings, number) - went.less(goings, number);
        }

        /// The number of the one that so many others came before.
        int number(int before) {
            int left = before;
            int cameFrom = 0;
            int cameTo = comings;
            int wentFrom = 0;
            int wentTo = goings;
            int number = 0;
            for (int level = 0; level < came.levels(); level++) {
                int cameZeros = came.zeros(level, cameFrom);
                int wentZeros = went.zeros(level, wentFrom);
                int cameEnd = came.zeros(level, cameTo);
                int wentEnd = went.zeros(level, wentTo);
                int without = cameEnd - cameZeros - (wentEnd - wentZeros);
                number <<= 1;
                if (left < without) {
                    cameFrom = cameZeros;
                    cameTo = cameEnd;
                    wentFrom = wentZeros;
                    wentTo = wentEnd;
                } else {
                    left -= without;
                    number |= 1;
                    cameFrom += came.zeros(level) - cameZeros;
                    cameTo += came.zeros(level) - cameEnd;
                    wentFrom += went.zeros(level) - wentZeros;
                    wentTo += went.zeros(level) - wentEnd;
                }
            }
            return number;
        }
    }

    /// Numbers with positions, as they are noted.
    static final class Log {

        private long[] positions = new long[1_024];
        private int[] numbers = new int[1_024];
        private int size;

        void add(long position, int number) {
            if (size == numbers.length) {
                positions = Arrays.copyOf(positions, size * 2);
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            positions[size] = position;
            numbers[size++] = number;
        }

        int size() {
            return size;
        }

        int number(int index) {
            return numbers[index];
        }

        long position(int index) {
            return positions[index];
        }

        /// Puts other numbers in the place of all of them.
        void renumber(int[] others) {
            for (int i = 0; i < size; i++) {
                numbers[i] = others[numbers[i]];
            }
        }

        private long[] positions() {
            return Arrays.copyOf(positions, size);
        }

        private int[] numbers() {
            return Arrays.copyOf(numbers, size);
        }
    }
}
