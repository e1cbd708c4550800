package org.livingledger.projections.explanations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.explanation.ExplanationQuery.ExplainGrant;
import org.livingledger.api.explanation.GrantExplanation;
import org.livingledger.api.explanation.GrantExplanation.Cause;
import org.livingledger.api.explanation.GrantExplanation.Limit;
import org.livingledger.api.explanation.GrantExplanation.Movement;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.GrantRestored;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.LimitedBy;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsEvent.Slice;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.Cap;
import org.livingledger.api.programme.Programme.EarningRule;
import org.livingledger.api.programme.ProgrammeEvent.BudgetDrawn;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.history.Lives;
import org.livingledger.projections.programmes.InForce;
import org.livingledger.projections.reading.Views;
import tools.jackson.databind.json.JsonMapper;

/// Why points were granted, and what became of them.
public final class GrantExplanations {

    /// The most events of one activity: each rule gives a grant and may draw on a budget.
    private static final int MOST_OF_A_COMMAND = 2 * Programme.MOST + 10;

    private final Views views;
    private final EventSource source;
    private final Lives lives;
    private final JsonMapper json;

    /// Explanations of what the views say, with the events as the source has them.
    public GrantExplanations(Views views, EventSource source, JsonMapper json) {
        this.views = views;
        this.source = source;
        this.lives = new Lives(source);
        this.json = json;
    }

    /// Answers [ExplainGrant].
    @QueryHandler
    public @Nullable GrantExplanation explain(ExplainGrant query) {
        RecordedEvent recorded =
                source.at(query.ledger(), List.of(query.movement())).stream()
                        .findFirst()
                        .orElse(null);
        if (recorded == null
                || !(recorded.event() instanceof PointsEarned grant)
                || !grant.account().isMember()) {
            return null;
        }
        var member = new MemberId(grant.account().value());
        Known known = Known.of(views, json, query.ledger(), member);
        if (known.position() < query.movement()) {
            return null; // to every other reader it has not happened yet
        }
        InForce then = then(query.ledger(), grant, query.movement());
        EarningRule rule = rule(grant, then);
        var folded = new Folded(query, recorded, grant, rule, then);
        lives.read(query.ledger(), known.life(), folded::fold);
        folded.drawn(command(query.ledger(), recorded));
        Page<Movement> page =
                Pages.after(folded.became, query.after(), query.limit(), Movement::position);
        return new GrantExplanation(
                known.position(),
                then.version() == 0 ? null : then.version(),
                grant.account(),
                query.movement(),
                recorded.id(),
                grant,
                recorded.recordedAt(),
                folded.cause,
                rule,
                folded.limits(),
                grant.lot(),
                folded.remaining,
                folded.left,
                page.items(),
                page.next());
    }

    private InForce then(LedgerId ledger, PointsEarned grant, long movement) {
        Grounds grounds = grant.grounds();
        return views.read(
                InForce.TABLES,
                client ->
                        grounds == null
                                ? InForce.at(client, json, ledger, movement)
                                : InForce.version(client, json, ledger, grounds.version()));
    }

    private static @Nullable EarningRule rule(PointsEarned grant, InForce then) {
        Grounds grounds = grant.grounds();
        return grounds == null
                ? null
                : then.programme().rules().stream()
                        .filter(each -> each.id().equals(grounds.rule()))
                        .findFirst()
                        .orElse(null);
    }

    /// What followed the grant in its own command.
    private List<RecordedEvent> command(LedgerId ledger, RecordedEvent grant) {
        return source.after(ledger, grant.position(), MOST_OF_A_COMMAND).stream()
                .takeWhile(each -> each.correlation().equals(grant.correlation()))
                .toList();
    }

    /// The member's life as far as one grant is concerned.
    private static final class Folded {

        private final ExplainGrant query;
        private final RecordedEvent recorded;
        private final PointsEarned grant;
        private final @Nullable NewLot lot;
        private final AccountId account;
        private final List<Counter> counters = new ArrayList<>();
        private final List<Movement> became = new ArrayList<>();
        private final Set<String> holds = new HashSet<>();
        private @Nullable Cause cause;
        private long remaining;
        private long left;

