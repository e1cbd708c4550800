package org.livingledger.api.recognition;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongBinaryOperator;
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
            case FIRST -> Math.min(1, best(criterion, tallies, Day::facts, Tally::sum));
            case COUNT -> best(criterion, tallies, Day::facts, Tally::sum);
            case SUM -> best(criterion, tallies, day -> sum(day, criterion), Tally::sum);
            case DISTINCT_DAYS ->
                    best(criterion, tallies, day -> Math.min(1, day.facts()), Math::max);
            case STREAK ->
                    Streaks.longest(
                            days(tallies, criterion),
                            merits.paused(group),
                            policy.freezesFor(criterion.activity()));
            case ALL_OF ->
                    criterion.badges().stream().allMatch(one -> merits.holds(one, group)) ? 1 : 0;
            case MANUAL -> 0;
        };
    }

    private static long best(
            Criterion criterion,
            List<Tally> tallies,
            ToLongFunction<Day> measure,
            LongBinaryOperator together) {
        Map<LocalDate, Long> days = new HashMap<>();
        for (Tally tally : tallies) {
            for (Day day : tally.days()) {
                if (criterion.counts(day.day())) {
                    days.merge(day.day(), measure.applyAsLong(day), together::applyAsLong);
                }
            }
        }
        Within within = criterion.within();
        Map<LocalDate, Long> periods = new HashMap<>();
        days.forEach((day, score) ->
                periods.merge(
                        within == null ? LocalDate.EPOCH : within.firstDay(day),
                        score,
                        Tally::sum));
        return periods.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static long sum(Day day, Criterion criterion) {
        return day.sums().getOrDefault(String.valueOf(criterion.attribute()), 0L);
    }

    /// The days that keep a streak, those made up for among them.
    private static List<LocalDate> days(List<Tally> tallies, Criterion criterion) {
        return tallies.stream()
                .flatMap(tally -> tally.days().stream())
                .map(Day::day)
                .filter(criterion::counts)
                .distinct()
                .sorted()
                .toList();
    }
}
