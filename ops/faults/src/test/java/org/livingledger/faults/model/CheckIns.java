package org.livingledger.faults.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Check-ins and streaks (`systems.md` S11): one a local day, forgiven by freezes, made up for.
final class CheckIns {

    private final World world;
    private final Activities activities;
    private final Map<String, SortedSet<LocalDate>> kept = new HashMap<>();
    private final Map<String, Integer> madeUp = new TreeMap<>();

    /// How a streak stands.
    private record Streak(int days, int longest) {}

    CheckIns(World world, Activities activities) {
        this.world = world;
        this.activities = activities;
    }

    Map<String, Object> checkIn(Body body) {
        String group = body.text("group_id");
        String member = body.text("member_id");
        Account account = activities.present(member, group);
        Instant at = world.occurred(body);
        LocalDate day = world.day(at);
        SortedSet<LocalDate> days = days(member, group, "kept");
        // a day that was made up for can still be checked in on: a late fact fills its own day
        SortedSet<LocalDate> checkedIn = days(member, group, "checked-in");
        requireMissed(checkedIn, day);
        Map<String, Object> figures = activities.record(account, group, "check-in", Map.of(), at);
        checkedIn.add(day);
        figures.remove("available");
        days.add(day);
        return told(figures, days, day);
    }

    Map<String, Object> makeUp(Body body) {
        String group = body.text("group_id");
        String member = body.text("member_id");
        activities.present(member, group);
        LocalDate day = body.day("day");
        LocalDate today = world.day(world.now);
        LocalDate earliest = today.minusDays(world.plan.makeUpDays());
        SortedSet<LocalDate> days = days(member, group, "kept");
        if (day.isBefore(earliest) || !day.isBefore(today)) {
            throw Refusal.of(
                    "make-up-out-of-time", "earliest latest", earliest, today.minusDays(1));
        }
        requireMissed(days, day);
        String counter = member + "/" + group + "/" + YearMonth.from(today);
        int used = madeUp.getOrDefault(counter, 0);
        if (used >= world.plan.makeUps()) {
            throw Refusal.of("make-up-limit-reached", "limit used", world.plan.makeUps(), used);
        }
        madeUp.put(counter, used + 1);
        days.add(day);
        world.emit("check-in-made-up");
        return told(new HashMap<>(), days, day);
    }

    private static void requireMissed(SortedSet<LocalDate> days, LocalDate day) {
        if (days.contains(day)) {
            throw Refusal.of("already-checked-in", "day", day);
        }
    }

    /// The days that were kept in the present epoch.
    private SortedSet<LocalDate> days(String member, String group, String how) {
        int epoch = world.membership(member, group).epoch();
        return kept.computeIfAbsent(
                member + "/" + group + "/" + epoch + "/" + how, _ -> new TreeSet<>());
    }

    private Map<String, Object> told(
            Map<String, Object> figures, SortedSet<LocalDate> days, LocalDate day) {
        Streak streak = streak(days, world.day(world.now));
        figures.put("day", day);
        figures.put("streak", streak.days);
        figures.put("longest", streak.longest);
        return figures;
    }

    /// Goes through the days: each month forgives as many missed ones as it has freezes.
    private Streak streak(SortedSet<LocalDate> days, LocalDate today) {
        var frozen = new HashMap<YearMonth, Integer>();
        int run = 0;
        int longest = 0;
        for (LocalDate day = days.first(); !day.isAfter(today); day = day.plusDays(1)) {
            if (days.contains(day)) {
                run++;
            } else if (run > 0 && day.isBefore(today)) {
                boolean forgiven =
                        frozen.merge(YearMonth.from(day), 1, Integer::sum) <= world.plan.freezes();
                run = forgiven ? run : 0;
            }
            longest = Math.max(longest, run);
        }
        return new Streak(run, longest);
    }
}
