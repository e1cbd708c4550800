package org.livingledger.projections.eliminations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Page;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.elimination.EliminationEvent.EliminationWarned;
import org.livingledger.api.elimination.EliminationEvent.EliminationWarningLifted;
import org.livingledger.api.elimination.EliminationPolicy;
import org.livingledger.api.elimination.EliminationPolicy.Measure;
import org.livingledger.api.elimination.EliminationQuery.PreviewElimination;
import org.livingledger.api.elimination.Review;
import org.livingledger.api.elimination.Review.Judged;
import org.livingledger.api.elimination.Span.Days;
import org.livingledger.api.explanation.EliminationExplanation;
import org.livingledger.api.explanation.EliminationExplanation.Ended;
import org.livingledger.api.explanation.EliminationExplanation.Fact;
import org.livingledger.api.explanation.EliminationExplanation.Line;
import org.livingledger.api.explanation.EliminationExplanation.Status;
import org.livingledger.api.explanation.EliminationExplanation.Window;
import org.livingledger.api.explanation.ExplanationQuery.ExplainElimination;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipEvent.MemberIntroduced;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.api.membership.MembershipEvent.MemberReleased;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.recognition.RecognitionEvent;
import org.livingledger.api.recognition.RecognitionEvent.CheckInMadeUp;
import org.livingledger.api.tier.Tally;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.eliminations.Shapes.Book;
import org.livingledger.projections.eliminations.Shapes.InForce;
import org.livingledger.projections.explanations.Pages;
import org.livingledger.projections.explanations.Undo;
import org.livingledger.projections.history.Lives;
import org.livingledger.projections.reading.Together;
import org.livingledger.projections.reading.Views;
import tools.jackson.databind.json.JsonMapper;

/// Why someone is warned, eliminated, exempt or safe: judged with the others as a run would judge them,
/// with what their own events came to.
public final class EliminationExplanations {

    private static final List<String> TABLES =
            Stream.concat(EliminationAnswers.TABLES.stream(), Lives.TABLES.stream()).toList();

    private static final List<String> PROJECTIONS =
            List.of("eliminations", "rosters", "titles", "tiers", "recognition", "history");

    private final Views views;
    private final Lives lives;
    private final JsonMapper json;

    /// Explanations of what the views say, with the events as the source has them.
    public EliminationExplanations(Views views, EventSource source, JsonMapper json) {
        this.views = views;
        this.lives = new Lives(source);
        this.json = json;
    }

    /// What the tables say at one position.
    private record Known(
            long position,
            Book book,
            @Nullable EliminationPolicy policy,
            @Nullable Review review,
            List<Long> life) {}

    /// Answers [ExplainElimination].
    @QueryHandler
    public @Nullable EliminationExplanation explain(ExplainElimination query) {
        Known known =
                Together.read(
                        views,
                        TABLES,
                        PROJECTIONS,
                        query.ledger(),
                        (client, position) -> {
                            Book book = EliminationAnswers.book(client, query.ledger(), json);
                            if (book == null) {
                                return null;
                            }
                            InForce inForce = book.policy(query.group());
                            EliminationPolicy policy = inForce == null ? null : inForce.policy();
                            var preview =
                                    new PreviewElimination(
                                            query.ledger(), query.group(), query.at(), null, 1);
                            return new Known(
                                    position,
                                    book,
                                    policy,
                                    policy == null
                                            ? null
                                            : EliminationAnswers.review(
                                                    preview, policy, book, client),
                                    Lives.positions(
                                            client, query.ledger(), query.member(), position));
                        });
        if (known == null) {
            return null;
        }
        var life = new Life(query.member(), query.group());
        lives.read(query.ledger(), known.life(), life::fold);
        return known.policy() == null && life.ended == null ? null : explain(query, known, life);
    }

