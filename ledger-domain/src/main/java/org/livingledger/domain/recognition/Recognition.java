package org.livingledger.domain.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Refused;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.Expiry;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.recognition.BadgeDefinition;
import org.livingledger.api.recognition.BadgeDefinition.Level;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.CheckIns.Milestone;
import org.livingledger.api.recognition.Criterion;
import org.livingledger.api.recognition.Earning;
import org.livingledger.api.recognition.Earning.Earned;
import org.livingledger.api.recognition.Earning.Happened;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.recognition.Merits.Seat;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.RecognitionEvent.CheckInMadeUp;
import org.livingledger.api.recognition.RecognitionEvent.StreakMilestoneReached;
import org.livingledger.api.recognition.Scope;
import org.livingledger.api.recognition.Scores;
import org.livingledger.api.recognition.Streaks;
import org.livingledger.api.recognition.Streaks.Run;
import org.livingledger.domain.Desk;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.points.Purse;
import org.livingledger.domain.points.Terms;
import org.livingledger.domain.programme.RuleBooks.InForce;

/// Finds what a member has come to by what a command has decided, before any of it happens: the badge
/// and its reward stand in the same transaction as the fact that earned it.
public final class Recognition {

    private final long position;
    private final Subject subject;
    private final InForce inForce;
    private final CheckIns policy;
    private final ZoneId zone;
    private final List<Event> decided;
    private final List<Event> events = new ArrayList<>();
    private Merits merits;
    private @Nullable List<Happened> before;

    private Recognition(
            List<? extends Event> decided,
            long position,
            Subject subject,
            InForce inForce,
            ZoneId zone) {
        this.position = position;
        this.subject = subject;
        this.inForce = inForce;
        this.policy = CheckIns.of(inForce.programme());
        this.zone = zone;
        this.decided = List.copyOf(decided);
        this.merits = subject.merits();
        decided.forEach(event -> merits = merits.fold(event));
    }

    /// Whom something is recognised of, as they were before it. Nothing that is asked of it changes
    /// anything.
    public interface Subject {

        /// Who they are.
        MemberId id();

        /// What they had done, and were recognised for.
        Merits merits();

        /// A reward, decided as if those decided before it had happened.
        ///
        /// @throws Refused with [PointsOverflow] if the account would come to hold more than it can
        PointsEarned grant(Terms terms);

        /// Everything that had happened to them, in order. It costs a read, so it is asked only when
        /// something is due.
        List<Happened> past();
    }

    private record InHand(Person person, Purse purse, Desk desk) implements Subject {

        @Override
        public MemberId id() {
            return person.id();
        }

        @Override
        public Merits merits() {
            return person.merits();
        }

        @Override
        public PointsEarned grant(Terms terms) {
            return purse.grant(terms);
        }

        @Override
        public List<Happened> past() {
            return desk.past(person.id());
        }
    }

    /// What follows from a command.
    ///
    /// @param decided the command's events so far, in the order in which they will be applied, and
    ///     before any other
    /// @throws Refused with [PointsOverflow] if the account would come to hold more than it can
    public static Recognised after(
            List<? extends Event> decided,
            Person person,
            Purse purse,
            InForce inForce,
            ZoneId zone,
            Desk desk) {
        return after(decided, desk.position(), new InHand(person, purse, desk), inForce, zone);
    }

    /// What follows from events that are decided, for whoever did what they say.
    ///
    /// @param decided in the order in which they will be applied, and before any other
    /// @param position the position of the last event before them
    /// @throws Refused with [PointsOverflow] if the account would come to hold more than it can
    public static Recognised after(
            List<? extends Event> decided,
            long position,
            Subject subject,
            InForce inForce,
            ZoneId zone) {
        boolean checkedIn = decided.stream().anyMatch(Recognition::keepsADay);
        if (!checkedIn && inForce.programme().badges().isEmpty()) {
            return Recognised.NOTHING;
        }
        var recognition = new Recognition(decided, position, subject, inForce, zone);
        for (Event event : decided) {
            if (event instanceof ActivityRecorded fact) {
                recognition.done(fact.group(), fact.activity(), fact.day());
            } else if (event instanceof CheckInMadeUp made) {
                recognition.done(made.group(), CheckIns.ACTIVITY, made.day());
            }
        }
        return recognition.recognised();
    }

