package org.livingledger.domain.membership;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.discipline.DisciplineCommand;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.discipline.DisciplineEvent.AppealDecided;
import org.livingledger.api.discipline.DisciplineEvent.AppealFiled;
import org.livingledger.api.discipline.DisciplineEvent.MeasureLifted;
import org.livingledger.api.discipline.DisciplineEvent.MeasureTaken;
import org.livingledger.api.discipline.DisciplineRejection;
import org.livingledger.api.discipline.DisciplineRejection.AlreadyAppealed;
import org.livingledger.api.discipline.DisciplineRejection.AppealTooLate;
import org.livingledger.api.discipline.DisciplineRejection.MeasureNotFound;
import org.livingledger.api.discipline.DisciplineRejection.NoAppeal;
import org.livingledger.api.discipline.DisciplineRejection.TooManyMeasures;
import org.livingledger.api.discipline.Measure;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// The measures that were taken against a member: numbered in each group, lifted and appealed against
/// once each. They outlast the membership, so that nobody gets rid of a strike or a mute by leaving.
public final class Conduct {

    private final MemberId member;

    /// In the order in which they were taken.
    private final ArrayList<Taken> measures = new ArrayList<>();

    /// Someone against whom nothing has been done.
    public Conduct(MemberId member) {
        this.member = member;
    }

    static Conduct of(MemberId member, List<Taken> state) {
        var conduct = new Conduct(member);
        conduct.measures.addAll(state);
        return conduct;
    }

    /// How many strikes are in force in a group.
    public int strikes(GroupId group, Instant at) {
        return (int) inForce(group, Measure.WARNING, at).count();
    }

    /// Whether they are or were muted in a group at an instant.
    public boolean isMuted(GroupId group, Instant at) {
        return inForce(group, Measure.MUTE, at).findAny().isPresent();
    }

    /// When their mutes of an instant are over; null if there are none, or one has no end.
    public @Nullable Instant mutedUntil(GroupId group, Instant at) {
        List<Taken> mutes = inForce(group, Measure.MUTE, at).toList();
        return mutes.stream().anyMatch(mute -> mute.until() == null)
                ? null
                : mutes.stream()
                        .map(mute -> Objects.requireNonNull(mute.until()))
                        .max(Instant::compareTo)
                        .orElse(null);
    }

    private Stream<Taken> inForce(GroupId group, Measure kind, Instant at) {
        return in(group).filter(one -> one.kind() == kind && one.isInForce(at));
    }

    private Stream<Taken> in(GroupId group) {
        return measures.stream().filter(one -> one.group().equals(group));
    }

    /// Whether the removal or ban by which a membership ended was taken back.
    boolean wasCleared(GroupId group, @Nullable Instant endedAt) {
        return in(group)
                .anyMatch(one ->
                        one.endsMembership()
                                && one.at().equals(endedAt)
                                && one.appeal() == Appeal.OVERTURNED);
    }

    /// The number of the last measure in a group, 0 if there was none.
    public int last(GroupId group) {
        return in(group).mapToInt(Taken::measure).max().orElse(0);
    }

    /// A measure.
    ///
    /// @param number its own: one more than the last, or than another that comes before it
    /// @param strikes how many strikes are in force with it
    /// @throws Refused with [TooManyMeasures] if there are as many as are kept apart
    public MeasureTaken take(Wish wish, int number, int strikes, Instant now) {
        if (number > DisciplineCommand.MOST_MEASURES) {
            throw new Refused(
                    new TooManyMeasures(wish.group(), member, DisciplineCommand.MOST_MEASURES));
        }
        return new MeasureTaken(
                member,
                wish.group(),
                number,
                wish.kind(),
                wish.reason(),
                wish.rule(),
                wish.until(),
                strikes,
                wish.followsFrom(),
                now.atZone(wish.zone()).plusDays(wish.appealDays()).toInstant(),
                wish.by(),
                now);
    }

    /// What takes back every measure of a kind that is in force.
    public List<MeasureLifted> lift(
            GroupId group,
            Measure kind,
            @Nullable String reason,
            @Nullable MemberId by,
            Instant now) {
        return in(group)
                .filter(one -> one.kind() == kind && one.isOpen(now))
                .map(one -> lifted(one, reason, by, now))
                .toList();
    }

