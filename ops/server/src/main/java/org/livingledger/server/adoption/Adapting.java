package org.livingledger.server.adoption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.adoption.AdoptionStep.AdaptMember;
import org.livingledger.api.adoption.AdoptionStep.Less;
import org.livingledger.api.adoption.AdoptionStep.Lost;
import org.livingledger.api.adoption.AdoptionStep.More;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent.GrantRestored;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.domain.whatif.Due;
import org.livingledger.domain.whatif.Due.Answered;
import org.livingledger.domain.whatif.Due.Difference;
import org.livingledger.server.store.StoredEvents;

/// Makes the steps by which members are brought to what an adopted version gives.
final class Adapting {

    private final StoredEvents events;
    private final LedgerId ledger;
    private final Course course;

    Adapting(StoredEvents events, LedgerId ledger, Course course) {
        this.events = events;
        this.ledger = ledger;
        this.course = course;
    }

    /// What is to be done about a member: nothing, if what is lost was earned before the date.
    List<AdaptMember> steps(Due due) {
        var more = new ArrayList<More>();
        var tooMuch = new HashMap<Answered, Long>();
        due.grants()
                .forEach((answered, difference) -> {
                    if (difference.points() > 0) {
                        more.add(more(answered, difference));
                    } else {
                        tooMuch.put(answered, -difference.points());
                    }
                });
        more.sort(
                Comparator.comparing(More::occurredAt)
                        .thenComparing(each -> each.rule().value())
                        .thenComparing(More::activityId));
        List<Less> less = tooMuch.isEmpty() ? List.of() : less(due, tooMuch);
        List<Lost> lost = due.lost().isEmpty() ? List.of() : lost(due);
        var steps = new ArrayList<AdaptMember>();
        for (List<Less> some : Slices.of(less)) {
            steps.add(step(due, List.of(), some, List.of(), false));
        }
        for (List<More> some : Slices.of(more)) {
            steps.add(step(due, some, List.of(), List.of(), false));
        }
        if (!lost.isEmpty() || due.gains()) {
            steps.add(step(due, List.of(), List.of(), lost, due.gains()));
        }
        return steps;
    }

    private AdaptMember step(
            Due due, List<More> more, List<Less> less, List<Lost> lost, boolean review) {
        return new AdaptMember(course.version(), due.member(), more, less, lost, review);
    }

    private static More more(Answered answered, Difference difference) {
        PointsEarned answer = Objects.requireNonNull(difference.answer(), "it gives more");
        Grounds grounds = Objects.requireNonNull(answer.grounds(), "a rule gives it");
        return new More(
                answered.rule(),
                answered.group(),
                answered.activity(),
                answered.activityId(),
                grounds.inputs(),
                grounds.counted(),
                answer.points(),
                difference.points(),
                answer.lot() == null ? null : answer.lot().expiresAt(),
                answer.activeAt(),
                answered.at());
    }

    /// Which grants are too much, the last first.
    private List<Less> less(Due due, Map<Answered, Long> tooMuch) {
        var grants = new ArrayList<RecordedEvent>();
        var left = new HashMap<Long, Long>();
        for (RecordedEvent recorded :
                events.stream(ledger, "account/" + AccountId.of(due.member()))) {
            if (recorded.event() instanceof PointsEarned earned
                    && recorded.position() < course.begunAt()
                    && tooMuch.containsKey(answered(earned))) {
                grants.add(recorded);
                left.put(recorded.position(), earned.points());
            } else if (recorded.event() instanceof GrantReversed reversed) {
                left.computeIfPresent(reversed.movement(), (_, was) -> was - reversed.points());
            } else if (recorded.event() instanceof GrantRestored restored) {
                left.computeIfPresent(restored.movement(), (_, was) -> was + restored.points());
            }
        }
        var less = new ArrayList<Less>();
        for (RecordedEvent recorded : grants.reversed()) {
            Answered answered = answered((PointsEarned) recorded.event());
            long points =
                    Math.min(
                            tooMuch.getOrDefault(answered, 0L),
                            left.getOrDefault(recorded.position(), 0L));
            if (answered != null && points > 0) {
                less.add(new Less(recorded.position(), points));
                tooMuch.merge(answered, -points, Long::sum);
            }
        }
        return less.reversed();
    }

    private static @Nullable Answered answered(PointsEarned earned) {
        return Answered.of(earned.grounds(), earned.group(), earned.occurredAt());
    }

    private List<Lost> lost(Due due) {
        var awards = new HashMap<Due.Badge, RecordedEvent>();
        for (RecordedEvent recorded : events.stream(ledger, "member/" + due.member())) {
            if (recorded.event() instanceof BadgeAwarded award
                    && recorded.position() < course.begunAt()) {
                awards.put(new Due.Badge(award.badge(), award.level(), award.group()), recorded);
            }
        }
        var lost = new ArrayList<Lost>();
        for (Due.Badge badge : due.lost()) {
            RecordedEvent award = awards.get(badge);
            if (award != null && !isBefore(award)) {
                lost.add(
                        new Lost(
                                badge.badge(),
                                badge.level(),
                                badge.group(),
                                Rewards.of(award, events, ledger)));
            }
        }
        return lost;
    }

    private boolean isBefore(RecordedEvent award) {
        return course.begun().from() != null
                && award.event().occurredAt().isBefore(course.begun().from());
    }
}
