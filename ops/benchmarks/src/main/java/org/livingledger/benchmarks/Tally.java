package org.livingledger.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// What a load was answered with.
final class Tally {

    /// One minute in nanoseconds: a request that takes longer is no request any more.
    private static final long LONGEST = 60_000_000_000L;

    final Histogram latency = new Histogram(LONGEST, 3);
    private final List<Kind> kinds;
    private final boolean asks;
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private double seconds;
    private long operationsInTime;
    private long accepted;
    private long refused;
    private long replayed;
    private long failed;
    private long unanswered;
    private String fault = "";

    /// What requests of one kind were answered with.
    ///
    /// @param latency of those that were answered with 200
    /// @param statuses how often each status was answered
    record Kind(Histogram latency, Map<Integer, Long> statuses) {}

    /// @param kinds how many kinds of request there are
    /// @param asks whether each answer with 200 is one operation
    Tally(int kinds, boolean asks) {
        this.kinds =
                Stream.generate(() -> new Kind(new Histogram(LONGEST, 3), new TreeMap<>()))
                        .limit(kinds)
                        .toList();
        this.asks = asks;
    }

    /// What one kind of request was answered with.
    Kind kind(int kind) {
        return kinds.get(kind);
    }

    /// Counts an answer.
    ///
    /// @param kind the kind of its request
    /// @param inTime whether it came within the measured time, not while the rest was waited for
    void answered(int kind, AnswerReader answer, long nanos, boolean inTime) {
        statuses.merge(answer.status(), 1L, Long::sum);
        Kind its = kinds.get(kind);
        its.statuses().merge(answer.status(), 1L, Long::sum);
        if (answer.status() == 200) {
            its.latency().recordValue(Math.min(Math.max(nanos, 0), LONGEST));
        }
        long operations = 1;
        if (answer.replayed()) {
            replayed++;
        } else {
            switch (answer.status()) {
                case 201 -> accepted++;
                case 200 -> {
                    operations = asks ? 1 : answer.acceptedItems();
                    accepted += operations;
                }
                case 404, 409, 422 -> refused++;
                default -> {
                    failed++;
                    operations = 0;
                }
            }
        }
        operationsInTime += inTime ? operations : 0;
        if (operations > 0) {
            latency.recordValue(Math.min(Math.max(nanos, 0), LONGEST));
        }
    }

    /// Counts a request of which nobody knows whether it had an effect.
    void unanswered(String why) {
        unanswered++;
        fault = why;
    }

    void took(double seconds) {
        this.seconds = seconds;
    }

    /// Commands per second that were accepted, refused or answered again. An error is not an answer.
    double perSecond() {
        return operationsInTime / seconds;
    }

    long accepted() {
        return accepted;
    }

    long refused() {
        return refused;
    }

    long replayed() {
        return replayed;
    }

    long failed() {
        return failed;
    }

    long unanswered() {
        return unanswered;
    }

    long operations() {
        return accepted + refused + replayed;
    }

    Map<Integer, Long> statuses() {
        return statuses;
    }

    /// Why the last unanswered request was not answered; empty if all were.
    String fault() {
        return fault;
    }
}
