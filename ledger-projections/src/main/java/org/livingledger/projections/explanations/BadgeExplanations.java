package org.livingledger.projections.explanations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Page;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.explanation.BadgeExplanation;
import org.livingledger.api.explanation.BadgeExplanation.Award;
import org.livingledger.api.explanation.BadgeExplanation.Evidence;
import org.livingledger.api.explanation.BadgeExplanation.Fact;
import org.livingledger.api.explanation.BadgeExplanation.Level;
import org.livingledger.api.explanation.BadgeExplanation.Pause;
import org.livingledger.api.explanation.BadgeExplanation.Place;
import org.livingledger.api.explanation.BadgeExplanation.Revocation;
import org.livingledger.api.explanation.ExplanationQuery.ExplainBadge;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.recognition.BadgeDefinition;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.Criterion;
import org.livingledger.api.recognition.Earning;
import org.livingledger.api.recognition.Earning.Counted;
import org.livingledger.api.recognition.Earning.Happened;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.recognition.RecognitionEvent;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.RecognitionEvent.BadgeRevoked;
import org.livingledger.api.recognition.RecognitionEvent.CheckInMadeUp;
import org.livingledger.api.recognition.Scope;
import org.livingledger.api.recognition.Scores;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.history.Lives;
import org.livingledger.projections.reading.Views;
import tools.jackson.databind.json.JsonMapper;

/// Why someone was awarded a badge, or not.
public final class BadgeExplanations {

    private final Views views;
    private final Lives lives;
    private final JsonMapper json;

    /// Explanations of what the views say, with the events as the source has them.
    public BadgeExplanations(Views views, EventSource source, JsonMapper json) {
        this.views = views;
        this.lives = new Lives(source);
        this.json = json;
    }

    /// Answers [ExplainBadge].
    @QueryHandler
    public @Nullable BadgeExplanation explain(ExplainBadge query) {
        Known known = Known.of(views, json, query.ledger(), query.member());
        BadgeDefinition definition =
                known.inForce().programme().badges().stream()
                        .filter(each -> each.id().equals(query.badge()))
                        .findFirst()
                        .orElse(null);
        var life = new Life(query.member(), CheckIns.of(known.inForce().programme()));
        lives.read(query.ledger(), known.life(), life::fold);
        List<Award> awards = life.awards(query.badge(), query.group());
        if (definition == null && awards.isEmpty()) {
            return null;
        }
        List<Place> places =
                definition == null ? List.of() : life.places(definition, query.group());
        List<Fact> facts = definition == null ? List.of() : life.facts(definition, places);
        Page<Fact> page = Pages.after(facts, query.after(), query.limit(), Fact::position);
        return new BadgeExplanation(
                known.position(),
                known.inForce().version(),
                query.member(),
                query.badge(),
                definition,
                definition == null ? 0 : life.policy.freezesFor(definition.criterion().activity()),
                awards,
                places,
                life.pauses(),
                facts.size(),
                page.items(),
                page.next());
    }

    /// What happened to one member, as far as badges follow from it.
    private static final class Life {

        private final MemberId member;
        private final CheckIns policy;
        private final List<Happened> past = new ArrayList<>();
        private final Map<Long, RecordedEvent> events = new HashMap<>();
        private Merits merits = Merits.NONE;

        Life(MemberId member, CheckIns policy) {
            this.member = member;
            this.policy = policy;
        }

        void fold(RecordedEvent recorded) {
            boolean theirs =
                    switch (recorded.event()) {
                        case ActivityEvent did -> did.member().equals(member);
                        case RecognitionEvent event -> event.member().equals(member);
                        case MembershipEvent event -> event.member().equals(member);
                        default -> false; // badges follow from nothing else
                    };
            if (theirs) {
                merits = merits.fold(recorded.event());
                past.add(new Happened(recorded.position(), recorded.event()));
                events.put(recorded.position(), recorded);
            }
        }

        List<Pause> pauses() {
            return merits.pauses().stream()
                    .map(one -> new Pause(one.group(), one.epoch(), one.from(), one.through()))
                    .toList();
        }

        List<Place> places(BadgeDefinition badge, @Nullable GroupId only) {
            if (badge.scope() == Scope.LEDGER) {
                return List.of(place(badge, null));
            }
            return merits.seats().stream()
                    .filter(Merits.Seat::active)
                    .map(Merits.Seat::group)
                    .filter(group -> badge.group() == null || badge.group().equals(group))
                    .filter(group -> only == null || only.equals(group))
                    .sorted(Comparator.comparing(GroupId::value))
                    .map(group -> place(badge, group))
                    .toList();
        }

        private Place place(BadgeDefinition badge, @Nullable GroupId group) {
            long score = Scores.of(badge, merits, group, policy);
            var levels = new ArrayList<Level>();
            for (int i = 0; i < badge.levels().size(); i++) {
                long atLeast = badge.levels().get(i).atLeast();
                Merits.Award award = merits.award(badge.id(), i + 1, group);
                boolean counts = award == null && badge.criterion().kind() != Criterion.Kind.MANUAL;
                levels.add(
                        new Level(
                                i + 1,
                                atLeast,
                                award != null && !award.revoked(),
                                award != null && award.revoked(),
                                counts ? Math.max(0, atLeast - score) : 0));
            }
            int epoch = group == null ? 0 : merits.epoch(group);
            return new Place(group, epoch, score, counted(badge, group).size(), levels);
        }

