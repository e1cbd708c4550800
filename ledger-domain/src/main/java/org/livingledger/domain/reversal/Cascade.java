package org.livingledger.domain.reversal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Refused;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityEvent.ActivityReversed;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.RecognitionEvent.BadgeRevoked;
import org.livingledger.api.recognition.RecognitionEvent.StreakMilestoneReached;
import org.livingledger.api.reversal.RecognitionPolicy;
import org.livingledger.api.reversal.ReversalCommand.ReverseFact;
import org.livingledger.api.reversal.ReversalOutcome.FactReversed;
import org.livingledger.api.reversal.ReversalOutcome.Room;
import org.livingledger.api.reversal.ReversalOutcome.StreakMove;
import org.livingledger.api.reversal.ReversalOutcome.TierMove;
import org.livingledger.api.reversal.ReversalOutcome.UndoneMovement;
import org.livingledger.api.reversal.ReversalOutcome.UnprovenBadge;
import org.livingledger.api.reversal.ReversalOutcome.UnprovenMilestone;
import org.livingledger.api.reversal.ReversalRejection.ActivityAlreadyReversed;
import org.livingledger.api.reversal.ReversalRejection.FactNotFound;
import org.livingledger.api.tier.TierAt;
import org.livingledger.domain.points.Undoing;

/// What undoing one fact leads to: every event of it, before any has happened, and the list of what it
/// means. A preview and the command itself are this same decision.
final class Cascade {

    private final ReverseFact command;
    private final ReversalPolicy policy;
    private final boolean takesBack;
    private final Merits before;
    private final Undoing account;
    private final Past past;
    private final Programme programme;
    private final ZoneId zone;
    private final Instant now;

    private final List<Event> events = new ArrayList<>();
    private final List<UndoneMovement> movements = new ArrayList<>();
    private final List<UnprovenBadge> badges = new ArrayList<>();
    private final List<UnprovenMilestone> milestones = new ArrayList<>();
    private final Map<String, Long> room = new LinkedHashMap<>();
    private Merits merits;
    private @Nullable ActivityRecorded activity;

    Cascade(
            ReverseFact command,
            Merits merits,
            Undoing account,
            Past past,
            Programme programme,
            ZoneId zone,
            Instant now) {
        this.command = command;
        this.policy = Objects.requireNonNullElse(command.policy(), ReversalPolicy.WITHIN_BALANCE);
        this.takesBack = command.recognition() == RecognitionPolicy.TAKE_BACK;
        this.before = merits;
        this.merits = merits;
        this.account = account;
        this.past = past;
        this.programme = programme;
        this.zone = zone;
        this.now = now;
    }

    /// Everything that follows, in the order in which it is to happen.
    List<Event> events() {
        return events;
    }

    /// Decides it.
    ///
    /// @throws Refused as [ReverseFact] says
    void decide() {
        PointsEvent movement = past.movement(command.position());
        ActivityRecorded fact = past.activity(command.position());
        if (movement == null && fact == null) {
            throw new Refused(new FactNotFound(command.member(), command.position()));
        }
        account.requireMoving();
        if (movement != null) {
            undo(command.position(), movement);
        }
        if (fact != null) {
            undo(fact);
        }
    }

    private void undo(ActivityRecorded fact) {
        long reversedBy = past.reversedBy(command.position());
        if (reversedBy > 0) {
            throw new Refused(
                    new ActivityAlreadyReversed(command.member(), command.position(), reversedBy));
        }
        activity = fact;
        happen(
                new ActivityReversed(
                        fact.member(),
                        command.position(),
                        fact.group(),
                        fact.epoch(),
                        fact.activity(),
                        fact.activityId(),
                        fact.attributes(),
                        fact.day(),
                        command.reason(),
                        fact.occurredAt(),
                        now));
        past.granted(command.position(), fact).forEach(this::undo);
        var unproven = new Unproven(programme, past.member());
        unproven.milestones(before, merits).forEach(this::take);
        badges(unproven);
    }

