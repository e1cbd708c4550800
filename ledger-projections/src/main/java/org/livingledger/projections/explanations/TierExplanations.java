package org.livingledger.projections.explanations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Page;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.explanation.ExplanationQuery.ExplainTier;
import org.livingledger.api.explanation.TierExplanation;
import org.livingledger.api.explanation.TierExplanation.Figures;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.api.tier.Fact;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.Reasons;
import org.livingledger.api.tier.Reckoning;
import org.livingledger.api.tier.Spells;
import org.livingledger.api.tier.Tally;
import org.livingledger.api.tier.TierAt;
import org.livingledger.api.tier.Timeline;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.history.Lives;
import org.livingledger.projections.reading.Views;
import tools.jackson.databind.json.JsonMapper;

/// Why someone stands on a tier.
public final class TierExplanations {

    private final Views views;
    private final Lives lives;
    private final JsonMapper json;

    /// Explanations of what the views say, with the events as the source has them.
    public TierExplanations(Views views, EventSource source, JsonMapper json) {
        this.views = views;
        this.lives = new Lives(source);
        this.json = json;
    }

    /// An event that a ladder counts, or may count.
    private record Counting(RecordedEvent recorded, Fact fact, Map<String, Long> counts) {}

    /// Answers [ExplainTier].
    @QueryHandler
    public @Nullable TierExplanation explain(ExplainTier query) {
        Known known = Known.of(views, json, query.ledger(), query.member());
        for (Ladder ladder : known.inForce().programme().ladders()) {
            if (ladder.id().equals(query.ladder())
                    && (query.group() == null || query.group().equals(ladder.group()))) {
                return explain(query, known, ladder);
            }
        }
        return null;
    }

    private TierExplanation explain(ExplainTier query, Known known, Ladder ladder) {
        var tally = new Tally();
        var spells = new Spells();
        var counting = new ArrayList<Counting>();
        lives.read(
                query.ledger(),
                known.life(),
                recorded -> {
                    Fact fact = Fact.of(recorded.event());
                    if (fact != null && fact.member().equals(query.member())) {
                        tally.fold(fact);
                        Map<String, Long> counts = ladder.counts(fact);
                        if (!counts.isEmpty()) {
                            counting.add(new Counting(recorded, fact, counts));
                        }
                    }
                    if (recorded.event() instanceof MembershipEvent move
                            && move.member().equals(query.member())) {
                        spells.fold(move);
                    }
                });
        Timeline timeline = Timeline.of(ladder, List.of(tally), spells, known.inForce().zone());
        Reasons reasons = Reasons.of(timeline, query.at());
        List<TierExplanation.Fact> facts = facts(counting, tally, reasons);
        Reckoning deciding = reasons.deciding();
        Page<TierExplanation.Fact> page =
                Pages.after(facts, query.after(), query.limit(), TierExplanation.Fact::position);
        return new TierExplanation(
                known.position(),
                known.inForce().version(),
                known.inForce().zone(),
                query.at(),
                query.member(),
                ladder,
                TierAt.of(timeline, query.at()),
                figures(
                        reasons.current(),
                        facts.stream().filter(TierExplanation.Fact::current).toList()),
                deciding == null
                        ? null
                        : figures(
                                deciding,
                                facts.stream().filter(TierExplanation.Fact::deciding).toList()),
                reasons.above(),
                reasons.review(),
                facts.size(),
                reversals(facts),
                page.items(),
                page.next());
    }

    private static List<TierExplanation.Fact> facts(
            List<Counting> counting, Tally tally, Reasons reasons) {
        var facts = new ArrayList<TierExplanation.Fact>();
        Reckoning deciding = reasons.deciding();
        for (Counting each : counting) {
            var countsAt = tally.standsAt(each.fact());
            if (reasons.counts(countsAt)) {
                RecordedEvent recorded = each.recorded();
                facts.add(
                        new TierExplanation.Fact(
                                recorded.position(),
                                recorded.id(),
                                Vocabulary.stored(recorded.event().getClass()).value(),
                                each.fact().kind().group(),
                                each.fact().kind().activity(),
                                recorded.event().occurredAt(),
                                countsAt,
                                Undo.undoes(recorded.event()),
                                each.counts(),
                                reasons.current().has(countsAt),
                                deciding != null && deciding.has(countsAt)));
            }
        }
        return facts;
    }

    private static Figures figures(Reckoning reckoning, List<TierExplanation.Fact> facts) {
        return new Figures(reckoning, facts.size(), reversals(facts));
    }

    private static long reversals(List<TierExplanation.Fact> facts) {
        return facts.stream().filter(each -> each.movement() != null).count();
    }
}
