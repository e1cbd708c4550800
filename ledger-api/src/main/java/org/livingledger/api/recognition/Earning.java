package org.livingledger.api.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityEvent.ActivityReversed;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.RecognitionEvent.CheckInMadeUp;

/// When a criterion was met, and by which events: it goes through what happened in the order in which
/// it occurred, as if each had been known at once. A badge that is awarded late, since a fact came
/// late or the badge was published after it, is dated by this.
public final class Earning {

    /// The most events that an award names. Of more, it names the last.
    public static final int MOST_NAMED = 100;

    private Earning() {}

    /// An event of a member's stream, by its position.
    public record Happened(long position, Event event) {}

    /// How a criterion was met.
    ///
    /// @param at when what met it occurred
    /// @param evidence the positions of the events that met it, in the order in which they occurred
    public record Earned(Instant at, List<Long> evidence) {}

    /// One thing done that counts.
    private record Deed(
            long position,
            LocalDate day,
            Instant occurredAt,
            boolean madeUp,
            Map<String, Object> attributes) {}

    /// When a badge came to a score, or null if it never did.
    ///
    /// @param group the group in whose epoch it is reckoned, or null for the whole ledger
    /// @param epoch that epoch
    /// @param past everything that happened to the member
    public static @Nullable Earned of(
            BadgeDefinition badge,
            long atLeast,
            @Nullable GroupId group,
            int epoch,
            List<Happened> past,
            Merits merits,
            CheckIns policy) {
        Criterion criterion = badge.criterion();
        if (criterion.kind() == Criterion.Kind.ALL_OF) {
            return together(criterion, group, past);
        }
        List<Deed> deeds = deeds(badge, group, epoch, past);
        return switch (criterion.kind()) {
            case FIRST, COUNT, SUM, DISTINCT_DAYS -> counted(criterion, atLeast, deeds);
            case STREAK ->
                    unbroken(
                            atLeast,
                            deeds,
                            merits.paused(group),
                            policy.freezesFor(criterion.activity()));
            case ALL_OF, MANUAL -> null;
        };
    }

    /// One thing done that a criterion counts.
    ///
    /// @param madeUp whether a missed day was made up for by it
    /// @param worth how much it adds to the score of its period; of a streak, 1 if it is the first of its
    ///     day and keeps it
    public record Counted(long position, LocalDate day, boolean madeUp, long worth) {}

    /// Everything done that the criterion of a badge counts, in the order in which it occurred: what
    /// [Scores] come to. Nothing for badges that are made of others or that someone awards.
    ///
    /// @param group the group in whose epoch it is reckoned, or null for the whole ledger
    /// @param epoch that epoch
    /// @param past everything that happened to the member
    public static List<Counted> counted(
            BadgeDefinition badge, @Nullable GroupId group, int epoch, List<Happened> past) {
        Criterion criterion = badge.criterion();
        var days = new HashSet<LocalDate>();
        var counted = new ArrayList<Counted>();
        for (Deed deed : deeds(badge, group, epoch, past)) {
            boolean streak = criterion.kind() == Criterion.Kind.STREAK;
            if (streak || !deed.madeUp()) {
                long worth = streak ? (days.add(deed.day()) ? 1 : 0) : worth(criterion, deed, days);
                counted.add(new Counted(deed.position(), deed.day(), deed.madeUp(), worth));
            }
        }
        return List.copyOf(counted);
    }

    /// When the days of a streak of check-ins had all been kept, from the first to a later one, and by
    /// which events; or null if they were not.
    public static @Nullable Earned kept(
            Streaks.Run run, int days, @Nullable GroupId group, int epoch, List<Happened> past) {
        var span =
                new Criterion(
                        Criterion.Kind.STREAK,
                        CheckIns.ACTIVITY,
                        null,
                        null,
                        run.kept().getFirst(),
                        run.kept().get(days - 1),
                        null);
        var streak = BadgeDefinition.of("milestone", span, days);
        return unbroken(days, deeds(streak, group, epoch, past), _ -> true, 0);
    }

