package org.livingledger.api.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;

/// What one member did of one kind in one epoch of a group and one year, by local day. Years are kept
/// apart so that one more fact of a long life changes little of it.
///
/// @param days those on which there was something, ascending
public record Tally(GroupId group, int epoch, ActivityType activity, int year, List<Day> days) {

    /// What was done on one local day.
    ///
    /// @param facts how many activities, 0 if the day was only made up for
    /// @param sums what each whole-number attribute comes to
    public record Day(LocalDate day, int facts, boolean madeUp, Map<String, Long> sums) {

        /// A day that the sums cannot be changed of from outside.
        public Day {
            sums = Map.copyOf(sums);
        }

        private Day plus(Map<String, Object> attributes) {
            if (attributes.isEmpty()) {
                return new Day(day, facts + 1, madeUp, sums);
            }
            var more = new TreeMap<>(sums);
            attributes.forEach((name, value) -> {
                if (value instanceof Number number) {
                    more.merge(name, number.longValue(), Tally::sum);
                }
            });
            return new Day(day, facts + 1, madeUp, more);
        }

        private Day minus(Map<String, Object> attributes) {
            var less = new TreeMap<>(sums);
            attributes.forEach((name, value) -> {
                if (value instanceof Number number) {
                    less.merge(name, -number.longValue(), Tally::sum);
                }
            });
            return new Day(day, facts - 1, madeUp, facts == 1 ? Map.of() : less);
        }
    }

    boolean is(GroupId in, int during, ActivityType what, int when) {
        return year == when && epoch == during && activity.equals(what) && group.equals(in);
    }

    Tally with(LocalDate day, Map<String, Object> attributes) {
        int at = find(day);
        Day before = at >= 0 ? days.get(at) : new Day(day, 0, false, Map.of());
        return set(at, before.plus(attributes));
    }

    /// The tally without an activity that it has.
    Tally without(LocalDate day, Map<String, Object> attributes) {
        int at = find(day);
        if (at < 0) {
            return this;
        }
        Day left = days.get(at).minus(attributes);
        if (left.facts() > 0 || left.madeUp()) {
            return set(at, left);
        }
        var these = new ArrayList<>(days);
        these.remove(at);
        return new Tally(group, epoch, activity, year, List.copyOf(these));
    }

    Tally madeUp(LocalDate day) {
        int at = find(day);
        Day before = at >= 0 ? days.get(at) : new Day(day, 0, true, Map.of());
        return set(at, new Day(day, before.facts(), true, before.sums()));
    }

    /// The merits with this tally in place of the one before it.
    Merits in(Merits merits) {
        var tallies = new ArrayList<Tally>(merits.tallies().size() + 1);
        boolean placed = false;
        for (Tally each : merits.tallies()) {
            boolean same = each.is(group, epoch, activity, year);
            if (!same || !days.isEmpty()) {
                tallies.add(same ? this : each);
            }
            placed |= same;
        }
        if (!placed) {
            tallies.add(this);
        }
        return merits.tallies(List.copyOf(tallies));
    }

    /// How many activities there were on a day.
    int facts(LocalDate day) {
        int at = find(day);
        return at < 0 ? 0 : days.get(at).facts();
    }

    private Tally set(int at, Day day) {
        var these = new ArrayList<Day>(days.size() + 1);
        these.addAll(days);
        if (at >= 0) {
            these.set(at, day);
        } else {
            these.add(-at - 1, day);
        }
        return new Tally(group, epoch, activity, year, List.copyOf(these));
    }

    /// Where a day stands, or where it would, as [java.util.Collections#binarySearch] says it.
    private int find(LocalDate day) {
        int low = 0;
        int high = days.size() - 1;
        if (high >= 0 && days.get(high).day().isBefore(day)) {
            return -high - 2; // most facts are of today
        }
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = days.get(middle).day().compareTo(day);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /// A sum that stays at the end of its range: no number of facts makes a fold throw.
    static long sum(long one, long other) {
        long sum = one + other;
        if (((one ^ sum) & (other ^ sum)) < 0) {
            return one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }
}
