package org.livingledger.faults.model;

import static org.livingledger.faults.words.Figures.figures;
import static org.livingledger.faults.words.Refusal.refuseIf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.livingledger.faults.words.Fields;
import org.livingledger.faults.words.Figures;

/// Check-ins and streaks (`systems.md` S11): one a local day, forgiven by freezes, made up for.
record CheckIns(World world, Activities activities) {

    private static final Fact.Kind CHECK_IN = new Fact.Kind(false, "check-in", Fields.of(null));

    /// A day that was made up for: it is kept, and is no activity.
    private static final Fact.Kind MADE_UP = new Fact.Kind(true, "made-up", Fields.of(null));

    /// A day that was made up for can still be checked in on: a late fact fills its own day.
    Figures checkIn(Fields body, Group group, Account account) {
        world.requireIn(account.id, group.id);
        Instant at = world.occurred(body);
        LocalDate day = world.day(at);
        boolean kept = days(account.id, group.id, List.of(CHECK_IN)).contains(day);
        refuseIf(kept, "already-checked-in", "day", day);
        Figures figures = activities.record(account, group.id, CHECK_IN, at);
        figures.putAll(stands(account.id, group.id, day));
        return figures;
    }

    Figures makeUpCheckIn(Fields body, Group group, Account account) {
        world.requireIn(account.id, group.id);
        LocalDate day = body.day("day");
        LocalDate today = world.day(world.now);
        Fields policy = world.programme.in("check_ins");
        LocalDate earliest = today.minusDays(policy.number("make_up_days", 0));
        LocalDate latest = today.minusDays(1);
        boolean out = day.isBefore(earliest) || day.isAfter(latest);
        refuseIf(out, "make-up-out-of-time", "earliest latest", earliest, latest);
        boolean kept = days(account.id, group.id, List.of(CHECK_IN, MADE_UP)).contains(day);
        refuseIf(kept, "already-checked-in", "day", day);
        String month = account.id + "/" + group.id + "/" + YearMonth.from(today);
        int used = world.madeUp.getOrDefault(month, 0);
        long limit = policy.number("make_ups_per_month", 0);
        refuseIf(used >= limit, "make-up-limit-reached", "limit used", limit, used);
        world.madeUp.put(month, used + 1);
        world.count(0, MADE_UP, account.id, group.id, world.start(day));
        return world.told("check-in-made-up", stands(account.id, group.id, day));
    }

    /// The days with facts of some kinds, in the present epoch.
    private NavigableSet<LocalDate> days(String member, String group, List<Fact.Kind> kinds) {
        var days = new TreeSet<LocalDate>();
        int epoch = world.membership(member, group).epoch();
        for (Fact fact : world.facts.keySet()) {
            boolean there = group.equals(fact.group()) && epoch == fact.epoch();
            if (there && fact.member().equals(member) && kinds.contains(fact.kind())) {
                days.add(world.day(fact.at()));
            }
        }
        return days;
    }

    /// Goes through the days: each month forgives as many missed ones as it has freezes.
    private Figures stands(String member, String group, LocalDate kept) {
        NavigableSet<LocalDate> days = days(member, group, List.of(CHECK_IN, MADE_UP));
        LocalDate today = world.day(world.now);
        long freezes = world.programme.in("check_ins").number("freezes_per_month", 0);
        var frozen = new HashMap<YearMonth, Integer>();
        int streak = 0;
        int longest = 0;
        for (LocalDate day = days.first(); !day.isAfter(today); day = day.plusDays(1)) {
            if (days.contains(day)) {
                streak++;
            } else if (streak > 0 && day.isBefore(today)) {
                boolean forgiven = frozen.merge(YearMonth.from(day), 1, Integer::sum) <= freezes;
                streak = forgiven ? streak : 0;
            }
            longest = Math.max(longest, streak);
        }
        return figures("day streak longest", kept, streak, longest);
    }
}