        List<Fact> facts(BadgeDefinition badge, List<Place> places) {
            return places.stream()
                    .flatMap(place -> counted(badge, place.group()).stream())
                    .sorted(Comparator.comparingLong(Fact::position))
                    .distinct()
                    .toList();
        }

        private List<Fact> counted(BadgeDefinition badge, @Nullable GroupId group) {
            if (badge.criterion().kind() == Criterion.Kind.ALL_OF) {
                return held(badge.criterion(), group);
            }
            int epoch = group == null ? 0 : merits.epoch(group);
            return Earning.counted(badge, group, epoch, past).stream().map(this::fact).toList();
        }

        private Fact fact(Counted counted) {
            RecordedEvent recorded = event(counted.position());
            return switch (recorded.event()) {
                case ActivityRecorded fact -> fact(recorded, fact.group(), fact.epoch(), counted);
                case CheckInMadeUp made -> fact(recorded, made.group(), made.epoch(), counted);
                default -> throw new IllegalStateException("no criterion counts " + recorded);
            };
        }

        private static Fact fact(
                RecordedEvent recorded, GroupId group, int epoch, Counted counted) {
            return new Fact(
                    recorded.position(),
                    recorded.id(),
                    type(recorded),
                    group,
                    epoch,
                    counted.day(),
                    recorded.event().occurredAt(),
                    counted.madeUp(),
                    counted.worth());
        }

        /// The awards of other badges that stand: 1 for the first of each badge.
        private List<Fact> held(Criterion criterion, @Nullable GroupId group) {
            var standing = new LinkedHashMap<Object, Happened>();
            for (Happened happened : past) {
                if (happened.event() instanceof BadgeAwarded award
                        && criterion.badges().contains(award.badge())
                        && (group == null
                                || award.group() == null
                                || group.equals(award.group()))) {
                    standing.put(key(award.badge(), award.level(), award.group()), happened);
                } else if (happened.event() instanceof BadgeRevoked revoked) {
                    standing.remove(key(revoked.badge(), revoked.level(), revoked.group()));
                }
            }
            var seen = new ArrayList<BadgeId>();
            var facts = new ArrayList<Fact>();
            for (Happened each : standing.values()) {
                var award = (BadgeAwarded) each.event();
                long worth = seen.contains(award.badge()) ? 0 : 1;
                seen.add(award.badge());
                RecordedEvent recorded = event(each.position());
                facts.add(
                        new Fact(
                                each.position(),
                                recorded.id(),
                                type(recorded),
                                award.group(),
                                award.epoch(),
                                null,
                                award.occurredAt(),
                                false,
                                worth));
            }
            return facts;
        }

        List<Award> awards(BadgeId badge, @Nullable GroupId only) {
            var awards = new LinkedHashMap<Long, Award>();
            var latest = new HashMap<Object, Long>();
            for (Happened happened : past) {
                if (happened.event() instanceof BadgeAwarded award && award.badge().equals(badge)) {
                    awards.put(happened.position(), award(happened.position(), award, null));
                    latest.put(key(badge, award.level(), award.group()), happened.position());
                } else if (happened.event() instanceof BadgeRevoked revoked
                        && revoked.badge().equals(badge)) {
                    Long awarded = latest.get(key(badge, revoked.level(), revoked.group()));
                    if (awarded != null) {
                        awards.put(
                                awarded,
                                award(
                                        awarded,
                                        (BadgeAwarded) event(awarded).event(),
                                        revocation(event(happened.position()), revoked)));
                    }
                }
            }
            return awards.values().stream()
                    .filter(each ->
                            only == null || each.group() == null || only.equals(each.group()))
                    .toList();
        }

        private Award award(long position, BadgeAwarded award, @Nullable Revocation revoked) {
            return new Award(
                    award.level(),
                    award.group(),
                    award.epoch(),
                    award.version(),
                    award.score(),
                    position,
                    event(position).id(),
                    award.occurredAt(),
                    award.by(),
                    award.reason(),
                    award.evidence().stream().map(this::event).map(Life::evidence).toList(),
                    revoked);
        }

        private static Evidence evidence(RecordedEvent recorded) {
            return new Evidence(
                    recorded.position(),
                    recorded.id(),
                    type(recorded),
                    recorded.event().occurredAt());
        }

        private static Revocation revocation(RecordedEvent recorded, BadgeRevoked revoked) {
            return new Revocation(
                    recorded.position(),
                    recorded.id(),
                    revoked.by(),
                    revoked.reason(),
                    revoked.adoption(),
                    revoked.occurredAt());
        }

        private RecordedEvent event(long position) {
            return Objects.requireNonNull(events.get(position), "only own events are counted");
        }

        private static String type(RecordedEvent recorded) {
            return Vocabulary.stored(recorded.event().getClass()).value();
        }

        private static Object key(BadgeId badge, int level, @Nullable GroupId group) {
            return badge + "/" + level + "/" + (group == null ? "" : group);
        }
    }
}
