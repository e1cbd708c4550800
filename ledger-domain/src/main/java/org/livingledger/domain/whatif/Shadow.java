package org.livingledger.domain.whatif;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityEvent.ActivityReversed;
import org.livingledger.api.book.BookEvent;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.discipline.HouseEvent;
import org.livingledger.api.elimination.EliminationEvent;
import org.livingledger.api.evidence.EvidenceEvent;
import org.livingledger.api.gate.GateEvent;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.GrantRestored;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.programme.Expressions;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeEvent;
import org.livingledger.api.programme.RuleId;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.RecognitionEvent;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.RecognitionEvent.BadgeRevoked;
import org.livingledger.api.recognition.RecognitionEvent.CheckInMadeUp;
import org.livingledger.api.recognition.RecognitionEvent.StreakMilestoneReached;
import org.livingledger.api.recognition.RecognitionEvent.StreakPaused;
import org.livingledger.api.recognition.RecognitionEvent.StreakResumed;
import org.livingledger.api.rotation.RotationEvent;
import org.livingledger.api.tier.Fact;
import org.livingledger.api.tier.Tally;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.title.TitleEvent;
import org.livingledger.domain.activity.Answering.Answer;
import org.livingledger.domain.group.FollowedGroup;
import org.livingledger.domain.membership.Conduct;
import org.livingledger.domain.programme.RuleBooks.InForce;
import org.livingledger.domain.whatif.Due.Answered;
import org.livingledger.domain.whatif.Side.Held;

/// A ledger in which a draft has been in force since ever, beside the ledger as it is. It is given every
/// event in position order, and changes nothing but itself.
///
/// What members did is answered anew: by the rules, caps and budgets of the draft, and with the badges
/// and milestones that it gives for them. What people decided stays as it was, to the point: grants
/// without a rule, spendings, transfers, expiries, reversals, and badges awarded or taken back by hand.
/// So the draft's balances may fall below zero, which is told.
public final class Shadow {

    private final Rules live;
    private final Rules draft;
    private final Anew anew;
    private final Map<MemberId, Soul> souls = new HashMap<>();
    private final Map<GroupId, FollowedGroup> groups = new HashMap<>();
    private final Map<RuleId, Long> drawn = new HashMap<>();
    private final @Nullable Wish wish;
    private @Nullable RecordedEvent before;

    /// That the draft is to be adopted, so that what it gives more or less is to be known of every grant.
    ///
    /// @param from since when it counts as in force, or null for ever
    public record Wish(@Nullable Instant from) {

        boolean leaves(Instant at) {
            return from != null && at.isBefore(from);
        }
    }

    /// A shadow to which nothing has happened yet.
    ///
    /// @param live the programme in force at the position up to which events will be given
    /// @param draft a programme that was proofread
    /// @param past the same ledger's events, by member
    public Shadow(InForce live, Programme draft, Expressions expressions, Past past) {
        this(live, draft, expressions, past, null);
    }

    /// A shadow to which nothing has happened yet, of a draft that is adopted.
    public Shadow(
            InForce live,
            Programme draft,
            Expressions expressions,
            Past past,
            @Nullable Wish wish) {
        this.wish = wish;
        this.live = new Rules(live);
        this.draft = new Rules(new InForce(draft, live.version() + 1));
        this.anew = new Anew(this.draft, expressions, past);
    }

    /// Takes the next event.
    public void on(RecordedEvent recorded) {
        switch (recorded.event()) {
            case BookEvent.LedgerOpened opened -> anew.in(opened.zone());
            case GroupEvent event -> group(event.group()).on(event);
            case HouseEvent event -> group(event.group()).on(event);
            case MembershipEvent event -> on(event);
            case DisciplineEvent event -> on(event);
            case ActivityEvent event -> on(event, recorded);
            case RecognitionEvent event -> on(event, recorded);
            case PointsEvent event -> on(event, recorded);
            case ProgrammeEvent event -> on(event);
            case GateEvent _,
                    TitleEvent _,
                    RotationEvent _,
                    EliminationEvent _,
                    TierEvent _,
                    EvidenceEvent _ -> {} // no rule asks about these
            default -> throw new IllegalStateException("an event of no known family: " + recorded);
        }
        before = recorded;
    }

    /// Whether a programme awards or rewards anything that members do besides what its rules grant.
    public static boolean recognises(Programme programme) {
        return !programme.badges().isEmpty()
                || CheckIns.of(programme).milestones().stream()
                        .anyMatch(milestone -> milestone.points() != null);
    }