    /// What a member has earned under a programme that was published after they had done it.
    ///
    /// @param decided the command's events of them so far, in the order in which they will be applied
    /// @param position the position of the last event before those
    /// @throws Refused with [PointsOverflow] if the account would come to hold more than it can
    public static Recognised review(
            List<? extends Event> decided,
            long position,
            Person person,
            Purse purse,
            InForce inForce,
            ZoneId zone,
            Desk desk) {
        var recognition =
                new Recognition(decided, position, new InHand(person, purse, desk), inForce, zone);
        if (recognition.merits.seats().stream().noneMatch(Seat::active)) {
            return Recognised.NOTHING; // who is in no group is rewarded when they are back
        }
        for (BadgeDefinition badge : inForce.programme().badges()) {
            if (badge.scope() == Scope.LEDGER) {
                recognition.reckon(badge, null);
                continue;
            }
            for (Seat seat : recognition.merits.seats()) {
                if (seat.active()) {
                    recognition.reckon(badge, seat.group());
                }
            }
        }
        return recognition.recognised();
    }

    /// A badge that someone awards, with its reward and what it completes.
    ///
    /// @throws Refused with [PointsOverflow] if the account would come to hold more than it can
    static Recognised byHand(
            BadgeAwarded awarded,
            BadgeDefinition badge,
            Person person,
            Purse purse,
            InForce inForce,
            ZoneId zone,
            Desk desk) {
        var recognition =
                new Recognition(
                        List.of(), desk.position(), new InHand(person, purse, desk), inForce, zone);
        recognition.add(awarded);
        Level level = badge.levels().get(awarded.level() - 1);
        recognition.reward(
                level.points(),
                badge.expires(),
                awarded.group(),
                "badge-" + badge.id(),
                awarded.occurredAt());
        recognition.composed(awarded.group());
        return recognition.recognised();
    }

    /// The badges that an award by hand completes, for whoever holds it already.
    ///
    /// @param position the position of the last event before what follows
    /// @param group where it was awarded, or null for the whole ledger
    /// @throws Refused with [PointsOverflow] if the account would come to hold more than it can
    public static Recognised completed(
            @Nullable GroupId group, long position, Subject subject, InForce inForce, ZoneId zone) {
        var recognition = new Recognition(List.of(), position, subject, inForce, zone);
        recognition.composed(group);
        return recognition.recognised();
    }

    private static boolean keepsADay(Event event) {
        return event instanceof CheckInMadeUp
                || (event instanceof ActivityRecorded fact
                        && fact.activity().equals(CheckIns.ACTIVITY));
    }

    private Recognised recognised() {
        return events.isEmpty() ? Recognised.NOTHING : new Recognised(List.copyOf(events));
    }

    private void done(GroupId group, ActivityType activity, LocalDate day) {
        if (activity.equals(CheckIns.ACTIVITY)) {
            milestones(policy.group(group), day);
        }
        for (BadgeDefinition badge : inForce.programme().badges()) {
            if (badge.criterion().counts(activity) || composes(badge)) {
                reckon(badge, badge.scope() == Scope.GROUP ? group : null);
            }
        }
    }

    private void composed(@Nullable GroupId group) {
        for (BadgeDefinition badge : inForce.programme().badges()) {
            if (composes(badge) && (badge.scope() == Scope.LEDGER || group != null)) {
                reckon(badge, badge.scope() == Scope.GROUP ? group : null);
            }
        }
    }

    private static boolean composes(BadgeDefinition badge) {
        return badge.criterion().kind() == Criterion.Kind.ALL_OF;
    }