    private static List<Deed> deeds(
            BadgeDefinition badge, @Nullable GroupId group, int epoch, List<Happened> past) {
        Criterion criterion = badge.criterion();
        var undone = new HashSet<Long>();
        for (Happened happened : past) {
            if (happened.event() instanceof ActivityReversed reversed) {
                undone.add(reversed.fact());
            }
        }
        var deeds = new ArrayList<Deed>();
        for (Happened happened : past) {
            Deed deed =
                    switch (happened.event()) {
                        case ActivityRecorded fact
                                when !undone.contains(happened.position())
                                        && reaches(badge, group, epoch, fact.group(), fact.epoch())
                                        && counts(criterion, fact.activity(), fact.day()) ->
                                new Deed(
                                        happened.position(),
                                        fact.day(),
                                        fact.occurredAt(),
                                        false,
                                        fact.attributes());
                        case CheckInMadeUp made
                                when reaches(badge, group, epoch, made.group(), made.epoch())
                                        && counts(criterion, CheckIns.ACTIVITY, made.day()) ->
                                new Deed(
                                        happened.position(),
                                        made.day(),
                                        made.occurredAt(),
                                        true,
                                        Map.of());
                        default -> null; // what else happened to the member counts for no badge
                    };
            if (deed != null) {
                deeds.add(deed);
            }
        }
        deeds.sort(Comparator.comparing(Deed::occurredAt).thenComparingLong(Deed::position));
        return deeds;
    }

    private static boolean reaches(
            BadgeDefinition badge, @Nullable GroupId group, int epoch, GroupId in, int during) {
        return (badge.group() == null || badge.group().equals(in))
                && (group == null || (group.equals(in) && epoch == during));
    }

    private static boolean counts(Criterion criterion, ActivityType activity, LocalDate day) {
        return criterion.counts(activity) && criterion.counts(day);
    }

    private static @Nullable Earned counted(Criterion criterion, long atLeast, List<Deed> deeds) {
        var scores = new HashMap<LocalDate, Long>();
        var named = new HashMap<LocalDate, Deque<Long>>();
        var days = new HashSet<LocalDate>();
        Within within = criterion.within();
        for (Deed deed : deeds) {
            long worth = worth(criterion, deed, days);
            if (worth == 0) {
                continue;
            }
            LocalDate period = within == null ? LocalDate.EPOCH : within.firstDay(deed.day());
            var names = named.computeIfAbsent(period, _ -> new ArrayDeque<>());
            name(names, deed);
            if (scores.merge(period, worth, Tally::sum) >= atLeast) {
                return new Earned(deed.occurredAt(), List.copyOf(names));
            }
        }
        return null;
    }

    private static long worth(Criterion criterion, Deed deed, Set<LocalDate> days) {
        if (deed.madeUp()) {
            return 0; // it keeps a streak and is nothing that was done
        }
        return switch (criterion.kind()) {
            case FIRST, COUNT -> 1;
            case SUM ->
                    deed.attributes().get(String.valueOf(criterion.attribute())) instanceof Number n
                            ? n.longValue()
                            : 0;
            case DISTINCT_DAYS -> days.add(deed.day()) ? 1 : 0;
            case STREAK, ALL_OF, MANUAL -> 0;
        };
    }

    private static @Nullable Earned unbroken(
            long atLeast, List<Deed> deeds, Predicate<LocalDate> paused, int freezes) {
        var kept = new TreeSet<LocalDate>();
        var first = new HashMap<LocalDate, Long>();
        for (Deed deed : deeds) {
            if (!kept.add(deed.day())) {
                continue;
            }
            first.put(deed.day(), deed.position());
            if (kept.size() < atLeast) {
                continue;
            }
            for (Streaks.Run run : Streaks.runs(List.copyOf(kept), paused, freezes)) {
                if (run.days() >= atLeast) {
                    var names = new ArrayDeque<Long>();
                    run.kept().forEach(day -> name(names, first.getOrDefault(day, 0L)));
                    return new Earned(deed.occurredAt(), List.copyOf(names));
                }
            }
        }
        return null;
    }

    private static @Nullable Earned together(
            Criterion criterion, @Nullable GroupId group, List<Happened> past) {
        var evidence = new ArrayList<Long>();
        Instant latest = null;
        for (BadgeId wanted : criterion.badges()) {
            Happened first = null;
            for (Happened happened : past) {
                if (happened.event() instanceof BadgeAwarded awarded
                        && awarded.badge().equals(wanted)
                        && (group == null
                                || awarded.group() == null
                                || group.equals(awarded.group()))) {
                    first = happened;
                    break;
                }
            }
            if (first == null) {
                return null;
            }
            evidence.add(first.position());
            Instant at = first.event().occurredAt();
            latest = latest == null || at.isAfter(latest) ? at : latest;
        }
        return latest == null ? null : new Earned(latest, List.copyOf(evidence));
    }

    private static void name(Deque<Long> names, Deed deed) {
        name(names, deed.position());
    }

    private static void name(Deque<Long> names, long position) {
        names.addLast(position);
        if (names.size() > MOST_NAMED) {
            names.removeFirst();
        }
    }
}
