package org.livingledger.domain.whatif;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.livingledger.api.Event;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.Refused;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.programme.Expressions;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.EarningRule;
import org.livingledger.api.programme.RuleId;
import org.livingledger.api.recognition.Earning.Happened;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.RecognitionEvent.StreakMilestoneReached;
import org.livingledger.api.tier.Fact;
import org.livingledger.api.tier.TierAt;
import org.livingledger.api.whatif.Totals.Unanswered;
import org.livingledger.domain.activity.Answering;
import org.livingledger.domain.activity.Answering.Answer;
import org.livingledger.domain.activity.Answering.Deed;
import org.livingledger.domain.activity.Silence;
import org.livingledger.domain.group.FollowedGroup;
import org.livingledger.domain.membership.Conduct;
import org.livingledger.domain.points.ImaginedPurse;
import org.livingledger.domain.programme.ImaginedBudget;
import org.livingledger.domain.recognition.Recognised;
import org.livingledger.domain.recognition.Recognition;
import org.livingledger.domain.whatif.Side.Held;

/// What the draft decides anew, by the functions that commands decide by.
final class Anew {

    private final Rules draft;
    private final Answering answering;
    private final Past past;
    private final Map<RuleId, ImaginedBudget> budgets = new HashMap<>();
    private final Map<String, Unanswered> unanswered = new TreeMap<>();
    private ZoneId zone = ZoneOffset.UTC;

    Anew(Rules draft, Expressions expressions, Past past) {
        this.draft = draft;
        this.answering = new Answering(expressions);
        this.past = past;
    }

    void in(ZoneId ledgers) {
        zone = ledgers;
    }

    ZoneId zone() {
        return zone;
    }

    Map<RuleId, ImaginedBudget> budgets() {
        return budgets;
    }

    List<Unanswered> unanswered() {
        return List.copyOf(unanswered.values());
    }

    /// What is kept for badges, if the draft has any.
    void fold(Soul soul, Event event) {
        if (draft.recognises()) {
            soul.merits = soul.merits.fold(event);
        }
    }

    /// What the draft's rules answer. Nothing has happened.
    List<Answer> answers(
            ActivityRecorded fact, Soul soul, FollowedGroup group, RecordedEvent recorded) {
        Instant now = recorded.recordedAt();
        Conduct conduct = soul.conduct == null ? new Conduct(soul.id) : soul.conduct;
        var deed =
                new Deed(
                        fact.group(),
                        fact.activity(),
                        fact.activityId(),
                        Deed.normalized(fact.attributes()),
                        fact.occurredAt(),
                        group.roleOf(soul.id, now),
                        fact.epoch(),
                        Silence.of(
                                fact.group(),
                                group.house(),
                                conduct,
                                draft.inForce().programme().isMessage(fact.activity()),
                                fact.occurredAt(),
                                zone));
        try {
            deed.requireDeclared(draft.inForce());
            return answering.answers(
                    deed,
                    draft.inForce(),
                    purse(soul, now),
                    this::budget,
                    () -> tiers(soul, now),
                    zone);
        } catch (Refused refused) {
            leave(refused, recorded.position());
            return List.of();
        }
    }

    private ImaginedPurse purse(Soul soul, Instant now) {
        return new ImaginedPurse(AccountId.of(soul.id), soul.draft.balance, now, soul::counted);
    }

    private ImaginedBudget budget(RuleId rule) {
        return budgets.computeIfAbsent(rule, ImaginedBudget::new);
    }

    private List<TierAt> tiers(Soul soul, Instant now) {
        return draft.ladders().stream()
                .map(ladder -> Rules.tier(ladder, soul, soul.draft, zone, now))
                .toList();
    }

    private void leave(Refused refused, long position) {
        String code = refused.rejection().code();
        unanswered.merge(
                code,
                new Unanswered(code, 1, position),
                (one, other) -> new Unanswered(code, one.facts() + 1, one.firstPosition()));
    }