    private void milestones(@Nullable GroupId group, LocalDate day) {
        if (policy.milestones().isEmpty()) {
            return;
        }
        List<LocalDate> kept = merits.kept(group, CheckIns.ACTIVITY);
        for (Run run : Streaks.runs(kept, merits.paused(group), policy.freezesPerMonth())) {
            if (run.spans(day)) {
                for (Milestone milestone : policy.milestones()) {
                    if (milestone.days() <= run.days() && !isMarked(milestone, run, group)) {
                        mark(milestone, run, group);
                    }
                }
            }
        }
    }

    private boolean isMarked(Milestone milestone, Run run, @Nullable GroupId group) {
        int epoch = epoch(group);
        return merits.milestones().stream()
                .anyMatch(one ->
                        one.days() == milestone.days()
                                && one.epoch() == epoch
                                && Objects.equals(one.group(), group)
                                && run.spans(one.day()));
    }

    private void mark(Milestone milestone, Run run, @Nullable GroupId group) {
        int epoch = epoch(group);
        Earned earned = proven(Earning.kept(run, milestone.days(), group, epoch, past()));
        add(
                new StreakMilestoneReached(
                        subject.id(),
                        group,
                        epoch,
                        milestone.days(),
                        run.kept().getFirst(),
                        run.kept().get(milestone.days() - 1),
                        inForce.version(),
                        earned.at()));
        reward(milestone.points(), null, group, "streak-" + milestone.days(), earned.at());
    }

    private void reckon(BadgeDefinition badge, @Nullable GroupId group) {
        if (badge.group() != null && group != null && !badge.group().equals(group)) {
            return;
        }
        long score = -1;
        for (int level = 1; level <= badge.levels().size(); level++) {
            if (merits.award(badge.id(), level, group) != null) {
                continue; // held, or taken back: then it is not awarded again but by hand
            }
            if (score < 0) {
                score = Scores.of(badge, merits, group, policy);
            }
            Level asked = badge.levels().get(level - 1);
            if (score < asked.atLeast()) {
                return;
            }
            award(badge, level, asked, group, score);
        }
    }

    private void award(
            BadgeDefinition badge, int level, Level asked, @Nullable GroupId group, long score) {
        int epoch = epoch(group);
        Earned earned =
                proven(Earning.of(badge, asked.atLeast(), group, epoch, past(), merits, policy));
        add(
                new BadgeAwarded(
                        subject.id(),
                        badge.id(),
                        level,
                        group,
                        epoch,
                        inForce.version(),
                        score,
                        earned.evidence(),
                        null,
                        null,
                        earned.at()));
        reward(asked.points(), badge.expires(), group, "badge-" + badge.id(), earned.at());
    }

    /// The tables of days and the events must say the same.
    private static Earned proven(@Nullable Earned earned) {
        if (earned == null) {
            throw new IllegalStateException("a score was reached that no events explain");
        }
        return earned;
    }

    private void reward(
            @Nullable Long points,
            @Nullable Expiry expires,
            @Nullable GroupId group,
            String reason,
            Instant at) {
        if (points == null) {
            return;
        }
        events.add(
                subject.grant(
                        new Terms(
                                points,
                                points,
                                null,
                                expires == null ? null : expires.endsAt(at, zone),
                                null,
                                false,
                                group,
                                null,
                                reason,
                                at)));
    }

    private void add(Event event) {
        merits = merits.fold(event);
        events.add(event);
    }

    private int epoch(@Nullable GroupId group) {
        return group == null ? 0 : merits.epoch(group);
    }

    /// Everything that happened to the member up to here, what this command does among it.
    private List<Happened> past() {
        if (before == null) {
            before = subject.past();
        }
        var all = new ArrayList<>(before);
        long at = position;
        for (Event event : decided) {
            all.add(new Happened(++at, event));
        }
        for (Event event : events) {
            all.add(new Happened(++at, event));
        }
        return all;
    }
}