    /// A badge that is taken back can take the proof from one that is made of it.
    private void badges(Unproven unproven) {
        List<Unproven.Badge> found = unproven.badges(before, merits);
        while (!found.isEmpty()) {
            found.forEach(this::take);
            found = takesBack ? unproven.badges(before, merits) : List.of();
        }
    }

    private void take(Unproven.Badge badge) {
        BadgeAwarded award = badge.award();
        Past.Granted reward = past.reward(badge.position(), "badge-" + award.badge());
        badges.add(
                new UnprovenBadge(
                        award.badge(),
                        award.level(),
                        award.group(),
                        badge.position(),
                        badge.score(),
                        badge.atLeast(),
                        reward == null ? null : reward.position(),
                        takesBack));
        if (takesBack) {
            happen(
                    new BadgeRevoked(
                            award.member(),
                            award.badge(),
                            award.level(),
                            award.group(),
                            award.epoch(),
                            null,
                            command.reason(),
                            null,
                            now));
            if (reward != null) {
                undo(reward);
            }
        }
    }

    private void take(Unproven.Milestone milestone) {
        StreakMilestoneReached reached = milestone.reached();
        Past.Granted reward = past.reward(milestone.position(), "streak-" + reached.days());
        milestones.add(
                new UnprovenMilestone(
                        reached.group(),
                        reached.days(),
                        reached.day(),
                        milestone.position(),
                        reward == null ? null : reward.position(),
                        takesBack && reward != null));
        if (takesBack && reward != null) {
            undo(reward);
        }
    }

    private void undo(Past.Granted granted) {
        if (account.left(granted.position(), granted.grant()) > 0) {
            undo(granted.position(), granted.grant());
        }
    }

    private void undo(long position, PointsEvent original) {
        PointsEvent undone = account.undo(position, original, policy, command.reason());
        events.add(undone);
        movements.add(Undone.of(original, undone));
        if (undone instanceof GrantReversed grant) {
            Undoing.caps(grant).forEach(cap -> room.merge(cap, grant.points(), Long::sum));
        }
    }

    private void happen(Event event) {
        merits = merits.fold(event);
        events.add(event);
    }

    /// The list of what it means, when it is decided.
    ///
    /// @param tiersBefore every ladder, without what is decided
    /// @param tiersAfter every ladder in the same order, with it
    FactReversed outcome(List<TierAt> tiersBefore, List<TierAt> tiersAfter) {
        var tiers = new ArrayList<TierMove>();
        for (int i = 0; i < tiersBefore.size(); i++) {
            TierAt from = tiersBefore.get(i);
            TierAt to = tiersAfter.get(i);
            if (!from.tier().equals(to.tier()) || !Objects.equals(from.until(), to.until())) {
                tiers.add(
                        new TierMove(
                                from.ladder(), from.tier(), to.tier(), from.until(), to.until()));
            }
        }
        var caps = new ArrayList<Room>();
        room.forEach((cap, points) -> caps.add(new Room(cap, Objects.requireNonNull(points))));
        var outcome =
                new FactReversed(
                        command.member(),
                        command.position(),
                        activity == null ? null : Undone.of(activity),
                        List.copyOf(movements),
                        caps,
                        List.copyOf(badges),
                        List.copyOf(milestones),
                        tiers,
                        streak(),
                        account.balance(),
                        account.available(),
                        "");
        return Undone.withFigures(outcome);
    }

    private @Nullable StreakMove streak() {
        ActivityRecorded fact = activity;
        if (fact == null || !fact.activity().equals(CheckIns.ACTIVITY)) {
            return null;
        }
        CheckIns rules = CheckIns.of(programme);
        GroupId group = rules.group(fact.group());
        LocalDate today = Period.day(now, zone);
        var was = before.streak(group, CheckIns.ACTIVITY, rules, today);
        var is = merits.streak(group, CheckIns.ACTIVITY, rules, today);
        return new StreakMove(was.days(), is.days(), was.longest(), is.longest());
    }
}
