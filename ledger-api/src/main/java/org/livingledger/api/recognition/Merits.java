package org.livingledger.api.recognition;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityEvent.ActivityReversed;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.api.membership.MembershipEvent.MemberReleased;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.RecognitionEvent.BadgeRevoked;
import org.livingledger.api.recognition.RecognitionEvent.CheckInMadeUp;
import org.livingledger.api.recognition.RecognitionEvent.StreakMilestoneReached;
import org.livingledger.api.recognition.RecognitionEvent.StreakPaused;
import org.livingledger.api.recognition.RecognitionEvent.StreakResumed;

/// What one member has done, day by day, and what they were recognised for: everything that streaks
/// and badges are decided by, under whatever programme is in force.
///
/// It grows with the days on which something was done, not with how much. Facts are kept by the epoch
/// in which they were recorded: what reaches through the ledger counts all of them, what reaches
/// through a group those of the current epoch.
///
/// @param seats where they are or were a member, in the last epoch of each
/// @param tallies what they did, by group, epoch, kind and year
/// @param pauses when their streaks were paused
/// @param makeUps when they made up for missed days
/// @param milestones the lengths of streaks that were marked
/// @param awards the badges that they were awarded, revoked ones included
public record Merits(
        List<Seat> seats,
        List<Tally> tallies,
        List<Pause> pauses,
        List<MakeUp> makeUps,
        List<Reached> milestones,
        List<Award> awards) {

    /// Of whom nothing is known.
    public static final Merits NONE =
            new Merits(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /// A membership's last epoch.
    public record Seat(GroupId group, int epoch, boolean active) {}

    /// Days without a streak.
    ///
    /// @param through the last of them, or null while they go on
    public record Pause(GroupId group, int epoch, LocalDate from, @Nullable LocalDate through) {}

    /// A missed day that was made up for.
    ///
    /// @param on the local day on which that was done
    public record MakeUp(GroupId group, LocalDate on) {}

    /// A length of a streak that was marked.
    ///
    /// @param group where, or null for the whole ledger
    /// @param day the kept day with which it was reached
    public record Reached(@Nullable GroupId group, int epoch, int days, LocalDate day) {}

    /// A badge that was awarded.
    ///
    /// @param group where it was earned, or null for the whole ledger
    /// @param epoch the epoch in that group, 0 for the whole ledger
    /// @param revoked whether it was taken back
    public record Award(
            BadgeId badge, int level, @Nullable GroupId group, int epoch, boolean revoked) {}

    /// The merits after one more event. Events that say nothing about merits leave them as they are.
    public Merits fold(Event event) {
        return switch (event) {
            case ActivityRecorded fact ->
                    tallied(fact.group(), fact.epoch(), fact.activity(), fact.day())
                            .with(fact.day(), fact.attributes())
                            .in(this);
            case ActivityReversed undone ->
                    tallied(undone.group(), undone.epoch(), undone.activity(), undone.day())
                            .without(undone.day(), undone.attributes())
                            .in(this);
            case CheckInMadeUp made ->
                    tallied(made.group(), made.epoch(), CheckIns.ACTIVITY, made.day())
                            .madeUp(made.day())
                            .in(this)
                            .makeUps(Lists.plus(makeUps, new MakeUp(made.group(), made.madeOn())));
            case MemberJoined joined -> seated(joined.group(), joined.epoch(), true);
            case MemberLeft left -> seated(left.group(), left.epoch(), false);
            case MemberEliminated gone -> seated(gone.group(), gone.epoch(), false);
            case MemberReleased released -> seated(released.group(), released.epoch(), false);
            case StreakPaused paused ->
                    pauses(
                            Lists.plus(
                                    pauses,
                                    new Pause(
                                            paused.group(),
                                            paused.epoch(),
                                            paused.from(),
                                            paused.through())));
            case StreakResumed resumed -> pauses(ended(resumed));
            case StreakMilestoneReached reached ->
                    milestones(
                            Lists.plus(
                                    milestones,
                                    new Reached(
                                            reached.group(),
                                            reached.epoch(),
                                            reached.days(),
                                            reached.day())));
            case BadgeAwarded awarded -> awards(awarded(awarded));
            case BadgeRevoked revoked -> awards(revoked(revoked));
            default -> this; // of the families that say something, these are all that do
        };
    }

    /// The current epoch in a group, or 0 if they are not in it.
    public int epoch(GroupId group) {
        for (Seat seat : seats) {
            if (seat.group().equals(group)) {
                return seat.active() ? seat.epoch() : 0;
            }
        }
        return 0;
    }

    /// The tallies that reach through a group in its current epoch, or through the ledger.
    ///
    /// @param group which, or null for the whole ledger
    public List<Tally> reaching(@Nullable GroupId group) {
        if (group == null) {
            return tallies;
        }
        int epoch = epoch(group);
        return tallies.stream()
                .filter(one -> one.group().equals(group) && one.epoch() == epoch)
                .toList();
    }

    /// The local days on which something was done, ascending.
    ///
    /// @param group where, or null for the whole ledger
    /// @param activity what, or null for anything
    public List<LocalDate> kept(@Nullable GroupId group, @Nullable ActivityType activity) {
        var days = new ArrayList<LocalDate>();
        for (Tally tally : reaching(group)) {
            if (activity == null || activity.equals(tally.activity())) {
                tally.days().forEach(day -> days.add(day.day()));
            }
        }
        return Lists.inOrder(days);
    }

    /// How many activities of a kind there were on a local day, in the current epoch.
    public int facts(GroupId group, ActivityType activity, LocalDate day) {
        return tallied(group, epoch(group), activity, day).facts(day);
    }

    /// Whether a day is paused.
    ///
    /// @param group where, or null for the whole ledger, where any group's pause counts
    public Predicate<LocalDate> paused(@Nullable GroupId group) {
        int epoch = group == null ? 0 : epoch(group);
        List<Pause> these =
                pauses.stream()
                        .filter(one ->
                                group == null
                                        || (one.group().equals(group) && one.epoch() == epoch))
                        .toList();
        return day -> {
            for (Pause one : these) {
                LocalDate through = one.through();
                if (!day.isBefore(one.from()) && (through == null || !day.isAfter(through))) {
                    return true;
                }
            }
            return false;
        };
    }

    /// The pause that a day lies in, or null.
    public @Nullable Pause pauseAt(GroupId group, LocalDate day) {
        int epoch = epoch(group);
        for (Pause one : pauses) {
            LocalDate through = one.through();
            if (one.group().equals(group)
                    && one.epoch() == epoch
                    && !day.isBefore(one.from())
                    && (through == null || !day.isAfter(through))) {
                return one;
            }
        }
        return null;
    }

    /// How many missed days they made up for in a calendar month.
    public int makeUps(GroupId group, YearMonth month) {
        return (int)
                makeUps.stream()
                        .filter(one ->
                                one.group().equals(group) && YearMonth.from(one.on()).equals(month))
                        .count();
    }

    /// The streak of a kind of activity on a day.
    ///
    /// @param group where, or null for the whole ledger
    public Streaks.Streak streak(
            @Nullable GroupId group, ActivityType activity, CheckIns policy, LocalDate today) {
        if (group != null && epoch(group) == 0) {
            return Streaks.Streak.NONE; // leaving ends what reaches through a group
        }
        return Streaks.at(today, kept(group, activity), paused(group), policy.freezesFor(activity));
    }

    /// The award of a level of a badge, revoked or not, or null if there never was one. Awards of
    /// former epochs stay, so a badge is earned once.
    ///
    /// @param group where, or null for the whole ledger
    public @Nullable Award award(BadgeId badge, int level, @Nullable GroupId group) {
        for (Award one : awards) {
            if (is(one, badge, level, group)) {
                return one;
            }
        }
        return null;
    }

    /// Whether a badge is held, in any level.
    ///
    /// @param group where, or null for anywhere
    public boolean holds(BadgeId badge, @Nullable GroupId group) {
        return awards.stream()
                .anyMatch(one ->
                        one.badge().equals(badge)
                                && !one.revoked()
                                && (group == null
                                        || one.group() == null
                                        || one.group().equals(group)));
    }

    private Tally tallied(GroupId group, int epoch, ActivityType activity, LocalDate day) {
        for (Tally tally : tallies) {
            if (tally.is(group, epoch, activity, day.getYear())) {
                return tally;
            }
        }
        return new Tally(group, epoch, activity, day.getYear(), List.of());
    }

    Merits tallies(List<Tally> these) {
        return new Merits(seats, these, pauses, makeUps, milestones, awards);
    }

    private Merits pauses(List<Pause> these) {
        return new Merits(seats, tallies, these, makeUps, milestones, awards);
    }

    private Merits makeUps(List<MakeUp> these) {
        return new Merits(seats, tallies, pauses, these, milestones, awards);
    }

    private Merits milestones(List<Reached> these) {
        return new Merits(seats, tallies, pauses, makeUps, these, awards);
    }

    private Merits awards(List<Award> these) {
        return new Merits(seats, tallies, pauses, makeUps, milestones, these);
    }

    private Merits seated(GroupId group, int epoch, boolean active) {
        var others = new ArrayList<>(seats);
        others.removeIf(one -> one.group().equals(group));
        return new Merits(
                Lists.plus(others, new Seat(group, epoch, active)),
                tallies,
                pauses,
                makeUps,
                milestones,
                awards);
    }

    private List<Pause> ended(StreakResumed resumed) {
        var these = new ArrayList<Pause>(pauses.size());
        for (Pause one : pauses) {
            boolean meant = one.group().equals(resumed.group()) && one.epoch() == resumed.epoch();
            LocalDate through = one.through();
            if (!meant || (through != null && through.isBefore(resumed.day()))) {
                these.add(one);
            } else if (one.from().isBefore(resumed.day())) {
                LocalDate last = resumed.day().minusDays(1);
                these.add(new Pause(one.group(), one.epoch(), one.from(), last));
            }
        }
        return List.copyOf(these);
    }

    private List<Award> awarded(BadgeAwarded awarded) {
        var award =
                new Award(
                        awarded.badge(), awarded.level(), awarded.group(), awarded.epoch(), false);
        var these = new ArrayList<>(awards);
        these.removeIf(one -> is(one, awarded.badge(), awarded.level(), awarded.group()));
        these.add(award);
        return List.copyOf(these);
    }

    private List<Award> revoked(BadgeRevoked revoked) {
        if (revoked.adoption() != null) {
            var others = new ArrayList<>(awards);
            others.removeIf(one -> is(one, revoked.badge(), revoked.level(), revoked.group()));
            return List.copyOf(others);
        }
        return awards.stream()
                .map(one ->
                        is(one, revoked.badge(), revoked.level(), revoked.group())
                                ? new Award(
                                        one.badge(), one.level(), one.group(), one.epoch(), true)
                                : one)
                .toList();
    }

    private static boolean is(Award one, BadgeId badge, int level, @Nullable GroupId group) {
        return one.badge().equals(badge)
                && one.level() == level
                && Objects.equals(one.group(), group);
    }
}
