package org.livingledger.api.tier;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Codes;
import org.livingledger.api.Limits;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.Programme.Metric;

/// A ladder of tiers (等级, `systems.md` S8). A member stands on its highest tier whose thresholds they
/// reach within the window, or on a higher one that they hold from before.
///
/// What was reached in a calendar period holds to the end of the next one; what was reached in a
/// rolling window holds as long as the window has it; what was reached in all time holds for ever.
/// When a tier is not reached again in time, `downgrade` says what follows, after the grace period.
///
/// @param id names it in its ledger
/// @param group the group whose ladder it is: only what happens there counts, and leaving ends it; or
///     null for the whole ledger, where leaving a group changes nothing
/// @param measures what it counts; a tier can ask for several of them
/// @param tiers from the base, which everyone has, upwards
/// @param window over which days it counts
/// @param downgrade what follows when a tier is not reached again; `requalify` if not given
/// @param graceDays how many local days a tier is kept after it should have been lost, 1 … 365; none
///     if not given
/// @param warningDays how many local days before a tier can no longer be kept its holder is warned,
///     1 … 365; no warning if not given
public record Ladder(
        LadderId id,
        @Nullable GroupId group,
        List<Measure> measures,
        List<Tier> tiers,
        Window window,
        Downgrade downgrade,
        @Nullable Integer graceDays,
        @Nullable Integer warningDays) {

    /// The most ladders of a programme: each of them is asked after everything that counts.
    public static final int MOST = 20;

    /// The most tiers of a ladder.
    public static final int MOST_TIERS = 50;

    /// The most measures of a ladder.
    public static final int MOST_MEASURES = 10;

    /// A downgrade that is not given is `requalify`.
    ///
    /// @throws IllegalArgumentException if a number is out of range
    public Ladder(
            LadderId id,
            @Nullable GroupId group,
            List<Measure> measures,
            List<Tier> tiers,
            Window window,
            @Nullable Downgrade downgrade,
            @Nullable Integer graceDays,
            @Nullable Integer warningDays) {
        this.id = id;
        this.group = group;
        this.measures = List.copyOf(measures);
        this.tiers = List.copyOf(tiers);
        this.window = window;
        this.downgrade = downgrade == null ? Downgrade.REQUALIFY : downgrade;
        this.graceDays = graceDays;
        this.warningDays = warningDays;
        if (graceDays != null) {
            Limits.range("grace_days", graceDays, 1, 365);
        }
        if (warningDays != null) {
            Limits.range("warning_days", warningDays, 1, 365);
        }
    }

    /// One thing that a ladder counts.
    ///
    /// @param id names it in the thresholds of the tiers
    /// @param metric what is counted, as boards count it
    /// @param activity the only kind of activity that counts, or null for every kind
    public record Measure(String id, Metric metric, @Nullable ActivityType activity) {

        /// @throws IllegalArgumentException if the id is not a code
        public Measure {
            Codes.code("measure", id);
        }

        boolean counts(Fact.Kind kind) {
            return kind.metric() == metric
                    && (activity == null || activity.equals(kind.activity()));
        }
    }

    /// One rung.
    ///
    /// @param id names it in its ladder
    /// @param thresholds how much of each measure it takes, by the measure's id; of a measure that is
    ///     not named it takes nothing
    /// @param privileges what its holders may, as codes that gates, benefits and rules ask for
    public record Tier(String id, Map<String, Long> thresholds, List<String> privileges) {

        /// Thresholds and privileges that are not given are none.
        ///
        /// @throws IllegalArgumentException if the id or a privilege is not a code, or a threshold is
        ///     out of range
        public Tier(
                String id,
                @Nullable Map<String, Long> thresholds,
                @Nullable List<String> privileges) {
            this.id = Codes.code("tier", id);
            this.thresholds = thresholds == null ? Map.of() : Map.copyOf(thresholds);
            this.privileges = privileges == null ? List.of() : List.copyOf(privileges);
            this.thresholds
                    .values()
                    .forEach(least -> Limits.range("threshold", least, 0, Limits.MOST_POINTS));
            this.privileges.forEach(privilege -> Codes.code("privilege", privilege));
        }

        /// How much of a measure it takes.
        public long least(Measure measure) {
            return thresholds.getOrDefault(measure.id(), 0L);
        }
    }

    /// What follows when a tier is not reached again in time.
    public enum Downgrade {
        /// Nothing: a tier that was reached is kept.
        NONE,
        /// The next lower tier, held for one further period.
        ONE_DOWN,
        /// The tier that was reached.
        REQUALIFY
    }

    /// Whether it counts what is of a kind, by any of its measures.
    public boolean counts(Fact.Kind kind) {
        return (group == null || group.equals(kind.group()))
                && measures.stream().anyMatch(measure -> measure.counts(kind));
    }

    /// The place of a tier, 0 for the base; -1 if the ladder has none of this id.
    public int place(String tier) {
        for (int i = 0; i < tiers.size(); i++) {
            if (tiers.get(i).id().equals(tier)) {
                return i;
            }
        }
        return -1;
    }

    /// The places of the measures that count something of a kind; none if it happened elsewhere than in
    /// the ladder's group.
    List<Integer> measuring(Fact.Kind kind) {
        if (group != null && !group.equals(kind.group())) {
            return List.of();
        }
        return IntStream.range(0, measures.size())
                .filter(i -> measures.get(i).counts(kind))
                .boxed()
                .toList();
    }

    /// How much a fact counts, by measure; empty if the ladder does not count it.
    public Map<String, Long> counts(Fact fact) {
        var counts = new TreeMap<String, Long>();
        measuring(fact.kind()).forEach(i -> counts.put(measures.get(i).id(), fact.count()));
        return Map.copyOf(counts);
    }

    /// The tier that everyone has.
    public Tier base() {
        return tiers.getFirst();
    }

    /// The highest tier that these scores reach, in the order of the measures.
    int reached(long[] scores) {
        for (int tier = tiers.size() - 1; tier > 0; tier--) {
            if (reaches(tier, scores)) {
                return tier;
            }
        }
        return 0;
    }

    private boolean reaches(int tier, long[] scores) {
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] < tiers.get(tier).least(measures.get(i))) {
                return false;
            }
        }
        return true;
    }

    int grace() {
        return graceDays == null ? 0 : graceDays;
    }
}