    /// What differs, when all events were given. It takes the shadow apart, so it can be asked once.
    ///
    /// @param at as of which instant tiers are told
    /// @param group only who is or was a member of it; null for everybody
    public Comparison.Outcome compare(Instant at, @Nullable GroupId group) {
        return new Comparison(live, draft, anew.zone(), at)
                .of(souls, group, drawn, anew.budgets(), anew.unanswered());
    }

    /// What the draft gives more or less, of everybody of whom it does, in the order of their ids. It takes
    /// the shadow apart, so it can be asked once.
    public List<Due> due() {
        var due = new ArrayList<Due>();
        souls.keySet().stream()
                .sorted(Comparator.comparing(MemberId::value))
                .forEach(id -> {
                    Soul soul = souls.get(id);
                    Due theirs = soul == null ? null : due(soul);
                    if (theirs != null) {
                        due.add(theirs);
                    }
                });
        souls.clear();
        return due;
    }

    private static @Nullable Due due(Soul soul) {
        var grants = soul.isDue() ? soul.due().grants() : Map.<Due.Answered, Due.Difference>of();
        List<Due.Badge> lost =
                soul.live.held().keySet().stream()
                        .filter(held -> !soul.draft.held().containsKey(held))
                        .map(held -> new Due.Badge(held.badge(), held.level(), held.group()))
                        .toList();
        boolean gains = !soul.live.held().keySet().containsAll(soul.draft.held().keySet());
        return grants.isEmpty() && lost.isEmpty() && !gains
                ? null
                : new Due(soul.id, grants, lost, gains);
    }

    private Soul soul(MemberId member) {
        return souls.computeIfAbsent(member, Soul::new);
    }

    private FollowedGroup group(GroupId id) {
        return groups.computeIfAbsent(id, FollowedGroup::new);
    }

    private void on(MembershipEvent event) {
        Soul soul = soul(event.member());
        soul.on(event, !live.ladders().isEmpty() || !draft.ladders().isEmpty());
        anew.fold(soul, event);
    }

    private void on(DisciplineEvent event) {
        Soul soul = soul(event.member());
        if (soul.conduct == null) {
            soul.conduct = new Conduct(event.member());
        }
        soul.conduct.on(event);
    }

    private void on(ProgrammeEvent event) {
        switch (event) {
            case ProgrammeEvent.BudgetDrawn taken -> drawn.put(taken.rule(), taken.drawn());
            case ProgrammeEvent.BudgetReturned back -> drawn.put(back.rule(), back.drawn());
            case ProgrammeEvent.ProgrammePublished _,
                    ProgrammeEvent.BadgesReviewed _,
                    ProgrammeEvent.AdoptionBegun _,
                    ProgrammeEvent.AdoptionEnded _,
                    ProgrammeEvent.UndoingBegun _,
                    ProgrammeEvent.UndoingEnded _ -> {} // the draft has been in force since ever
        }
    }

    private void on(ActivityEvent event, RecordedEvent recorded) {
        switch (event) {
            case ActivityRecorded fact -> {
                Soul soul = soul(fact.member());
                List<Answer> answers =
                        leaves(fact.occurredAt())
                                ? List.of()
                                : anew.answers(fact, soul, group(fact.group()), recorded);
                var decided = new ArrayList<Event>();
                decided.add(fact);
                answers.forEach(answer -> decided.add(answer.earned()));
                anew.recognise(decided, soul, recorded);
                anew.fold(soul, fact);
                did(soul, fact);
                answers.forEach(answer -> {
                    anew.grant(soul, answer, recorded.position());
                    owe(soul, answer.earned());
                });
            }
            case ActivityReversed undone -> {
                Soul soul = soul(undone.member());
                anew.fold(soul, undone);
                did(soul, undone); // its grants are taken back by movements of their own
                if (wish != null) {
                    soul.due().forget(undone.group(), undone.activity(), undone.activityId());
                }
            }
        }
    }

    private boolean leaves(Instant at) {
        return wish != null && wish.leaves(at);
    }

    private void owe(Soul soul, PointsEarned answer) {
        if (wish != null) {
            soul.due()
                    .add(
                            Answered.of(answer.grounds(), answer.group(), answer.occurredAt()),
                            answer.points(),
                            answer);
        }
    }

