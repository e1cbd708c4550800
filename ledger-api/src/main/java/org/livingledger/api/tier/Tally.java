package org.livingledger.api.tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.Programme.Metric;

/// What one member has done and earned, by the instant at which it counts: enough for every ladder,
/// also for one that is published later.
///
/// It is kept for ever, so it must not grow with every event: of what happens within one quarter of
/// an hour at most [#FINE] instants are told apart, and everything beyond stands at the last of them.
/// A local day begins on a quarter of an hour in every zone, so no day's sum is ever touched.
public final class Tally {

    /// How many instants are told apart within one quarter of an hour.
    public static final int FINE = 8;

    private static final long QUARTER_OF_AN_HOUR = 15L * 60;

    private final Map<Fact.Kind, NavigableMap<Instant, Long>> counted = new LinkedHashMap<>();

    /// A tally of nothing.
    public Tally() {}

    /// A tally as it was written down.
    public static Tally of(List<Series> state) {
        var tally = new Tally();
        for (Series series : state) {
            var marks = tally.marks(series.kind());
            series.marks().forEach(mark -> marks.put(mark.at(), mark.count()));
        }
        return tally;
    }

    /// Counts an event of the member's, if ladders count it.
    public void fold(Event event) {
        Fact fact = Fact.of(event);
        if (fact != null) {
            fold(fact);
        }
    }

    /// Counts a fact of the member's.
    public void fold(Fact fact) {
        NavigableMap<Instant, Long> marks = marks(fact.kind());
        Instant at = fact.count() < 0 ? standsAt(marks, fact.at()) : fact.at();
        long count = marks.merge(at, fact.count(), Long::sum);
        if (count == 0) {
            marks.remove(at);
        } else {
            collapse(marks, at);
        }
    }

    /// Where what counted at an instant stands now.
    private static Instant standsAt(NavigableMap<Instant, Long> marks, Instant at) {
        Instant next = marks.ceilingKey(at);
        return next != null && quarter(next) == quarter(at) ? next : at;
    }

    private static void collapse(NavigableMap<Instant, Long> marks, Instant at) {
        Instant from = Instant.ofEpochSecond(quarter(at) * QUARTER_OF_AN_HOUR);
        var within = marks.subMap(from, true, from.plusSeconds(QUARTER_OF_AN_HOUR), false);
        if (within.size() > FINE) {
            long sum = within.values().stream().mapToLong(Long::longValue).sum();
            Instant last = within.lastKey();
            within.clear();
            within.put(last, sum);
        }
    }

    /// The number of the quarter of an hour that an instant is in: what counts in one never touches what
    /// counts in another.
    public static long quarter(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), QUARTER_OF_AN_HOUR);
    }

    private NavigableMap<Instant, Long> marks(Fact.Kind kind) {
        return counted.computeIfAbsent(kind, _ -> new TreeMap<>());
    }

    /// Gives what a ladder counts, in no particular order.
    void collect(Ladder ladder, Consumer<Scored> to) {
        counted.forEach((kind, marks) -> {
            for (int measure : ladder.measuring(kind)) {
                marks.forEach((at, count) -> to.accept(new Scored(at, measure, count)));
            }
        });
    }

    /// The instant at which a fact that was counted stands now: its own, or, where more instants of a
    /// quarter of an hour were counted than are told apart, the one that it was put to.
    public Instant standsAt(Fact fact) {
        return standsAt(marks(fact.kind()), fact.at());
    }

    /// How much of something counted from an instant on, until another.
    ///
    /// @param activity the only kind of activity asked about, or null for every kind
    /// @param until the first instant at which it counts no more
    public long sum(
            Metric metric,
            GroupId group,
            @Nullable ActivityType activity,
            Instant from,
            Instant until) {
        if (!from.isBefore(until)) {
            return 0;
        }
        long sum = 0;
        for (var each : counted.entrySet()) {
            Fact.Kind kind = each.getKey();
            if (kind.metric() == metric
                    && group.equals(kind.group())
                    && (activity == null || activity.equals(kind.activity()))) {
                for (long count : each.getValue().subMap(from, until).values()) {
                    sum += count;
                }
            }
        }
        return sum;
    }

    /// When anything first counted towards a ladder's group, by any measure, or null if nothing has.
    public @Nullable Instant first(Ladder ladder) {
        return counted.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .filter(each ->
                        ladder.group() == null || ladder.group().equals(each.getKey().group()))
                .map(each -> each.getValue().firstKey())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /// Everything in it, to be written down.
    public List<Series> state() {
        var state = new ArrayList<Series>();
        counted.forEach((kind, marks) -> {
            if (!marks.isEmpty()) {
                var all = new ArrayList<Mark>(marks.size());
                marks.forEach((at, count) -> all.add(new Mark(at, count)));
                state.add(new Series(kind.metric(), kind.group(), kind.activity(), all));
            }
        });
        return List.copyOf(state);
    }

    /// Everything of one kind.
    public record Series(
            Metric metric,
            @Nullable GroupId group,
            @Nullable ActivityType activity,
            List<Mark> marks) {

        /// The kind.
        public Fact.Kind kind() {
            return new Fact.Kind(metric, group, activity);
        }
    }

    /// How much counts at an instant.
    public record Mark(Instant at, long count) {}

    /// How much counts towards a ladder's measure at an instant.
    record Scored(Instant at, int measure, long count) {}
}
