package org.livingledger.server.due;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.livingledger.api.LedgerId;
import org.livingledger.api.tier.TierCommand.ReviewTiers;
import org.livingledger.api.tier.TierQuery.DueTiers;
import org.livingledger.api.tier.TierQuery.FindDueTiers;

/// Members whose tier has changed by itself, or who are to be warned that it will (`systems.md` S8).
///
/// @param question what answers the question of who they are
public record DueTierReviews(Function<FindDueTiers, List<DueTiers>> question) implements DueWork {

    @Override
    public List<Step> find(LedgerId ledger, Instant at, int limit) {
        return question.apply(new FindDueTiers(ledger, at, limit)).stream()
                .map(due -> new Step("tiers:" + due.member(), new ReviewTiers(due.member())))
                .toList();
    }
}
