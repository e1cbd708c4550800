package org.livingledger.api;

/// The bounds of what a command may say. What is out of bounds is refused before it is decided.
public final class Limits {

    /// The most points of one movement, and the most an account may come to hold by it.
    public static final long MOST_POINTS = 1_000_000_000_000L;

    private Limits() {}

    /// The given number of points, if it is a movement: 1 … 1 000 000 000 000.
    ///
    /// @throws IllegalArgumentException if it is not
    public static long points(String what, long points) {
        return range(what, points, 1, MOST_POINTS);
    }

    /// The given number, if it is in a range, both ends included.
    ///
    /// @throws IllegalArgumentException if it is not
    public static long range(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    what + " must be from " + least + " to " + most + ", got " + value);
        }
        return value;
    }

    /// The given text, if it is neither blank nor longer than it may be.
    ///
    /// @throws IllegalArgumentException if it is
    public static String text(String what, String value, int longest) {
        if (value.isBlank() || value.length() > longest) {
            throw new IllegalArgumentException(
                    what + " must have 1 to " + longest + " characters, got " + value.length());
        }
        return value;
    }
}
