package org.livingledger.api.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.recognition.Tally.Day;

/// What the criterion of a badge comes to for a member (`systems.md` S9): how far they are.
public final class Scores {

    private Scores() {}

    /// The score.
    ///
    /// @param group the group in whose current epoch it is reckoned, or null for the whole ledger
    public static long of(
            BadgeDefinition badge, Merits merits, @Nullable GroupId group, CheckIns policy) {
        Criterion criterion = badge.criterion();
        List<Tally> tallies =
                merits.reaching(group).stream()
                        .filter(one -> badge.group() == null || one.group().equals(badge.group()))
                        .filter(one -> criterion.counts(one.activity()))
                        .toList();
        return switch (criterion.kind()) {
            case FIRST -> Math.min(1, best(criterion, tallies, Day::facts));
            case COUNT -> best(criterion, tallies, Day::facts);
            case SUM -> best(criterion, tallies, day -> sum(day, criterion));
            case DISTINCT_DAYS -> days(criterion, tallies);
            case STREAK ->
                    Streaks.longest(
                            kept(tallies, criterion),
                            merits.paused(group),
                            policy.freezesFor(criterion.activity()));
            case ALL_OF ->
                    criterion.badges().stream().allMatch(one -> merits.holds(one, group)) ? 1 : 0;
            case MANUAL -> 0;
        };
    }

    private static long best(
            Criterion criterion, List<Tally> tallies, ToLongFunction<Day> measure) {
        var periods = new Periods(criterion.within());
        for (Tally tally : tallies) {
            for (Day day : tally.days()) {
                if (criterion.counts(day.day())) {
                    periods.add(day.day(), measure.applyAsLong(day));
                }
            }
        }
        return periods.best();
    }

    private static long days(Criterion criterion, List<Tally> tallies) {
        var periods = new Periods(criterion.within());
        var days = new ArrayList<LocalDate>();
        for (Tally tally : tallies) {
            for (Day day : tally.days()) {
                if (day.facts() > 0 && criterion.counts(day.day())) {
                    days.add(day.day());
                }
            }
        }
        Lists.inOrder(days).forEach(day -> periods.add(day, 1));
        return periods.best();
    }

    private static long sum(Day day, Criterion criterion) {
        return day.sums().getOrDefault(String.valueOf(criterion.attribute()), 0L);
    }

    /// The days that keep a streak, those made up for among them.
    private static List<LocalDate> kept(List<Tally> tallies, Criterion criterion) {
        var days = new ArrayList<LocalDate>();
        for (Tally tally : tallies) {
            for (Day day : tally.days()) {
                if (criterion.counts(day.day())) {
                    days.add(day.day());
                }
            }
        }
        return Lists.inOrder(days);
    }

    /// What comes together in each period. Most days lie in the same period as the one before.
    private static final class Periods {

        private final @Nullable Within within;
        private final Map<LocalDate, long[]> sums = new HashMap<>();
        private LocalDate first = LocalDate.MAX;
        private LocalDate next = LocalDate.MAX;
        private long[] sum = {0};

        Periods(@Nullable Within within) {
            this.within = within;
        }

        void add(LocalDate day, long worth) {
            if (day.isBefore(first) || !day.isBefore(next)) {
                first = within == null ? LocalDate.MIN : within.firstDay(day);
                next = within == null ? LocalDate.MAX : within.nextFirstDay(first);
                sum = sums.computeIfAbsent(first, _ -> new long[] {0});
            }
            sum[0] = Tally.sum(sum[0], worth);
        }

        long best() {
            return sums.values().stream().mapToLong(one -> one[0]).max().orElse(0);
        }
    }
}
