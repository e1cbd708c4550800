package org.livingledger.domain.whatif;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.EarningRule;
import org.livingledger.api.programme.RuleId;
import org.livingledger.api.tier.Fact;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.Tally;
import org.livingledger.api.tier.TierAt;
import org.livingledger.api.tier.Timeline;
import org.livingledger.domain.programme.RuleBooks.InForce;

/// One of the two programmes, and what it asks of the past.
///
/// @param inForce the programme in force, or the draft as the version after it
record Rules(InForce inForce) {

    List<Ladder> ladders() {
        return inForce.programme().ladders();
    }

    List<BoardDefinition> boards() {
        return inForce.programme().boards();
    }

    /// Whether a ladder of it counts what is of a kind. What none counts need not be kept.
    boolean climbs(Fact.Kind kind) {
        for (Ladder ladder : ladders()) {
            if (ladder.counts(kind)) {
                return true;
            }
        }
        return false;
    }

    /// Whether it awards or rewards anything that members do, so that what everybody did must be kept
    /// day by day.
    boolean recognises() {
        return Shadow.recognises(inForce.programme());
    }

    @Nullable EarningRule rule(RuleId id) {
        for (EarningRule rule : inForce.programme().rules()) {
            if (rule.id().equals(id)) {
                return rule;
            }
        }
        return null;
    }

    /// How a member stands on a ladder.
    static TierAt tier(Ladder ladder, Soul soul, Side side, ZoneId zone, Instant at) {
        return TierAt.of(
                Timeline.of(
                        ladder,
                        List.of(orNone(soul.done), orNone(side.earned)),
                        soul.spells(),
                        zone),
                at);
    }

    private static Tally orNone(@Nullable Tally tally) {
        return tally == null ? new Tally() : tally;
    }
}
