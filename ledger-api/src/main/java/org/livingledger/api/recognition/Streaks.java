package org.livingledger.api.recognition;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The one meaning of a streak (`systems.md` S11): local days that were kept, one after another.
///
/// A missed day does not count, and ends the streak unless it is paused or a freeze of its month
/// covers it. Freezes are used in the order of days, while there is a streak to save. Today is not
/// missed before it is over.
///
/// It reads nothing but the days: a late fact that fills its day, and a make-up, change everything
/// after it as if it had been there at once. Days of 23 and 25 hours and days without a midnight are
/// days like others.
public final class Streaks {

    private Streaks() {}

    /// A streak as it stands at the end of a day that may still be kept.
    ///
    /// @param days how many days were kept since it began, 0 if there is none
    /// @param since its first day
    /// @param last its last kept day
    /// @param longest the most days of any streak so far
    public record Streak(
            int days, @Nullable LocalDate since, @Nullable LocalDate last, int longest) {

        /// Nobody has kept a day.
        public static final Streak NONE = new Streak(0, null, null, 0);
    }

    /// Kept days that belong to one streak.
    ///
    /// @param kept the days, ascending
    public record Run(List<LocalDate> kept) {

        /// How many days were kept.
        public int days() {
            return kept.size();
        }

        /// Whether a day lies between its first and its last.
        public boolean spans(LocalDate day) {
            return !day.isBefore(kept.getFirst()) && !day.isAfter(kept.getLast());
        }
    }

    /// The streak on a day.
    ///
    /// @param kept every day that was kept, ascending, each once
    /// @param paused whether a day is paused
    /// @param freezes how many missed days each calendar month forgives
    public static Streak at(
            LocalDate today, List<LocalDate> kept, Predicate<LocalDate> paused, int freezes) {
        var walk = new Walk(paused, freezes);
        for (LocalDate day : kept) {
            if (day.isAfter(today)) {
                break;
            }
            walk.keep(day);
        }
        return walk.standing(today);
    }

    /// Every streak there was, in order.
    public static List<Run> runs(List<LocalDate> kept, Predicate<LocalDate> paused, int freezes) {
        var walk = new Walk(paused, freezes);
        var runs = new ArrayList<Run>();
        int from = 0;
        for (int i = 0; i < kept.size(); i++) {
            if (walk.keep(kept.get(i)) == 1 && i > from) {
                runs.add(new Run(kept.subList(from, i)));
                from = i;
            }
        }
        if (!kept.isEmpty()) {
            runs.add(new Run(kept.subList(from, kept.size())));
        }
        return List.copyOf(runs);
    }

    /// The days of the longest streak of all.
    public static int longest(List<LocalDate> kept, Predicate<LocalDate> paused, int freezes) {
        var walk = new Walk(paused, freezes);
        kept.forEach(walk::keep);
        return walk.longest;
    }

    /// Walks through the kept days in order.
    private static final class Walk {

        private final Predicate<LocalDate> paused;
        private final int freezes;
        private final Map<YearMonth, Integer> frozen = new HashMap<>();
        private int days;
        private int longest;
        private @Nullable LocalDate since;
        private @Nullable LocalDate last;

        Walk(Predicate<LocalDate> paused, int freezes) {
            this.paused = paused;
            this.freezes = freezes;
        }

        /// How long the streak is with this day.
        int keep(LocalDate day) {
            if (last != null && forgiven(last, day)) {
                days++;
            } else {
                days = 1;
                since = day;
            }
            last = day;
            longest = Math.max(longest, days);
            return days;
        }

        Streak standing(LocalDate today) {
            return last != null && forgiven(last, today)
                    ? new Streak(days, since, last, longest)
                    : new Streak(0, null, last, longest);
        }

        private boolean forgiven(LocalDate from, LocalDate to) {
            for (LocalDate day = from.plusDays(1); day.isBefore(to); day = day.plusDays(1)) {
                if (!paused.test(day)
                        && frozen.merge(YearMonth.from(day), 1, Integer::sum) > freezes) {
                    return false;
                }
            }
            return true;
        }
    }
}
