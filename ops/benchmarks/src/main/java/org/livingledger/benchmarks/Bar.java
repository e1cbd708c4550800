package org.livingledger.benchmarks;

import java.util.List;
import java.util.function.DoubleBinaryOperator;

/// One line of `performance.md`: what was asked, what was measured.
///
/// @param id for example `P1`
/// @param required for example `≥ 1.2`
/// @param median the middle figure of the rounds
/// @param least the least figure of a round
/// @param most the greatest figure of a round
record Bar(
        String id,
        String what,
        String required,
        double median,
        double least,
        double most,
        Verdict verdict) {

    enum Verdict {
        MET,
        MISSED,
        NOT_MEASURED
    }

    /// At least so much, round by round.
    static Bar atLeast(String id, String what, double required, List<Double> figures) {
        return of(id, what, "≥ " + trimmed(required), figures, median(figures) >= required);
    }

    /// At most so much, round by round.
    static Bar atMost(String id, String what, double required, String unit, List<Double> figures) {
        // A figure of 0 is a measurement that did not count, never a fast one.
        boolean met = median(figures) <= required && figures.stream().allMatch(f -> f > 0);
        return of(id, what, "≤ " + trimmed(required) + unit, figures, met);
    }

    /// The figures of two series put together pair by pair, since a pair was measured one right after
    /// the other.
    static List<Double> pairs(List<Double> first, List<Double> second, DoubleBinaryOperator of) {
        int rounds = Math.min(first.size(), second.size());
        return java.util.stream.IntStream.range(0, rounds)
                .mapToObj(i -> of.applyAsDouble(first.get(i), second.get(i)))
                .toList();
    }

    /// The middle of some figures, 0 of none.
    static double median(List<Double> figures) {
        if (figures.isEmpty()) {
            return 0;
        }
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static Bar of(
            String id, String what, String required, List<Double> figures, boolean met) {
        return new Bar(
                id,
                what,
                required,
                median(figures),
                figures.stream().mapToDouble(f -> f).min().orElse(0),
                figures.stream().mapToDouble(f -> f).max().orElse(0),
                figures.isEmpty() ? Verdict.NOT_MEASURED : met ? Verdict.MET : Verdict.MISSED);
    }

    private static String trimmed(double figure) {
        return figure == Math.rint(figure) ? Long.toString((long) figure) : Double.toString(figure);
    }
}