    /// What was granted, or taken back or given back by an adoption.
    private void granted(
            Soul soul,
            @Nullable Grounds grounds,
            @Nullable GroupId group,
            Instant at,
            long points) {
        if (wish != null && !wish.leaves(at)) {
            soul.due().add(Answered.of(grounds, group, at), -points, null);
        }
    }

    private void did(Soul soul, ActivityEvent event) {
        Fact fact = Objects.requireNonNull(Fact.of(event));
        if (live.climbs(fact.kind()) || draft.climbs(fact.kind())) {
            if (soul.done == null) {
                soul.done = new Tally();
            }
            soul.done.fold(fact);
        }
        soul.live.count(fact, live, false);
        soul.draft.count(fact, draft, false);
    }

    private void on(RecognitionEvent event, RecordedEvent recorded) {
        Soul soul = soul(event.member());
        switch (event) {
            case CheckInMadeUp made -> {
                anew.recognise(List.of(made), soul, recorded);
                anew.fold(soul, made);
            }
            case StreakPaused paused -> anew.fold(soul, paused);
            case StreakResumed resumed -> anew.fold(soul, resumed);
            case StreakMilestoneReached _ -> {} // the draft marks its own
            case BadgeAwarded award -> {
                soul.live.hold(Anew.held(award));
                if (Imagined.isByHand(award)) {
                    anew.byHand(award, soul, recorded);
                }
            }
            case BadgeRevoked revoked -> {
                var held = new Held(revoked.badge(), revoked.level(), revoked.group());
                soul.live.lose(held);
                if (revoked.adoption() == null) {
                    soul.draft.lose(held);
                    anew.fold(soul, revoked);
                }
            }
        }
    }

    private void on(PointsEvent event, RecordedEvent recorded) {
        if (!event.account().isMember()) {
            return;
        }
        Soul soul = soul(new MemberId(event.account().value()));
        boolean programmes =
                event instanceof PointsEarned earned && granted(earned, soul, recorded);
        long points = 0;
        for (PointsEvent.Posting posting : event.postings()) {
            if (posting.account().equals(event.account())) {
                points += posting.points();
            }
        }
        Fact fact = Fact.of(event);
        soul.live.move(points, recorded.position());
        if (fact != null) {
            soul.live.count(fact, live, true);
        }
        if (corrects(event, soul)) {
            soul.live.granted += points;
            return; // the draft has been in force since ever
        }
        if (programmes && event instanceof PointsEarned earned) {
            soul.live.granted += points;
            granted(soul, earned.grounds(), earned.group(), earned.occurredAt(), points);
            if (earned.grounds() == null || !leaves(earned.occurredAt())) {
                return; // the draft has answered the fact itself
            }
            anew.keep(soul, earned);
        }
        soul.draft.move(points, recorded.position());
        if (fact != null) {
            soul.draft.count(fact, draft, true);
        }
        if (event instanceof GrantReversed reversed) {
            anew.makeRoom(soul, reversed);
        }
    }

    /// Whether an adoption, or its undoing, brought a grant to what another version gives.
    private boolean corrects(PointsEvent event, Soul soul) {
        if (event instanceof GrantReversed taken && taken.adoption() != null) {
            granted(soul, taken.grounds(), taken.group(), taken.countedAt(), -taken.points());
            return true;
        }
        if (event instanceof GrantRestored back) {
            granted(soul, back.grounds(), back.group(), back.countedAt(), back.points());
            return true;
        }
        return false;
    }

    /// Whether the programme granted it: by a rule, or as the reward of what it recognised.
    private boolean granted(PointsEarned earned, Soul soul, RecordedEvent recorded) {
        if (earned.grounds() != null) {
            return true;
        }
        RecordedEvent cause = before;
        if (cause == null
                || earned.reason() == null
                || !cause.correlation().equals(recorded.correlation())) {
            return false;
        }
        if (cause.event() instanceof BadgeAwarded award
                && award.member().equals(soul.id)
                && earned.reason().equals("badge-" + award.badge())) {
            soul.live.reward(Anew.held(award), earned.points());
            if (Imagined.isByHand(award)) {
                soul.draft.reward(Anew.held(award), earned.points());
                return false;
            }
            return true;
        }
        return cause.event() instanceof StreakMilestoneReached reached
                && reached.member().equals(soul.id)
                && earned.reason().equals("streak-" + reached.days());
    }
}