        Folded(
                ExplainGrant query,
                RecordedEvent recorded,
                PointsEarned grant,
                @Nullable EarningRule rule,
                InForce then) {
            this.query = query;
            this.recorded = recorded;
            this.grant = grant;
            this.lot = grant.lot();
            this.account = grant.account();
            this.remaining = lot == null ? 0 : lot.points();
            this.left = grant.points();
            if (rule != null) {
                caps(rule, then);
            }
        }

        private void caps(EarningRule rule, InForce then) {
            LocalDate day = Period.day(grant.occurredAt(), then.zone());
            for (Cap cap : rule.caps()) {
                Period period = Period.of(cap.per(), day, then.programme().seasons());
                if (period != null) {
                    counters.add(
                            new Counter(
                                    rule.id() + "/" + period,
                                    "cap-per-" + cap.per().name().toLowerCase(Locale.ROOT),
                                    cap.points()));
                }
            }
            Long budget = rule.budget();
            if (budget != null) {
                counters.add(new Counter(rule.id() + "/budget", "budget", budget));
            }
        }

        void fold(RecordedEvent each) {
            if (each.position() < recorded.position()) {
                before(each);
            } else if (each.position() > recorded.position()
                    && each.event() instanceof PointsEvent event
                    && event.account().equals(account)) {
                after(each, event);
            }
        }

        private void before(RecordedEvent each) {
            Grounds grounds = grant.grounds();
            if (each.event() instanceof ActivityRecorded activity
                    && grounds != null
                    && each.correlation().equals(recorded.correlation())
                    && activity.activityId().equals(grounds.activityId())) {
                cause = new Cause(each.position(), each.id(), type(each), activity.occurredAt());
            }
            for (Counter counter : counters) {
                if (each.event() instanceof PointsEarned earned
                        && earned.account().equals(account)) {
                    counter.add(each, earned.grounds(), earned.points());
                } else if (each.event() instanceof GrantReversed reversed
                        && reversed.account().equals(account)) {
                    counter.add(each, reversed.grounds(), -reversed.points());
                } else if (each.event() instanceof GrantRestored restored
                        && restored.account().equals(account)) {
                    counter.add(each, restored.grounds(), restored.points());
                }
            }
        }

        private void after(RecordedEvent each, PointsEvent event) {
            switch (event) {
                case PointsEvent.PointsSpent spent -> taken(each, spent.slices());
                case PointsEvent.HoldCaptured captured -> {
                    taken(each, captured.slices());
                    holds.remove(captured.hold());
                }
                case PointsEvent.PointsHeld held -> {
                    if (of(held.slices()) > 0) {
                        holds.add(held.hold());
                        moved(each, 0);
                    }
                }
                case PointsEvent.HoldReleased released -> {
                    if (holds.remove(released.hold())) {
                        moved(each, 0);
                    }
                }
                case PointsEvent.PointsSent sent -> taken(each, sent.slices());
                case PointsEvent.PointsTaken taken -> taken(each, taken.slices());
                case PointsEvent.PointsForfeited forfeited -> taken(each, forfeited.slices());
                case GrantReversed reversed -> reversed(each, reversed);
                case GrantRestored restored -> restored(each, restored);
                case PointsEvent.SpendReversed back -> back(each, back.lots());
                case PointsEvent.PointsExpired expired ->
                        went(each, expired.lot(), expired.points());
                case PointsEvent.PointsCancelled cancelled ->
                        went(each, cancelled.lot(), cancelled.points());
                case PointsEvent.PointsActivated activated -> went(each, activated.lot(), 0);
                case PointsEvent.PointsFrozen frozen -> {
                    if (lot != null
                            && frozen.group().equals(lot.group())
                            && lot.lot() <= frozen.throughLot()) {
                        moved(each, 0);
                    }
                }
                case PointsEvent.PointsThawed thawed -> {
                    if (lot != null && thawed.group().equals(lot.group())) {
                        moved(each, 0);
                    }
                }
                // what comes later comes into lots of its own, and a standing account loses nothing
                case PointsEarned _,
                        PointsEvent.PointsReceived _,
                        PointsEvent.PointsAdded _,
                        PointsEvent.AccountFrozen _,
                        PointsEvent.AccountUnfrozen _ -> {}
            }
        }

