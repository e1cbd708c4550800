package org.livingledger.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/// The latencies of one kind of request, round by round.
final class Series {

    private static final int ANSWERED = 200;

    private final Histogram all = new Histogram(60_000_000_000L, 3);
    private final List<Double> medians = new ArrayList<>();
    private final List<Double> tails = new ArrayList<>();
    private final Map<Integer, Long> statuses = new TreeMap<>();

    /// Takes what was measured in a round.
    void add(Tally.Kind round) {
        add(round.latency());
        round.statuses().forEach((status, times) -> statuses.merge(status, times, Long::sum));
    }

    /// Takes the latencies of a round.
    void add(Histogram round) {
        if (round.getTotalCount() > 0) {
            all.add(round);
            medians.add(round.getValueAtPercentile(50) / 1e6);
            tails.add(round.getValueAtPercentile(99) / 1e6);
        }
    }

    /// The median of all rounds together, in milliseconds; 0 if nothing was answered.
    double p50() {
        return answered() == 0 ? 0 : all.getValueAtPercentile(50) / 1e6;
    }

    /// What one in a hundred of all rounds exceeds, in milliseconds.
    double p99() {
        return answered() == 0 ? 0 : all.getValueAtPercentile(99) / 1e6;
    }

    /// The median of each round.
    List<Double> medians() {
        return medians;
    }

    /// What one in a hundred of each round exceeds.
    List<Double> tails() {
        return tails;
    }

    long answered() {
        return all.getTotalCount();
    }

    /// How often which other status was answered, for example `422: 12`; empty if none was.
    String others() {
        return statuses.entrySet().stream()
                .filter(each -> each.getKey() != ANSWERED)
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining(", "));
    }
}