    private static EliminationExplanation explain(
            ExplainElimination query, Known known, Life life) {
        EliminationPolicy policy = known.policy();
        Review review = known.review();
        Judged judged =
                review == null
                        ? null
                        : review.members().stream()
                                .filter(each -> each.member().equals(query.member()))
                                .findFirst()
                                .orElse(null);
        EliminationPolicy counts = judged == null ? null : policy;
        ZoneId zone = known.book().zone();
        List<Days> spans =
                counts == null ? List.of() : counts.window().on(Period.day(query.at(), zone));
        List<Fact> facts = counts == null ? List.of() : life.facts(counts, spans, zone);
        Page<Fact> page = Pages.after(facts, query.after(), query.limit(), Fact::position);
        return new EliminationExplanation(
                known.position(),
                known.book().version(),
                zone,
                query.at(),
                query.group(),
                query.member(),
                policy,
                status(judged, life),
                judged,
                review == null ? null : review.place(query.member()),
                missing(judged),
                life.began,
                life.ended,
                List.copyOf(life.warnings),
                counts == null ? List.of() : life.windows(counts, spans, zone),
                facts.size(),
                facts.stream().filter(each -> each.movement() != null).count(),
                page.items(),
                page.next());
    }

    private static @Nullable Long missing(@Nullable Judged judged) {
        Long minimum = judged == null ? null : judged.judgement().minimum();
        return judged == null || minimum == null
                ? null
                : Math.max(0, minimum - judged.judgement().figure());
    }

    private static Status status(@Nullable Judged judged, Life life) {
        if (judged == null) {
            return life.ended != null
                    ? Status.ELIMINATED
                    : life.began == null ? Status.NOT_A_MEMBER : Status.SAFE;
        }
        return switch (judged.verdict()) {
            case ELIMINATE -> Status.TO_BE_ELIMINATED;
            case WARN -> Status.TO_BE_WARNED;
            case WARNED -> Status.WARNED;
            case EXEMPT -> Status.EXEMPT;
            case LIFT -> Review.RECOVERED.equals(judged.reason()) ? Status.SAFE : Status.EXEMPT;
            case STAY -> Status.SAFE;
        };
    }

    /// What happened to one member, as far as a group's policy counts it.
    private static final class Life {

        private final MemberId member;
        private final GroupId group;
        private final Tally tally = new Tally();
        private final List<RecordedEvent> counting = new ArrayList<>();
        private final Set<@Nullable Long> undone = new HashSet<>();
        private final List<Line> warnings = new ArrayList<>();
        private Merits merits = Merits.NONE;
        private @Nullable Instant began;
        private @Nullable Ended ended;

        Life(MemberId member, GroupId group) {
            this.member = member;
            this.group = group;
        }

        void fold(RecordedEvent recorded) {
            var fact = org.livingledger.api.tier.Fact.of(recorded.event());
            if (fact != null && fact.member().equals(member)) {
                tally.fold(fact);
                counting.add(recorded);
                undone.add(Undo.undoes(recorded.event()));
            }
            switch (recorded.event()) {
                case MembershipEvent event when event.member().equals(member) -> {
                    merits = merits.fold(event);
                    move(recorded, event);
                }
                case ActivityEvent event when event.member().equals(member) ->
                        merits = merits.fold(event);
                case RecognitionEvent event when event.member().equals(member) -> {
                    merits = merits.fold(event);
                    if (event instanceof CheckInMadeUp) {
                        counting.add(recorded);
                    }
                }
                case EliminationWarned event
                        when event.member().equals(member) && event.group().equals(group) ->
                        warnings.add(
                                new Line(
                                        recorded.position(),
                                        recorded.id(),
                                        Pages.type(recorded),
                                        event.epoch(),
                                        event.reason(),
                                        event.judgement(),
                                        event.until(),
                                        event.occurredAt()));
                case EliminationWarningLifted event
                        when event.member().equals(member) && event.group().equals(group) ->
                        warnings.add(
                                new Line(
                                        recorded.position(),
                                        recorded.id(),
                                        Pages.type(recorded),
                                        event.epoch(),
                                        event.reason(),
                                        event.judgement(),
                                        null,
                                        event.occurredAt()));
                default -> {} // no policy counts anything else
            }
        }

        private void move(RecordedEvent recorded, MembershipEvent event) {
            switch (event) {
                case MemberIntroduced _ -> {}
                case MemberJoined joined -> {
                    if (joined.group().equals(group)) {
                        began = joined.occurredAt();
                        ended = null;
                    }
                }
                case MemberLeft left -> gone(left.group());
                case MemberReleased released -> gone(released.group());
                case MemberEliminated out -> {
                    if (out.group().equals(group)) {
                        began = null;
                        ended =
                                new Ended(
                                        recorded.position(),
                                        recorded.id(),
                                        out.epoch(),
                                        out.reason(),
                                        out.judgement(),
                                        out.by(),
                                        out.occurredAt());
                    }
                }
            }
        }