    /// Lets an answer happen.
    void grant(Soul soul, Answer answer, long position) {
        PointsEarned earned = answer.earned();
        earn(soul, earned, position);
        Grounds grounds = Objects.requireNonNull(earned.grounds());
        String budget = answer.rule().id() + "/budget";
        for (String cap : grounds.counted()) {
            if (!cap.equals(budget)) {
                soul.count(cap, earned.points());
            }
        }
        if (answer.drawn() != null) {
            budget(answer.rule().id()).apply(answer.drawn());
        }
    }

    private void earn(Soul soul, PointsEarned earned, long position) {
        soul.draft.granted = Math.addExact(soul.draft.granted, earned.points());
        soul.draft.move(earned.points(), position);
        Fact fact = Fact.of(earned);
        if (fact != null) {
            soul.draft.count(fact, draft, true);
        }
    }

    /// What the draft recognises of what was decided, which is to happen next.
    void recognise(List<Event> decided, Soul soul, RecordedEvent recorded) {
        try {
            take(
                    Recognition.after(
                            decided,
                            recorded.position() - 1,
                            subject(soul, recorded),
                            draft.inForce(),
                            zone),
                    soul,
                    recorded.position());
        } catch (Refused refused) {
            leave(refused, recorded.position());
        }
    }

    private Recognition.Subject subject(Soul soul, RecordedEvent recorded) {
        return new Imagined(
                soul, purse(soul, recorded.recordedAt()), past, recorded.position() - 1);
    }

    /// What the draft recognises, each badge and milestone with its reward right behind it.
    private void take(Recognised recognised, Soul soul, long position) {
        Held last = null;
        for (Event event : recognised.events()) {
            if (event instanceof BadgeAwarded award) {
                last = held(award);
                soul.draft.hold(last);
                soul.awarded(new Happened(position, award));
                fold(soul, award);
            } else if (event instanceof StreakMilestoneReached reached) {
                last = null;
                fold(soul, reached);
            } else if (event instanceof PointsEarned reward) {
                earn(soul, reward, position);
                if (last != null) {
                    soul.draft.reward(last, reward.points());
                }
            }
        }
    }

    /// Someone's own decision stays, with its reward; what it completes is the draft's to say.
    void byHand(BadgeAwarded award, Soul soul, RecordedEvent recorded) {
        soul.draft.hold(held(award));
        fold(soul, award);
        try {
            take(
                    Recognition.completed(
                            award.group(),
                            recorded.position(),
                            new Imagined(
                                    soul,
                                    purse(soul, recorded.recordedAt()),
                                    past,
                                    recorded.position()),
                            draft.inForce(),
                            zone),
                    soul,
                    recorded.position());
        } catch (Refused refused) {
            leave(refused, recorded.position());
        }
    }

    static Held held(BadgeAwarded award) {
        return new Held(award.badge(), award.level(), award.group());
    }

    /// What was granted, and stays, counts towards the draft's caps and budgets.
    void keep(Soul soul, PointsEarned earned) {
        Grounds grounds = earned.grounds();
        EarningRule rule = grounds == null ? null : draft.rule(grounds.rule());
        if (rule == null) {
            return;
        }
        List<Programme.Season> seasons = draft.inForce().programme().seasons();
        for (String cap : Answering.caps(rule, earned.occurredAt(), seasons, zone)) {
            soul.count(cap, earned.points());
        }
        if (rule.budget() != null && earned.points() > 0) {
            ImaginedBudget budget = budget(rule.id());
            budget.apply(budget.draw(earned.points(), earned.occurredAt()));
        }
    }

    /// What a reversal took back leaves room in the caps and the budget of the draft's rule.
    void makeRoom(Soul soul, GrantReversed reversed) {
        Grounds grounds = reversed.grounds();
        EarningRule rule = grounds == null ? null : draft.rule(grounds.rule());
        if (rule == null) {
            return;
        }
        List<Programme.Season> seasons = draft.inForce().programme().seasons();
        for (String cap : Answering.caps(rule, reversed.countedAt(), seasons, zone)) {
            soul.count(cap, -reversed.points());
        }
        if (rule.budget() != null) {
            budget(rule.id()).giveBack(reversed.points(), reversed.occurredAt());
        }
    }
}