    /// An appeal.
    ///
    /// @throws Refused with [MeasureNotFound], with [DisciplineRejection.MeasureLifted], with
    ///     [AlreadyAppealed], or with [AppealTooLate]
    public AppealFiled appeal(GroupId group, int measure, Instant now) {
        Taken taken = require(group, measure);
        Instant liftedAt = taken.liftedAt();
        if (liftedAt != null) {
            throw new Refused(
                    new DisciplineRejection.MeasureLifted(group, member, measure, liftedAt));
        }
        if (taken.appeal() != Appeal.NONE) {
            throw new Refused(new AlreadyAppealed(group, member, measure));
        }
        if (!now.isBefore(taken.appealUntil())) {
            throw new Refused(new AppealTooLate(group, member, measure, taken.appealUntil()));
        }
        return new AppealFiled(member, group, measure, now);
    }

    /// The measure of a number.
    ///
    /// @throws Refused with [MeasureNotFound] if there is none
    public Taken require(GroupId group, int measure) {
        return in(group)
                .filter(one -> one.measure() == measure)
                .findFirst()
                .orElseThrow(() -> new Refused(new MeasureNotFound(group, member, measure)));
    }

    /// Lets pass a measure with an appeal to decide.
    ///
    /// @throws Refused with [NoAppeal] if there is none
    public void requireAppeal(Taken taken) {
        if (taken.appeal() != Appeal.OPEN) {
            throw new Refused(new NoAppeal(taken.group(), member, taken.measure()));
        }
    }

    /// A measure and whatever it led to, as far as there is something to take back.
    public List<Taken> toClear(Taken taken, Instant now) {
        return in(taken.group())
                .filter(one ->
                        one.measure() == taken.measure()
                                || Objects.equals(one.followsFrom(), taken.measure()))
                .filter(one -> one.isOpen(now))
                .toList();
    }

    /// What takes one back.
    public MeasureLifted lifted(
            Taken taken, @Nullable String reason, @Nullable MemberId by, Instant now) {
        return new MeasureLifted(member, taken.group(), taken.measure(), reason, by, now);
    }

    /// Takes note of what happened to them.
    public void on(DisciplineEvent event) {
        switch (event) {
            case MeasureTaken made ->
                    measures.add(
                            new Taken(
                                    made.group(),
                                    made.measure(),
                                    made.kind(),
                                    made.followsFrom(),
                                    made.by(),
                                    made.occurredAt(),
                                    made.until(),
                                    made.appealUntil(),
                                    null,
                                    Appeal.NONE));
            case MeasureLifted lifted -> change(lifted, one -> one.lifted(lifted.occurredAt()));
            case AppealFiled filed -> change(filed, one -> one.appealed(Appeal.OPEN));
            case AppealDecided decided ->
                    change(
                            decided,
                            one ->
                                    one.appealed(
                                            decided.overturned()
                                                    ? Appeal.OVERTURNED
                                                    : Appeal.UPHELD));
        }
    }

    private void change(DisciplineEvent event, UnaryOperator<Taken> change) {
        measures.replaceAll(one ->
                one.measure() == event.measure() && one.group().equals(event.group())
                        ? change.apply(one)
                        : one);
    }

    List<Taken> state() {
        return List.copyOf(measures);
    }

    /// What is to be taken against them.
    ///
    /// @param until when it is over by itself, if it is
    /// @param followsFrom the warning that leads to it, if one does
    public record Wish(
            GroupId group,
            Measure kind,
            String reason,
            @Nullable String rule,
            @Nullable Instant until,
            @Nullable Integer followsFrom,
            int appealDays,
            ZoneId zone,
            @Nullable MemberId by) {}

    /// What became of the appeal against a measure.
    public enum Appeal {
        NONE,
        OPEN,
        UPHELD,
        OVERTURNED
    }

    /// A measure that was taken.
    public record Taken(
            GroupId group,
            int measure,
            Measure kind,
            @Nullable Integer followsFrom,
            @Nullable MemberId by,
            Instant at,
            @Nullable Instant until,
            Instant appealUntil,
            @Nullable Instant liftedAt,
            Appeal appeal) {

        /// Whether there is something to take back, be it that it begins minutes from now: clocks of
        /// outside systems may go ahead of ours.
        boolean isOpen(Instant now) {
            return liftedAt == null && (until == null || now.isBefore(until));
        }

        boolean isInForce(Instant when) {
            return !when.isBefore(at)
                    && (until == null || when.isBefore(until))
                    && (liftedAt == null || when.isBefore(liftedAt));
        }

        boolean endsMembership() {
            return switch (kind) {
                case WARNING, MUTE -> false;
                case REMOVAL, BAN -> true;
            };
        }

        private Taken lifted(Instant when) {
            return new Taken(
                    group, measure, kind, followsFrom, by, at, until, appealUntil, when, appeal);
        }

        private Taken appealed(Appeal now) {
            return new Taken(
                    group, measure, kind, followsFrom, by, at, until, appealUntil, liftedAt, now);
        }
    }
}