        private void gone(GroupId from) {
            if (from.equals(group)) {
                began = null;
            }
        }

        List<Window> windows(EliminationPolicy policy, List<Days> spans, ZoneId zone) {
            return spans.stream()
                    .map(days ->
                            new Window(days.from(), days.through(), figure(policy, days, zone)))
                    .toList();
        }

        private long figure(EliminationPolicy policy, Days days, ZoneId zone) {
            return switch (policy.measure()) {
                case CHECK_INS ->
                        merits.kept(group, CheckIns.ACTIVITY).stream()
                                .filter(day -> has(days, day))
                                .count();
                case ACTIVITY_COUNT, POINTS_EARNED ->
                        tally.sum(
                                metric(policy.measure()),
                                group,
                                policy.activity(),
                                from(days, zone),
                                until(days, zone));
            };
        }

        List<Fact> facts(EliminationPolicy policy, List<Days> spans, ZoneId zone) {
            var facts = new ArrayList<Fact>();
            Set<LocalDate> kept = new HashSet<>();
            for (RecordedEvent recorded : counting) {
                Fact fact =
                        policy.measure() == Measure.CHECK_INS
                                ? day(recorded, spans, kept)
                                : sum(recorded, policy, spans, zone);
                if (fact != null) {
                    facts.add(fact);
                }
            }
            return facts;
        }

        private @Nullable Fact day(RecordedEvent recorded, List<Days> spans, Set<LocalDate> kept) {
            LocalDate day =
                    switch (recorded.event()) {
                        case ActivityRecorded done
                                when !undone.contains(recorded.position())
                                        && done.group().equals(group)
                                        && done.epoch() == merits.epoch(group)
                                        && done.activity().equals(CheckIns.ACTIVITY) ->
                                done.day();
                        case CheckInMadeUp made
                                when made.group().equals(group)
                                        && made.epoch() == merits.epoch(group) ->
                                made.day();
                        default -> null; // what else was done is no check-in
                    };
            if (day == null || spans.stream().noneMatch(days -> has(days, day))) {
                return null;
            }
            return new Fact(
                    recorded.position(),
                    recorded.id(),
                    Pages.type(recorded),
                    CheckIns.ACTIVITY,
                    day,
                    recorded.event().occurredAt(),
                    null,
                    kept.add(day) ? 1 : 0);
        }

        private @Nullable Fact sum(
                RecordedEvent recorded, EliminationPolicy policy, List<Days> spans, ZoneId zone) {
            var fact = org.livingledger.api.tier.Fact.of(recorded.event());
            if (fact == null
                    || fact.kind().metric() != metric(policy.measure())
                    || !group.equals(fact.kind().group())
                    || (policy.activity() != null
                            && !policy.activity().equals(fact.kind().activity()))) {
                return null;
            }
            Instant at = tally.standsAt(fact);
            boolean within =
                    spans.stream()
                            .anyMatch(days ->
                                    !at.isBefore(from(days, zone))
                                            && at.isBefore(until(days, zone)));
            return within
                    ? new Fact(
                            recorded.position(),
                            recorded.id(),
                            Pages.type(recorded),
                            fact.kind().activity(),
                            Period.day(at, zone),
                            recorded.event().occurredAt(),
                            Undo.undoes(recorded.event()),
                            fact.count())
                    : null;
        }

        private Instant from(Days days, ZoneId zone) {
            Instant from = days.from().atStartOfDay(zone).toInstant();
            boolean back = merits.epoch(group) > 1;
            return back && began != null && began.isAfter(from) ? began : from;
        }

        private static Instant until(Days days, ZoneId zone) {
            return days.through().plusDays(1).atStartOfDay(zone).toInstant();
        }

        private static boolean has(Days days, LocalDate day) {
            return !day.isBefore(days.from()) && !day.isAfter(days.through());
        }

        private static Metric metric(Measure measure) {
            return measure == Measure.POINTS_EARNED ? Metric.POINTS_EARNED : Metric.ACTIVITY_COUNT;
        }
    }
}