        private void reversed(RecordedEvent each, GrantReversed reversed) {
            if (reversed.movement() == query.movement()) {
                left = reversed.left();
                moved(each, -of(reversed.slices()));
            } else {
                taken(each, reversed.slices());
            }
        }

        private void restored(RecordedEvent each, GrantRestored restored) {
            if (restored.movement() == query.movement()) {
                left += restored.points();
            }
            back(each, restored.lots());
        }

        private void back(RecordedEvent each, List<NewLot> lots) {
            long points =
                    lots.stream().filter(one -> is(one.lot())).mapToLong(NewLot::points).sum();
            if (points > 0) {
                moved(each, points);
            }
        }

        private void taken(RecordedEvent each, List<Slice> slices) {
            long points = of(slices);
            if (points > 0) {
                moved(each, -points);
            }
        }

        private void went(RecordedEvent each, long from, long points) {
            if (is(from)) {
                moved(each, -points);
            }
        }

        private long of(List<Slice> slices) {
            return slices.stream().filter(one -> is(one.lot())).mapToLong(Slice::points).sum();
        }

        private boolean is(long number) {
            return lot != null && lot.lot() == number;
        }

        private void moved(RecordedEvent each, long points) {
            remaining += points;
            became.add(movement(each, points));
        }

        /// What the command of the grant drew on the rule's budget.
        void drawn(List<RecordedEvent> command) {
            Grounds grounds = grant.grounds();
            for (RecordedEvent each : command) {
                if (grounds != null
                        && each.event() instanceof BudgetDrawn drawn
                        && drawn.rule().equals(grounds.rule())) {
                    for (Counter counter : counters) {
                        if (counter.code.equals("budget")) {
                            counter.used = drawn.drawn() - drawn.points();
                            counter.uses.add(movement(each, drawn.points()));
                        }
                    }
                }
            }
        }

        /// A budget of which nothing was drawn is told only if it cut the grant: then the grant says how
        /// much was left.
        List<Limit> limits() {
            LimitedBy by = grant.limitedBy();
            var limits = new ArrayList<Limit>();
            for (Counter counter : counters) {
                boolean cut = by != null && by.code().equals(counter.code);
                boolean budget = counter.code.equals("budget");
                if (budget && counter.uses.isEmpty() && (by == null || !cut)) {
                    continue;
                }
                long used = budget && by != null && cut ? counter.limit - by.left() : counter.used;
                limits.add(
                        new Limit(
                                counter.count,
                                counter.code,
                                counter.limit,
                                used,
                                Math.max(0, counter.limit - used),
                                cut,
                                counter.uses.stream()
                                        .skip(Math.max(0, counter.uses.size() - query.limit()))
                                        .toList()));
            }
            return List.copyOf(limits);
        }
    }

    /// What a cap or a budget had counted before.
    private static final class Counter {

        private final String count;
        private final String code;
        private final long limit;
        private final List<Movement> uses = new ArrayList<>();
        private long used;

        Counter(String count, String code, long limit) {
            this.count = count;
            this.code = code;
            this.limit = limit;
        }

        void add(RecordedEvent each, @Nullable Grounds grounds, long points) {
            if (!code.equals("budget")
                    && points != 0
                    && grounds != null
                    && grounds.counted().contains(count)) {
                used += points;
                uses.add(movement(each, points));
            }
        }
    }

    private static Movement movement(RecordedEvent each, long points) {
        return new Movement(
                each.position(), each.id(), type(each), points, each.event().occurredAt());
    }

    private static String type(RecordedEvent recorded) {
        return Vocabulary.stored(recorded.event().getClass()).value();
    }
}
